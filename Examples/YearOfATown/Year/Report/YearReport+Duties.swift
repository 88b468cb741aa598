internal import Markup
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

// MARK: - Duties and targets

extension YearReport {
  private static let standings = ["late", "missed", "due", "unknown", "met"]

  var duties: Markup {
    let lines = year.months.last?.due ?? []
    let heads =
      [words.say("要求", "what is demanded"), words.say("条款", "clause"), words.say("约束力", "force")]
      + Self.standings.map(words.standing)
    let rows = lines.sorted { $0.weight > $1.weight }.map { line in
      [
        ReportTable.Cell.text(words.say(line.title)),
        .text(words.clauses(line.citations), tone: "dim"),
        .text(words.force(line.force)),
      ]
        + Self.standings.map { word in
          let isBad = word == "late" || word == "missed"
          return .number(line.tally[word] ?? 0, words, tone: isBad ? "warn" : "")
        }
    }
    let text = words.say(
      "年末各项要求的办理项数。信息不足的，示例镇没有虚构所需的事实，不算做到。",
      "Items of each demand at the end of the year. Where something is not known, the facts were not "
        + "made up for the example; that does not count as met."
    )
    return section(
      words.say("年末要求", "What is demanded, at the end"),
      [note(text), ReportTable(heads: heads, rows: rows).markup]
    )
  }

  var score: Markup {
    let heads = [
      words.say("目标", "target"), words.say("条款", "clause"), words.say("结论", "verdict"),
      words.say("分子/分母", "numerator / denominator"), words.say("要求", "demanded"),
      words.say("约束力", "force"),
    ]
    let rows = year.score.lines.map { line in
      let verdict = line.result.verdict.name
      let tone = verdict == "met" ? "fine" : verdict == "missed" ? "warn" : "dim"
      return [
        ReportTable.Cell.text(words.say(line.demand.rule.title)),
        .text(words.clauses(line.demand.rule.citations), tone: "dim"),
        .text(words.standing(verdict), note: missing(line), tone: tone),
        .text(share(line.result)),
        .text(line.result.demanded.map { "\($0)" } ?? ""),
        .text(words.force(line.result.force)),
      ]
    }
    return section(
      words.say("全年得分", "The year's score"),
      [ReportTable(heads: heads, rows: rows).markup]
    )
  }

  private func share(_ result: TargetResult) -> String {
    guard let numerator = result.numerator else { return "" }
    let parts = [numerator, result.denominator].compactMap {
      $0?.rounded(toPlaces: 4, mode: .halfUp)
    }
    return parts.map { "\($0)" }.joined(separator: " / ")
  }

  /// What is missing, by the last name of each path, so that no subject is named.
  private func missing(_ line: Scorecard.Line) -> String {
    guard case .unknown(let missing) = line.result.verdict else { return "" }
    let names = Set(missing.map { $0.name.split(separator: ".").last.map(String.init) ?? $0.name })
    return words.say("缺：", "missing: ") + names.sorted().prefix(3).joined(separator: ", ")
  }

  var assumptions: Markup {
    let heads = [
      words.say("敞口的数值", "open term"), words.say("示例取值", "made-up value"),
      words.say("单位", "unit"),
    ]
    let rows = TownPolicy.assumptions.map { assumption in
      [
        ReportTable.Cell.text(words.say(assumption.title), note: assumption.parameter),
        .number(assumption.amount, words), .text(words.say(assumption.unit)),
      ]
    }
    let text = words.say(
      "政策包里由上级另定的数值，为了能算，示例自行设定；不是任何地方的标准。",
      "Values that the pack leaves to wider law; the example sets them so that it can decide. They "
        + "are no standard of any place."
    )
    return section(
      words.say("示例自设的数值", "Values made up for the example"),
      [note(text), ReportTable(heads: heads, rows: rows, isNarrow: true).markup]
    )
  }
}

extension TownMonth.DueLine {
  /// How badly it stands, for the order of lists.
  var weight: Int { (tally["late"] ?? 0) * 3 + (tally["missed"] ?? 0) * 2 + (tally["due"] ?? 0) }
}

// MARK: - The months' work lists

extension YearReport {
  var workLists: Markup {
    section(words.say("各月工作清单", "The months' work lists"), year.months.map(workList))
  }

  private func workList(_ month: TownMonth) -> Markup {
    let lines = WorkList(month, words: words).lines.map { Markup.element("li", [:], .text($0)) }
    return .block(
      "section",
      ["class": "month"],
      [.element("h3", [:], .text(month.name)), .block("ul", [:], lines)]
    )
  }
}

internal import ResettlementCore

/// What is to be done at the end of a month, a line each.
struct WorkList {
  let month: TownMonth
  let words: ReportWords

  init(_ month: TownMonth, words: ReportWords) {
    self.month = month
    self.words = words
  }

  /// The lines: what was learnt, clues, steps, objections, duties, refusals.
  var lines: [String] {
    [learnt] + month.clues.map(clue) + month.steps.map(step) + objections
      + duties + month.refusals.map(refusal)
  }

  private var learnt: String {
    let learnt = month.learnt
    return words.say(
      "登记事实 \(learnt.facts) 条，其中迟报 \(learnt.late) 条；更正 \(learnt.corrected) 条，撤销 \(learnt.annulled) 条",
      "facts recorded: \(learnt.facts), of them \(learnt.late) late; \(learnt.corrected) corrected, "
        + "\(learnt.annulled) annulled"
    )
  }

  private func clue(_ line: TownMonth.ClueLine) -> String {
    let pressing =
      line.pressing == 0
      ? "" : words.say("，较重以上 \(line.pressing) 条", ", \(line.pressing) of them pressing")
    return words.say(
      "线索待办：\(line.rule.title.chinese) \(line.open) 条（本月新增 \(line.new) 条\(pressing)）",
      "clues to answer: \(line.rule.title.english): \(line.open) (\(line.new) new\(pressing))"
    )
  }

  private func step(_ line: TownMonth.StepLine) -> String {
    let blocked =
      line.blocked == 0
      ? "" : words.say("，\(line.blocked) 户条件未到", ", \(line.blocked) not yet")
    return words.say(
      "\(line.procedure.chinese)：下一步“\(line.step.chinese)”（\(line.actor)）\(line.ready) 户可办\(blocked)",
      "\(line.procedure.english): next ‘\(line.step.english)’ (\(line.actor)): \(line.ready) ready"
        + blocked
    )
  }

  private var objections: [String] {
    month.openObjections == 0
      ? []
      : [
        words.say(
          "未处理异议 \(month.openObjections) 件",
          "objections not decided: \(month.openObjections)"
        )
      ]
  }

  /// The demands that stand worst, each with its numbers.
  private var duties: [String] {
    let worst = month.due.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.prefix(4)
    return worst.map { line in
      let counts = ["late", "missed", "due"].compactMap { word -> String? in
        guard let count = line.tally[word] else { return nil }
        return "\(words.standing(word)) \(count)"
      }
      return words.say(
        "要求：\(line.title.chinese)：\(counts.joined(separator: "，"))",
        "demanded: \(line.title.english): \(counts.joined(separator: ", "))"
      )
    }
  }

  private func refusal(_ line: ProcedureObstacleLine) -> String {
    words.say(
      "登记被拒 \(line.count) 次：\(line.example.chinese)",
      "records refused: \(line.count): \(line.example.english)"
    )
  }
}

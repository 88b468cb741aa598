internal import Diagnostics
internal import PopulationColumns
internal import Quantities
internal import ResettlementCore

/// What a run over a population came to, as the terminal shows it: the rows that were not taken,
/// and a line for each rule.
struct PopulationReportText {
  let report: PopulationReport
  let session: Session

  /// The totals, a line for each rule.
  var totals: String {
    let head = session.pick(
      "已评估 \(report.households) 户、\(report.persons) 人\n",
      "assessed \(report.households) households and \(report.persons) persons\n"
    )
    return head + report.totals.map { line($0) + "\n" }.joined()
  }

  private func line(_ totals: RuleTotals) -> String {
    let title = totals.rule.title
    let name = session.pick(title.chinese, title.english)
    let counts = Self.order.compactMap { verdict in
      totals.counts[verdict].map { "\(word(verdict)) \($0)" }
    }
    let amount = totals.amount.flatMap { amount in
      totals.unit.map { session.pick("；合计 \(amount) \($0)", "; \(amount) \($0) in all") }
    }
    return "  \(totals.rule.id) \(name): " + counts.joined(separator: session.pick("，", ", "))
      + (amount ?? "")
  }

  private static let order = [
    "eligible", "discretion", "unknown", "ineligible", "notApplicable", "notInForce", "met",
    "missed", "notYetDue",
  ]

  private func word(_ verdict: String) -> String {
    session.pick(
      [
        "eligible": "符合", "discretion": "由单位裁量", "unknown": "无法判断", "ineligible": "不符合",
        "notApplicable": "不适用", "notInForce": "不在有效期", "met": "达到", "missed": "未达到",
        "notYetDue": "未到期",
      ][verdict] ?? verdict,
      verdict
    )
  }

  /// The first rows that were not taken, and how many there are.
  var rejects: String {
    RejectText(rejects: report.rejects, count: report.rejectCount, session: session).text
  }
}

extension Diagnostic.Message {
  /// Why a run over a population stopped.
  static func population(_ error: PopulationError) -> Self {
    let file = error.file
    return switch error.reason {
    case .unreadable:
      Self("population.unreadable", en: "'\(file)' can't be read", zh: "无法读取“\(file)”")
    case .noHeadings:
      Self("population.no-headings", en: "'\(file)' is empty", zh: "“\(file)”是空文件")
    case .noColumn(let name):
      Self(
        "population.no-column",
        en: "'\(file)' has no column '\(name)'; write a mapping if it is called otherwise",
        zh: "“\(file)”没有“\(name)”列；列名不同时请写列对照"
      )
    case .columnTwice(let name):
      Self(
        "population.column-twice",
        en: "'\(file)' has two columns '\(name)'",
        zh: "“\(file)”有两个“\(name)”列"
      )
    case .unwritable(let why):
      Self(
        "population.unwritable",
        en: "'\(file)' can't be written: \(why); there are no results",
        zh: "无法写入“\(file)”：\(why)；没有留下结果"
      )
    case .pipedWithoutMapping:
      Self(
        "population.piped-without-mapping",
        en: "what is piped in needs a mapping of its columns",
        zh: "从管道读入时须给出列对照"
      )
    case .pipedTwice:
      Self(
        "population.piped-twice",
        en: "the tables must be read twice, since the persons don't stand in the order of the "
          + "households or a shard is wanted; give files instead of a pipe",
        zh: "人员表的次序与户表不一致，或只取一片，须读两遍；请给出文件，不要用管道"
      )
    case .unfitMapping:
      Self(
        "population.unfit-mapping",
        en:
          "the mapping does not fit '\(file)': it must be of that kind of subject, with one line of "
          + "headings, and with ids where other subjects are meant",
        zh: "列对照不适用于“\(file)”：对象须相符，表头只有一行，所指的其他对象须用编号"
      )
    case .digestsCollide:
      Self(
        "population.ids-collide",
        en: "two ids of households can't be told apart; take the households in shards",
        zh: "两个户编号无法区分；请分片处理"
      )
    }
  }
}

internal import Diagnostics
internal import ResettlementCore

extension ReadingEntry {
  /// Returns what stands against a pack's choice: a rank that may not choose, or another pack of the
  /// same rank that has chosen what the declaring pack leaves open.
  func objections(to statement: ReadingPreference) -> [Diagnostic] {
    guard !statement.choice.dated.isEmpty else { return [] }
    var found: [Diagnostic] = []
    if !fillableBy.isEmpty, !fillableBy.contains(statement.rank) {
      found.append(mayNotChoose(statement))
    }
    let rivals = statements.filter { $0.rank == statement.rank && !$0.choice.dated.isEmpty }
    if isOpenTerm, let rival = rivals.first { found.append(sameRank(statement, rival)) }
    return found
  }

  private func mayNotChoose(_ statement: ReadingPreference) -> Diagnostic {
    let message = Diagnostic.Message(
      "pack.rank-may-not-fill",
      en: "law of rank '\(statement.rank.rawValue)' may not choose the reading '\(id)', only "
        + fillableBy.map { "'\($0.rawValue)'" }.joined(separator: ", "),
      zh: "“\(statement.rank.title.chinese)”一级不能选定口径“\(id)”，只能由"
        + fillableBy.map(\.title.chinese).joined(separator: "、") + "选定"
    )
    let note = Diagnostic.Note(.declaredHere, at: range)
    return Diagnostic(.error, message, at: statement.range, notes: [note])
  }

  private func sameRank(_ statement: ReadingPreference, _ rival: ReadingPreference) -> Diagnostic {
    let message = Diagnostic.Message(
      "pack.same-rank",
      en:
        "the packs '\(rival.pack)' and '\(statement.pack)', which are of the same rank, both choose "
        + "the reading '\(id)'; leave one of them out",
      zh: "同级的“\(rival.pack)”与“\(statement.pack)”都选定了口径“\(id)”；请只保留一个"
    )
    let note = Diagnostic.Note(.declaredHere, at: rival.range)
    return Diagnostic(.error, message, at: statement.range, notes: [note])
  }
}

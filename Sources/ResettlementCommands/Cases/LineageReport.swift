internal import Quantities
internal import ResettlementCore
internal import Tabular

/// Which households came from which, as lines for a terminal and as JSON.
struct LineageReport {
  let lineage: HouseholdLineage
  let session: Session

  /// Returns the splits and merges of households and those related to them, each once.
  ///
  /// - Parameters:
  ///   - households: The households that are asked about.
  ///   - day: What happened later is left out.
  /// - Returns: The changes, in the order in which they happened.
  func changes(of households: [Household.ID], on day: CalendarDay) -> [HouseholdChange] {
    let wanted = Set(households.flatMap { lineage.changes(of: $0, on: day) }.map(\.id))
    return lineage.changes.filter { wanted.contains($0.id) }
  }

  /// Returns a heading with a line for each change; empty if there are none.
  func text(of changes: [HouseholdChange]) -> String {
    guard !changes.isEmpty else { return "" }
    let heading = session.pick("户的沿革：", "what became of the households:")
    return ([heading] + changes.map { "  " + line($0) }).map { $0 + "\n" }.joined()
  }

  /// Returns a change on a line, such as `2025-03-03 分户：h-1 → h-1、h-2（户主在 h-1）`.
  func line(_ change: HouseholdChange) -> String { "\(change.happenedOn) " + what(change) }

  /// Returns what became of which households.
  func what(_ change: HouseholdChange) -> String {
    let kind =
      switch change.kind {
      case .split: session.pick("分户：", "split: ")
      case .merge: session.pick("并户：", "merge: ")
      case .headChanged: session.pick("户主变更：", "another head: ")
      case .membersChanged: session.pick("成员增减：", "other members: ")
      }
    if let members = change.members { return kind + names(change.from) + self.members(members) }
    let head = change.headOf.map {
      session.pick("（户主在 \($0)）", " (the head is that of \($0))")
    }
    return kind + names(change.from) + " → " + names(change.into) + (head ?? "")
  }

  /// Who is head now, who joined and who left, in brackets.
  private func members(_ members: HouseholdChange.Members) -> String {
    let parts = [
      members.head.map { session.pick("现户主 \($0)", "\($0) is head now") },
      part(members.joined, session.pick("增 ", "joined: ")),
      part(members.left, session.pick("减 ", "left: ")),
    ]
    let list = parts.compactMap(\.self).joined(separator: session.pick("；", "; "))
    return session.pick("（\(list)）", " (\(list))")
  }

  private func part(_ persons: [Person.ID], _ words: String) -> String? {
    guard !persons.isEmpty else { return nil }
    return words + persons.map(\.rawValue).joined(separator: session.pick("、", ", "))
  }

  private func names(_ households: [Household.ID]) -> String {
    households.map(\.rawValue).joined(separator: session.pick("、", ", "))
  }

  /// Returns an object for each change.
  static func json(_ changes: [HouseholdChange]) -> JSONValue {
    .array(
      changes.map { change in
        [
          "id": .string(change.id),
          "became": .string(change.kind.rawValue),
          "from": .array(change.from.map { .string($0.rawValue) }),
          "into": .array(change.into.map { .string($0.rawValue) }),
          "on": .string(change.happenedOn.description),
          "head_of": .optional(change.headOf?.rawValue),
          "new_head": .optional(change.members?.head?.rawValue),
          "joined": ids(change.members?.joined),
          "left": ids(change.members?.left),
        ]
      }
    )
  }

  private static func ids(_ persons: [Person.ID]?) -> JSONValue {
    .array((persons ?? []).map { .string($0.rawValue) })
  }
}

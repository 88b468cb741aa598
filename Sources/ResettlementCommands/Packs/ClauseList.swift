internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// The clauses of packs' documents with what the packs make of them.
struct ClauseList {
  /// One clause of a pack.
  private struct Entry {
    let pack: String
    let document: String
    let line: ClauseReport.Line
    /// Whether it is in force on the day that was asked; `nil` if none was.
    let isInForce: Bool?

    var clause: PolicyClause { line.clause }
  }

  private let entries: [Entry]

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - packs: The packs, in whose order the clauses come.
  ///   - status: The status that clauses must have to be listed.
  ///   - day: The day of whose law the list is, if one was asked.
  init(
    _ packs: [PolicyPack],
    only status: ClauseReport.Status?,
    on day: CalendarDay? = nil
  ) {
    entries = packs.flatMap { pack in
      ClauseReport(pack.clauses).lines.filter { status == nil || $0.status == status }.map { line in
        Entry(
          pack: pack.manifest.id.value,
          document: Self.document(of: line.clause, in: packs),
          line: line,
          isInForce: day.map { pack.isInForce(line.clause, on: $0) }
        )
      }
    }
  }

  /// The document whose id the clause's begins with, the longest if several.
  private static func document(of clause: PolicyClause, in packs: [PolicyPack]) -> String {
    let names = packs.flatMap(\.manifest.documents).map(\.id)
    let own = names.filter { clause.id.hasPrefix($0 + "-") }.max { $0.count < $1.count }
    return own ?? clause.id.split(separator: "-").first.map(String.init) ?? clause.id
  }

  private var counts: [(ClauseReport.Status, Int)] {
    ClauseReport.Status.allCases.map { status in
      (status, entries.count { $0.line.status == status })
    }
  }
}

// MARK: - Text

extension ClauseList {
  /// Returns a line for each clause and each obligation, and at last how many have which status.
  func text(in session: Session) -> String {
    let lines = entries.flatMap { self.lines(of: $0, in: session) } + [sums(in: session)]
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of entry: Entry, in session: Session) -> [String] {
    let clause = entry.clause
    let heading = session.pick(clause.heading.chinese, clause.heading.english)
    let status = session.word(for: entry.line.status) + rest(of: entry.line, in: session)
    let force = entry.isInForce == false ? session.pick("，未在有效期", ", out of force") : ""
    let head = "\(clause.id)  \(clause.place)  \(heading)  [\(status)\(force)]"
    return [head]
      + clause.obligations.enumerated().map { index, obligation in
        "  \(index + 1). \(line(of: obligation, in: session))"
      }
  }

  /// What is still missing of a clause of which something is computed.
  private func rest(of line: ClauseReport.Line, in session: Session) -> String {
    guard line.status == .executable, line.missing > 0 else { return "" }
    let count = line.clause.obligations.count
    return session.pick(
      "，\(count) 项中尚缺 \(line.missing) 项",
      ", \(line.missing) of \(count) obligations missing"
    )
  }

  private func line(of obligation: Obligation, in session: Session) -> String {
    let gist = session.pick(obligation.gist.chinese, obligation.gist.english)
    let kind = "\(obligation.kind.rawValue), \(obligation.force.rawValue)"
    return "\(gist) (\(kind)) → \(status(of: obligation, in: session))"
  }

  private func status(of obligation: Obligation, in session: Session) -> String {
    switch obligation.status {
    case .executable(let rules): rules.map(\.value).joined(separator: ", ")
    case .discretion(let unit): session.pick("由\(unit.value)裁量", "left to \(unit.value)")
    case .narrative(let why):
      session.pick("叙述性：\(why.chinese)", "narrative: \(why.english)")
    case .missing: session.pick("尚缺", "missing")
    }
  }

  private func sums(in session: Session) -> String {
    let parts = counts.map { status, count in "\(count) \(session.word(for: status))" }
    let list = parts.joined(separator: session.pick("、", ", "))
    return session.pick("\(entries.count) 条：\(list)", "\(entries.count) clauses: \(list)")
  }
}

extension Session {
  /// Returns the word for the status of a clause.
  fileprivate func word(for status: ClauseReport.Status) -> String {
    switch status {
    case .executable: pick("可计算", "executable")
    case .discretion: pick("裁量", "discretion")
    case .narrative: pick("叙述性", "narrative")
    case .missing: pick("尚缺", "missing")
    }
  }
}

// MARK: - JSON

extension ClauseList {
  /// The clauses as a JSON array.
  var json: JSONValue { .array(entries.map(value)) }

  private func value(_ entry: Entry) -> JSONValue {
    let clause = entry.clause
    let units = clause.responsible.map { responsible -> JSONValue in
      ["unit": .string(responsible.unit.value), "role": .string(responsible.role.rawValue)]
    }
    let members: [(String, JSONValue)] = [
      ("id", .string(clause.id)),
      ("document", .string(entry.document)),
      ("pack", .string(entry.pack)),
      ("place", .string(clause.place)),
      ("heading", text(clause.heading)),
      ("status", .string(entry.line.status.rawValue)),
      ("obligations", .array(clause.obligations.enumerated().map(value))),
      ("responsible", .array(units)),
    ]
    return .object(members + (entry.isInForce.map { [("is_in_force", .bool($0))] } ?? []))
  }

  private func value(_ index: Int, _ obligation: Obligation) -> JSONValue {
    .object(
      [
        ("number", .integer(index + 1)),
        ("kind", .string(obligation.kind.rawValue)),
        ("force", .string(obligation.force.rawValue)),
        ("gist", text(obligation.gist)),
        ("status", .string(obligation.status.name)),
      ] + details(of: obligation.status)
    )
  }

  private func details(of status: ObligationStatus) -> [(String, JSONValue)] {
    switch status {
    case .executable(let rules): [("by", .array(rules.map { .string($0.value) }))]
    case .discretion(let unit): [("of", .string(unit.value))]
    case .narrative(let why): [("why", text(why))]
    case .missing: []
    }
  }

  private func text(_ text: LocalizedText) -> JSONValue {
    ["zh-Hans": .string(text.chinese), "en": .string(text.english)]
  }
}

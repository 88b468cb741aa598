/// One promise, and how it is checked.
struct Requirement<Conformer: Sendable>: Sendable {
  /// The promise's name.
  let id: String

  /// Notes what does not hold.
  let check: @Sendable (Conformer, inout Remarks) async throws -> Void

  init(
    _ id: String,
    _ check: @escaping @Sendable (Conformer, inout Remarks) async throws -> Void
  ) {
    self.id = id
    self.check = check
  }

  /// Returns what does not hold; an error that the check does not expect is a finding as well.
  func findings(of conformer: Conformer) async -> [ConformanceFinding] {
    var remarks = Remarks()
    do {
      try await check(conformer, &remarks)
    } catch {
      remarks.note("threw \(error)")
    }
    return remarks.messages.map { ConformanceFinding(id, $0) }
  }
}

/// What a check noted, each message once.
struct Remarks {
  private(set) var messages: [String] = []

  mutating func note(_ message: String) {
    if !messages.contains(message) { messages.append(message) }
  }

  mutating func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds { note(message()) }
  }

  /// Notes if two values differ, with both: use it for what is no fact of a person.
  mutating func expect<Value: Equatable>(_ found: Value, is wanted: Value, _ what: String) {
    expect(found == wanted, "\(what): found \(found), expected \(wanted)")
  }
}

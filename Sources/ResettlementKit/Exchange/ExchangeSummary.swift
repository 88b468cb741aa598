public import ResettlementCore

/// What an export wrote.
public struct ExchangeSummary: Sendable, Hashable {
  /// The households, in the order in which they were written.
  public internal(set) var households: [Household.ID] = []
  /// The persons, in the order in which they were written.
  public internal(set) var persons: [Person.ID] = []
  /// The facts beyond the open ones of which a value was written in the clear.
  public internal(set) var revealed: Set<AccessedFact> = []
  /// How many values were masked or left out, by the fact.
  public internal(set) var hidden: [AccessedFact: Int] = [:]
  /// How many values had no place in the format, by the fact.
  public internal(set) var lost: [AccessedFact: Int] = [:]

  /// Returns the record of what was shown; `nil` if nothing but open facts was.
  ///
  /// - Parameters:
  ///   - name: Who took the data out.
  ///   - time: When.
  ///   - purpose: What for.
  ///   - document: The kind of file, such as `spdci`.
  /// - Returns: The record, or `nil`.
  /// - Throws: ``/ResettlementCore/AccessRecordError`` if nobody is named or no purpose is stated.
  public func accessRecord(
    by name: String,
    at time: RecordedTime,
    for purpose: String,
    as document: String
  ) throws(AccessRecordError) -> AccessRecord? {
    guard !revealed.isEmpty else { return nil }
    return try AccessRecord(
      by: name,
      at: time,
      purpose: purpose,
      of: .exported(document: document),
      subjects: households.map(\.reference) + persons.map(\.reference),
      facts: Array(revealed)
    )
  }
}

extension ExchangeSummary {
  /// Returns the summary with what was written into another file of the same export.
  public func adding(_ other: ExchangeSummary) -> ExchangeSummary {
    var sum = self
    sum.households += other.households
    sum.persons += other.persons
    sum.revealed.formUnion(other.revealed)
    sum.hidden.merge(other.hidden, uniquingKeysWith: +)
    sum.lost.merge(other.lost, uniquingKeysWith: +)
    return sum
  }

  /// Returns a value as it is shown, and counts what that means for its fact.
  mutating func shown(
    _ value: FactValue,
    of declaration: FactDeclaration,
    by disclosure: Disclosure
  ) -> ShownValue {
    let shown = disclosure.shown(value, of: declaration)
    guard declaration.privacy != .open, value.isKnown else { return shown }
    let fact = declaration.accessed
    if case .value = shown { revealed.insert(fact) } else { hidden[fact, default: 0] += 1 }
    return shown
  }
}

extension FactDeclaration {
  /// The fact as a record of access names it.
  var accessed: AccessedFact { AccessedFact(subject, id, privacy: privacy) }
}

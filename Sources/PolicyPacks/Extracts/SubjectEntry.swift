internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// What an extract says of a subject in one place.
struct SubjectEntry: Sendable {
  /// The subject.
  let reference: SubjectReference
  /// Where its id stands.
  let idRange: SourceRange
  /// The facts by their ids, with their places.
  var facts: [String: LocatedFact] = [:]
  /// What was found to be wrong, as codes.
  var flags: [String] = []
  /// The days on which it is so, if the entry says.
  var valid: DatePeriod?
  /// When it was recorded, if the entry says.
  var recordedAt: RecordedTime?

  /// Whether it is one of several versions.
  var isVersion: Bool { valid != nil || recordedAt != nil }

  /// The days on which it is so; all days if the entry does not say.
  var days: DatePeriod { valid ?? DatePeriod(from: .first) }

  /// Takes over the facts of a later entry of the subject.
  mutating func merge(_ other: SubjectEntry) {
    facts.merge(other.facts) { _, later in later }
    flags += other.flags.filter { !flags.contains($0) }
  }
}

/// A value of a fact, with its place.
struct LocatedFact: Sendable {
  let declaration: FactDeclaration
  let value: FactValue
  let range: SourceRange
  /// The subjects that the value names, each with its place.
  let references: [LocatedReference]
}

/// The id of another subject, with its place.
struct LocatedReference: Sendable {
  let id: String
  let range: SourceRange
}

extension CalendarDay {
  /// A day before all others that are asked about.
  static let first = CalendarDay(dayNumber: .min)
}

public import Diagnostics
public import Quantities
public import ResettlementCore

/// The subjects of an extract of the registers, and everything that is wrong with its text.
///
/// After a mistake all else is still read: a fact that can't be read is unknown, and a person whose
/// identity number is broken is there with a flag.
public struct Extract: Sendable {
  /// The subjects with their facts.
  public let population: Population

  /// What is wrong, in the order of the text; what is about personal data shows no line of it.
  public let diagnostics: [Diagnostic]

  /// The day whose facts the extract has, if it says so.
  public let asOf: CalendarDay?

  /// What the extract says about itself.
  public let note: String?

  /// Whether nothing was lost: no diagnostic is an error.
  public var isWhole: Bool { !diagnostics.hasErrors }

  /// Whether there is anything to answer about: a text of which no subject could be read is no
  /// place without people.
  public var isAnswerable: Bool {
    isWhole || SubjectKind.allCases.contains { !population.references($0).isEmpty }
  }
}

public import Diagnostics
public import ResettlementCore

/// What an import read, and what it could not.
///
/// A record is taken wholly or rejected. What is wrong is reported at its place; no line of the file
/// is shown, since every line is about persons.
public struct ExchangeReport: Sendable {
  /// A record that was not taken.
  public struct Rejected: Sendable {
    /// Where it stands.
    public let range: SourceRange
    /// What is wrong with it.
    public let reasons: [Diagnostic]
    /// The record itself, to be mended and read again.
    ///
    /// It holds personal data.
    public let text: String
  }

  /// The subjects that were taken.
  public internal(set) var population: Population
  /// What was not taken, in the order of the file.
  public internal(set) var rejected: [Rejected] = []
  /// The line of headings, if the file is a table: what was rejected can be read again behind it.
  public internal(set) var heading: String?
  /// What is wrong with the file as a whole, and what is to be noted of records that were taken.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// How many values had no fact to hold them, by their place in the format.
  public internal(set) var lost: [String: Int] = [:]
  /// How many values were masked and are unknown therefore, by the fact.
  public internal(set) var masked: [String: Int] = [:]

  /// Whether every record was taken, and nothing is wrong with the file.
  public var isWhole: Bool { rejected.isEmpty && !diagnostics.hasErrors }

  /// Everything that is wrong, in the order of the file.
  public var allDiagnostics: [Diagnostic] {
    (diagnostics + rejected.flatMap(\.reasons)).sorted {
      ($0.range?.bytes.lowerBound ?? 0) < ($1.range?.bytes.lowerBound ?? 0)
    }
  }

  /// Creates a report of nothing.
  init(catalogue: FactCatalogue) {
    population = Population(catalogue: catalogue)
  }
}

extension Diagnostic {
  /// The diagnostic without the line that it is about.
  var withoutLine: Diagnostic {
    var copy = self
    copy.isPrivate = true
    return copy
  }
}

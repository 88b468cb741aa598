package import Diagnostics
package import ResettlementCore

/// The words of reports, for other targets of the package that speak of the same things.
package struct PlainWords: Sendable {
  private let units: UnitWords
  private let words: ReportWords

  /// Creates the words of a language.
  package init(_ language: Language) {
    units = UnitWords(language: language)
    words = ReportWords(language: language)
  }

  /// Returns a number with its unit, such as `12 个月`, `40 %`, `6000 元/人·年`.
  package func quantity(_ number: String, unit: String?) -> String { units.quantity(number, unit) }

  /// Returns the word for one of a unit, as below a line: month, household, post.
  package func one(of unit: String) -> String { units.lower(unit) }

  /// Returns the words for a verdict's name in answers of a kind of rule.
  package func verdict(_ name: String, of kind: Rule.Kind) -> String {
    words.verdict(name, of: kind)
  }
}

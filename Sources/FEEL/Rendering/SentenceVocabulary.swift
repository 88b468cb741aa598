public import Diagnostics

/// What the names of an expression are called in sentences: the caller's titles.
///
/// ```swift
/// struct Words: SentenceVocabulary {
///   func title(of path: [String], in language: Language) -> String? {
///     path == ["income"] ? (language == .chinese ? "人均纯收入" : "income a head") : nil
///   }
///   func unit(of path: [String]) -> String? { path == ["income"] ? "yuan" : nil }
/// }
/// ```
///
/// ## Conforming
///
/// All of it may be left out; what has no title goes by its name. A path is made of a variable and
/// the names behind it. Through lists it goes on with the names of a member, also where the
/// expression has a variable for the member: in `some m in household.members satisfies m.works` the
/// path of `m.works` is `household`, `members`, `works`.
public protocol SentenceVocabulary: Sendable {
  /// Returns what the last name of a path is called; `nil` for its name, empty to leave it unsaid.
  func title(of path: [String], in language: Language) -> String?

  /// Returns what a text is called that is written beside a path, such as a case of an enumeration;
  /// `nil` for the text itself in quotation marks.
  func title(ofCase id: String, of path: [String], in language: Language) -> String?

  /// Returns the symbol of the unit in which a path's numbers are written; `nil` for none.
  func unit(of path: [String]) -> String?

  /// Returns a number with a unit, such as `12 months`.
  func quantity(_ number: String, unit: String, in language: Language) -> String

  /// Returns a value as a person reads it, such as one that nobody may see; `nil` for the value.
  func text(of value: Value, at path: [String], in language: Language) -> String?
}

extension SentenceVocabulary {
  /// Without titles names stand for themselves.
  public func title(of path: [String], in language: Language) -> String? { nil }

  /// Without titles texts stand in quotation marks.
  public func title(ofCase id: String, of path: [String], in language: Language) -> String? { nil }

  /// Without units numbers stand alone.
  public func unit(of path: [String]) -> String? { nil }

  /// Without words for units their symbols stand behind the numbers.
  public func quantity(_ number: String, unit: String, in language: Language) -> String {
    "\(number) \(unit)"
  }

  /// Values are shown as they are.
  public func text(of value: Value, at path: [String], in language: Language) -> String? { nil }
}

/// A vocabulary without titles: names stand for themselves.
public struct PlainVocabulary: SentenceVocabulary {
  /// Creates the vocabulary.
  public init() {}
}

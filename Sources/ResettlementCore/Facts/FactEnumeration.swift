/// An enumeration whose cases are values of facts.
///
/// ## Conforming
///
/// Raw values are snake_case and stay the same for ever, since data and packs have them. Chinese
/// names are unique within the enumeration.
public protocol FactEnumeration: RawRepresentable, CaseIterable, FactRepresentable
where RawValue == String {
  /// The enumeration's id, in snake_case.
  static var enumerationID: String { get }

  /// What the enumeration is called in Chinese.
  static var chineseTitle: String { get }

  /// What the case is called in Chinese.
  var chineseName: String { get }

  /// What the case is called in English; the raw value in words, unless the type says otherwise.
  var englishName: String { get }
}

extension FactEnumeration {
  /// The raw value in words.
  public var englishName: String { rawValue.replacing("_", with: " ") }

  /// What the case is called.
  public var name: LocalizedText { LocalizedText(zh: chineseName, en: englishName) }

  /// The enumeration as a value, with all its cases.
  public static var enumeration: Enumeration {
    Enumeration(
      id: enumerationID,
      name: LocalizedText(zh: chineseTitle, en: enumerationID.replacing("_", with: " ")),
      cases: allCases.map { Enumeration.Case(id: $0.rawValue, name: $0.name) }
    )
  }

  /// An enumeration of the cases.
  public static func factType(in range: NumberRange) -> FactType { .enumeration(enumeration) }

  /// The case by its id.
  public var factValue: FactValue { .symbol(rawValue) }

  /// Creates the case that a symbol names.
  public init?(factValue: FactValue) {
    guard case .symbol(let id) = factValue else { return nil }
    self.init(rawValue: id)
  }
}

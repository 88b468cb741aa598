public import Quantities

/// The value of a fact, whatever its type.
public enum FactValue: Sendable, Hashable {
  /// Nobody has said.
  case unknown
  /// There is none.
  case absent
  /// Yes or no.
  case boolean(Bool)
  /// A number in the fact's unit.
  case number(ExactDecimal)
  /// A text.
  case text(String)
  /// A day.
  case date(CalendarDay)
  /// A case of an enumeration, by its id.
  case symbol(String)
  /// Another subject of the kind that the fact's type says, by its id.
  case reference(String)
  /// Several values of one type.
  case list([FactValue])

  /// The word for the value's type in messages, which says nothing of the value itself.
  public var typeName: LocalizedText {
    switch self {
    case .unknown: LocalizedText(zh: "未知", en: "unknown")
    case .absent: LocalizedText(zh: "无", en: "absent")
    case .boolean: LocalizedText(zh: "是或否", en: "boolean")
    case .number: LocalizedText(zh: "数", en: "number")
    case .text: LocalizedText(zh: "文字", en: "text")
    case .date: LocalizedText(zh: "日期", en: "date")
    case .symbol: LocalizedText(zh: "选项", en: "symbol")
    case .reference: LocalizedText(zh: "引用", en: "reference")
    case .list: LocalizedText(zh: "列表", en: "list")
    }
  }

  /// Whether the value is known, be it that there is none.
  public var isKnown: Bool { self != .unknown }
}

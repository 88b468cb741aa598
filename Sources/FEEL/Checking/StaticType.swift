public import Quantities

/// A type that the checker knows before an expression runs.
///
/// It is finer than ``ValueType``: numbers have units, texts may be cases of an enumeration, and
/// what may be absent says so.
public indirect enum StaticType: Sendable, Hashable {
  /// True or false.
  case boolean
  /// A number in a unit.
  case number(UnitOfMeasure)
  /// A number written in an expression, which takes the unit of what it meets.
  case literalNumber
  /// A text.
  case string
  /// One of the cases of an enumeration.
  case enumeration(Enumeration)
  /// A calendar day.
  case date
  /// A length of whole months.
  case yearsMonthsDuration
  /// A length of days and seconds.
  case daysTimeDuration
  /// A record of a type, such as a household.
  case record(String)
  /// A list of members of one type.
  case list(StaticType)
  /// A range of values of one type.
  case range(StaticType)
  /// A context, with the types of its entries.
  case context([String: StaticType])
  /// A function that is written in the expression, or a built-in one that is named in it.
  case function(FunctionShape)
  /// A value of the type, or none.
  case optional(StaticType)
  /// The literal `null`.
  case null
  /// A value of standard FEEL of which no more is known here.
  case other(ValueType)
  /// What something has that is wrong itself and was reported there; it fits everywhere, so that one
  /// mistake is not reported again wherever its name is used.
  case invalid

  /// A type whose values are a fixed set of cases.
  public struct Enumeration: Sendable, Hashable {
    /// One case.
    public struct Case: Sendable, Hashable {
      /// The case's id, which is its value.
      public let id: String
      /// Other words by which an expression may name it.
      public let aliases: [String]

      /// Creates a case.
      public init(_ id: String, aliases: [String] = []) {
        self.id = id
        self.aliases = aliases
      }
    }

    /// The enumeration's name.
    public let id: String

    /// Its cases, in order.
    public let cases: [Case]

    /// Creates an enumeration.
    public init(id: String, cases: [Case]) {
      self.id = id
      self.cases = cases
    }

    /// Returns the id of the case that a word names; `nil` if there is none.
    public func caseID(named word: String) -> String? {
      cases.first { $0.id == word || $0.aliases.contains(word) }?.id
    }
  }

  /// The type without the possibility that there is none.
  public var unwrapped: StaticType {
    if case .optional(let wrapped) = self { wrapped } else { self }
  }

  /// Whether there may be no value.
  public var isOptional: Bool {
    switch self {
    case .optional, .null: true
    default: false
    }
  }

  /// The type of the same values, or none.
  public var orAbsent: StaticType { isOptional ? self : .optional(self) }

  /// Whether it is a number of any unit.
  public var isNumber: Bool {
    switch self {
    case .number, .literalNumber: true
    default: false
    }
  }

  /// Whether it is a text or a case of an enumeration.
  public var isText: Bool {
    switch self {
    case .string, .enumeration: true
    default: false
    }
  }
}

// MARK: - Describing

extension StaticType {
  /// What the type is called in messages in English.
  public var english: String {
    switch self {
    case .boolean: "true or false"
    case .number(let unit): unit.isDimensionless ? "a number" : "a number in \(unit.symbol)"
    case .literalNumber: "a number"
    case .string: "a text"
    case .enumeration(let enumeration): "one of \(enumeration.id)"
    case .date: "a date"
    case .yearsMonthsDuration: "a duration of years and months"
    case .daysTimeDuration: "a duration of days and time"
    case .record(let id): "a \(id)"
    case .list(let element): "a list of \(element.english)"
    case .range(let element): "a range of \(element.english)"
    case .context: "a context"
    case .function: "a function"
    case .optional(let wrapped): "\(wrapped.english), or none"
    case .null: "null"
    case .other(let type): "\(type)"
    case .invalid: "a value"
    }
  }

  /// What the type is called in messages in Chinese.
  public var chinese: String {
    switch self {
    case .boolean: "是或否"
    case .number(let unit): unit.isDimensionless ? "数" : "以“\(unit.symbol)”计的数"
    case .literalNumber: "数"
    case .string: "文字"
    case .enumeration(let enumeration): "“\(enumeration.id)”中的一项"
    case .date: "日期"
    case .yearsMonthsDuration: "年月时长"
    case .daysTimeDuration: "日时时长"
    case .record(let id): "一个“\(id)”"
    case .list(let element): "\(element.chinese)的列表"
    case .range(let element): "\(element.chinese)的区间"
    case .context: "上下文"
    case .function: "函数"
    case .optional(let wrapped): "\(wrapped.chinese)(可无)"
    case .null: "null"
    case .other(let type): "\(type)"
    case .invalid: "值"
    }
  }
}

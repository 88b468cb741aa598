/// What the values of a fact are.
public indirect enum FactType: Sendable, Hashable {
  /// Yes or no.
  case boolean
  /// Numbers of one unit.
  case number(NumberRange)
  /// A text.
  case text
  /// A day.
  case date
  /// One of several named cases.
  case enumeration(Enumeration)
  /// A subject of this kind.
  case reference(SubjectKind)
  /// Any number of values of one type.
  case list(FactType)

  /// The unit of the numbers, if the type has any.
  public var unit: String? {
    switch self {
    case .number(let range): range.unit
    case .list(let element): element.unit
    default: nil
    }
  }

  /// The kind of subject that values name, if they are references.
  public var referencedKind: SubjectKind? {
    switch self {
    case .reference(let kind): kind
    case .list(let element): element.referencedKind
    default: nil
    }
  }

  /// The word for the type in messages.
  public var name: LocalizedText {
    switch self {
    case .boolean: LocalizedText(zh: "是或否", en: "boolean")
    case .number: LocalizedText(zh: "数", en: "number")
    case .text: LocalizedText(zh: "文字", en: "text")
    case .date: LocalizedText(zh: "日期", en: "date")
    case .enumeration(let enumeration): enumeration.name
    case .reference(let kind): kind.name
    case .list(let element):
      LocalizedText(zh: "\(element.name.chinese)列表", en: "list of \(element.name.english)")
    }
  }
}

/// Named cases of which a fact has one.
public struct Enumeration: Sendable, Hashable {
  /// One case of an enumeration.
  public struct Case: Sendable, Hashable, Identifiable {
    /// Its id, which data and packs use.
    public let id: String
    /// What it is called.
    public let name: LocalizedText

    /// Creates a case.
    public init(id: String, name: LocalizedText) {
      self.id = id
      self.name = name
    }
  }

  /// The enumeration's id, such as `labour_ability`.
  public let id: String

  /// What it is called.
  public let name: LocalizedText

  /// The cases, in the order in which they are shown.
  public let cases: [Case]

  /// Creates an enumeration.
  public init(id: String, name: LocalizedText, cases: [Case]) {
    self.id = id
    self.name = name
    self.cases = cases
  }

  /// Returns the case with an id or a Chinese name; `nil` if there is none.
  public func `case`(_ text: String) -> Case? {
    cases.first { $0.id == text } ?? cases.first { $0.name.chinese == text }
  }
}

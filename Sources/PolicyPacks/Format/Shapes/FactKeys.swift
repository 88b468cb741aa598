internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of a fact.
private enum FactKeys {
  static let name = Key("name", .localized, .required, zh: "名称", en: "what it is called")
  static let type = Key(
    "type",
    .factType,
    .required,
    zh: "类型：boolean、number、text、date、enumeration、list of 类型、reference to 对象",
    en: "boolean, number, text, date, enumeration, list of …, reference to …"
  )
  static let unit = Key("unit", .unit, zh: "计量单位，仅用于数值", en: "unit of measure of numbers")
  static let least = Key("least", .decimal, zh: "数值的最小值", en: "the least number it may be")
  static let most = Key("most", .decimal, zh: "数值的最大值", en: "the greatest number it may be")
  static let decimals = Key(
    "decimals",
    .integer,
    zh: "数值最多几位小数，0 至 10",
    en: "the decimal places its numbers may have, 0 to 10"
  )
  static let cases = Key(
    "cases",
    .named(NamedNotation(.localized) { FactModel.Case(id: $0, name: $1) }),
    zh: "枚举的各种情形",
    en: "the cases of an enumeration"
  )
  static let optional = Key("optional", .boolean, zh: "可否没有", en: "whether it may be absent")
  static let privacy = Key(
    "privacy",
    Notation<FactModel.Privacy>.word,
    zh: "隐私级别，默认 open",
    en: "who may see it"
  )
  static let formerly = Key(
    "formerly",
    .oneOrMore(.identifier),
    zh: "旧版本中的名称，旧数据仍可使用",
    en: "its ids in earlier versions, by which old extracts still load"
  )

  static let shape = Shape(
    "fact",
    zh: "事实",
    en: "fact",
    [name, type, unit, least, most, decimals, cases, optional, privacy, formerly]
  )
}

extension NamedNotation<FactModel> {
  /// A fact.
  static let fact = NamedNotation(FactKeys.shape) { name, keys in
    let type = keys[FactKeys.type]
    keys.checkCases(of: type)
    let numbers = keys.numbers(of: type)
    return FactModel(
      id: keys.memberName(name),
      name: keys[FactKeys.name] ?? LocalizedText(zh: name.value),
      type: type,
      unit: keys[FactKeys.unit],
      numbers: numbers,
      cases: keys[FactKeys.cases] ?? [],
      isOptional: keys[FactKeys.optional] ?? false,
      privacy: keys[FactKeys.privacy] ?? .open,
      formerIDs: keys[FactKeys.formerly] ?? [],
      range: keys.range
    )
  }
}

extension MappingReader {
  /// Returns the parts of the name of a fact or definition.
  func memberName(_ name: LocatedName) -> MemberName {
    let parts = name.value.split(separator: ".", omittingEmptySubsequences: false)
    let kind = parts.first.flatMap { SubjectKind(rawValue: String($0)) }
    if kind == nil, let first = parts.first, parts.count == 2 {
      reading.add(.unknownSubjectKind(String(first), in: name.range))
    }
    return MemberName(kind: kind, member: parts.last.map(String.init) ?? "", name: name)
  }

  fileprivate func checkCases(of type: FactModel.ValueType?) {
    guard let type, isComplete, type.hasCases != has(FactKeys.cases) else { return }
    reading.error(.casesMismatch(wanted: type.hasCases), at: range(of: FactKeys.cases) ?? mark)
  }
}

extension MappingReader {
  /// Which numbers a fact may have.
  fileprivate func numbers(of type: FactModel.ValueType?) -> FactModel.Numbers {
    let numbers = FactModel.Numbers(
      least: self[FactKeys.least],
      most: self[FactKeys.most],
      decimals: self[FactKeys.decimals]
    )
    let isStated = has(FactKeys.least) || has(FactKeys.most) || has(FactKeys.decimals)
    if let type, isStated, !type.hasNumbers {
      reading.error(.rangeOfNoNumber, at: firstRange(FactKeys.least, FactKeys.most))
    } else if numbers.isEmpty {
      reading.error(.emptyRange, at: range(of: FactKeys.most) ?? mark)
    } else if let decimals = numbers.decimals, !(0...10).contains(decimals) {
      reading.error(.placesOutOfRange(decimals), at: range(of: FactKeys.decimals) ?? mark)
    }
    return numbers
  }

  private func firstRange(_ least: Key<ExactDecimal>, _ most: Key<ExactDecimal>) -> SourceRange {
    range(of: least) ?? range(of: most) ?? range(of: FactKeys.decimals) ?? mark
  }
}

extension FactModel.ValueType {
  /// Whether values are numbers.
  fileprivate var hasNumbers: Bool {
    switch self {
    case .number: true
    case .list(let element): element.hasNumbers
    default: false
    }
  }

  /// Whether values are cases of an enumeration.
  fileprivate var hasCases: Bool {
    switch self {
    case .enumeration: true
    case .list(let element): element.hasCases
    default: false
    }
  }

  /// Creates a type from its words, such as `list of date`; `nil` if there is no such type.
  init?(words: some StringProtocol) {
    let simple: [String: Self] = [
      "boolean": .boolean, "number": .number, "text": .text, "date": .date,
      "enumeration": .enumeration,
    ]
    if let type = simple[String(words)] {
      self = type
    } else if words.hasPrefix("list of "), let element = Self(words: words.dropFirst(8)) {
      self = .list(of: element)
    } else if words.hasPrefix("reference to "),
      let kind = SubjectKind(rawValue: String(words.dropFirst(13)))
    {
      self = .reference(kind)
    } else {
      return nil
    }
  }
}

extension Notation<FactModel.ValueType> {
  fileprivate static let factType = scalar(.text) { scalar, reading in
    guard scalar.text.utf8.count < 100, let type = FactModel.ValueType(words: scalar.text) else {
      reading.add(.unknownFactType(scalar))
      return nil
    }
    return type
  }
}

extension Diagnostic {
  static func unknownSubjectKind(_ kind: String, in range: SourceRange) -> Self {
    let kinds = SubjectKind.allCases.map(\.rawValue)
    return unknown(Located(kind, at: range), "pack.unknown-subject", among: kinds) { hint in
      Message(
        "pack.unknown-subject",
        en: "'\(kind)' is no kind of subject\(hint.english)",
        zh: "没有“\(kind)”这种对象\(hint.chinese)"
      )
    }
  }

  fileprivate static func unknownFactType(_ type: YAMLScalar) -> Self {
    let known = [
      "boolean", "number", "text", "date", "enumeration", "list of text", "list of date",
      "reference to household", "reference to person",
    ]
    return unknown(type.located(type.text), "pack.unknown-type", among: known) { hint in
      Message(
        "pack.unknown-type",
        en: "'\(type.text)' is no type of fact\(hint.english)",
        zh: "没有“\(type.text)”这种类型\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let rangeOfNoNumber = Self(
    "pack.range-of-no-number",
    en: "only numbers have 'least', 'most' and 'decimals'",
    zh: "只有数值才有“least”“most”“decimals”"
  )

  fileprivate static let emptyRange = Self(
    "pack.empty-range",
    en: "no number lies between 'least' and 'most': 'most' is less",
    zh: "“most”小于“least”，没有数值符合"
  )

  fileprivate static func placesOutOfRange(_ places: Int) -> Self {
    Self(
      "pack.places-out-of-range",
      en: "a number has 0 to 10 decimal places, not \(places)",
      zh: "数值可有 0 至 10 位小数，不能是 \(places) 位"
    )
  }

  fileprivate static func casesMismatch(wanted: Bool) -> Self {
    Self(
      "pack.cases-mismatch",
      en: wanted
        ? "an enumeration needs 'cases': its values with their names"
        : "only an enumeration has 'cases'; leave them out or write 'type: enumeration'",
      zh: wanted ? "枚举须写“cases”：各种情形及其名称" : "只有枚举才有“cases”；请删去，或写 type: enumeration"
    )
  }
}

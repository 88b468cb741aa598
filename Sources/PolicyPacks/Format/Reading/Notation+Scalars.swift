internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

extension Notation<String> {
  /// A text of any kind.
  static let text = scalar(.text) { scalar, _ in scalar.text }
}

extension Notation<LocatedName> {
  /// A name that another part of a pack declares, which shows whether it is well written.
  static let reference = scalar(.text) { scalar, _ in scalar.located(scalar.text) }

  /// The name of a rule, parameter or condition: small letters, digits and `_`.
  static let identifier = name(.identifier)

  /// The name of a pack, document or clause, which may have hyphens too.
  static let hyphenated = name(.hyphenated)

  private static func name(_ pattern: NamePattern) -> Self {
    scalar(.pattern(pattern.expression)) { scalar, reading in
      reading.check(scalar, against: pattern)
      return scalar.located(scalar.text)
    }
  }
}

extension Notation<CalendarDay> {
  /// A day, such as `2023-04-07`.
  static let day = scalar(.pattern(#"^\d{4}-\d{2}-\d{2}$"#)) { scalar, reading in
    guard let day = CalendarDay(scalar.text), scalar.text.utf8.count == 10 else {
      reading.error(.noSuchDay(scalar.text, key: reading.key), at: scalar.range)
      return nil
    }
    return day
  }
}

extension Notation<Int> {
  /// A whole number.
  static let integer = scalar(.integer) { scalar, reading in
    guard let number = Int(scalar.text) else {
      reading.error(.noWholeNumber(scalar.text, key: reading.key), at: scalar.range)
      return nil
    }
    return number
  }
}

extension Notation<ExactDecimal> {
  /// A number in plain decimal digits.
  static let decimal = scalar(.text) { scalar, reading in
    guard let number = ExactDecimal(scalar.text) else {
      reading.error(.wrongType(scalar.text, wanted: .number), at: scalar.range)
      return nil
    }
    return number
  }
}

extension Notation<Bool> {
  /// `true` or `false`, nothing else.
  static let boolean = scalar(.boolean) { scalar, reading in
    switch scalar.text {
    case "true": return true
    case "false": return false
    default:
      reading.error(.noTruthValue(scalar.text, key: reading.key), at: scalar.range)
      return nil
    }
  }
}

extension Notation<ExpressionText> {
  /// An expression, which is not read here.
  static let expression = Notation(.expression) { node, reading in
    guard let scalar = node.scalar else {
      if !node.isCutOff { reading.add(.expectedExpression(key: reading.key, instead: node)) }
      return nil
    }
    if scalar.isCutOff, let note = node.blockNote {
      reading.add(.expressionCutOff(scalar, note: note, fix: node.blockFix))
    }
    let expression = ExpressionText(fragment: scalar.fragment, range: scalar.range)
    reading.note(expression)
    return expression
  }
}

extension Notation<Located<UnitOfMeasure>> {
  /// A unit, such as `yuan/(person*month)`.
  static let unit = scalar(.text) { scalar, reading in
    guard let unit = UnitOfMeasure(scalar.text) else {
      reading.add(.unknownUnitOfMeasure(scalar))
      return nil
    }
    return Located(unit, at: scalar.range)
  }
}

extension Notation
where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the words of a list.
  static var word: Self { locatedWord.map(\.value) }

  /// One of the words of a list, with its place.
  static var locatedWord: Notation<Located<Value>> {
    let words = Value.allCases.map(\.rawValue)
    return .scalar(.words(words)) { scalar, reading in
      guard let value = Value(rawValue: scalar.text) else {
        reading.add(.unknownWord(scalar, key: reading.key, among: words))
        return nil
      }
      return Located(value, at: scalar.range)
    }
  }
}

extension YAMLNode {
  /// Whether text follows a value in brackets on its line, which YAML has reported already.
  fileprivate var isCutOff: Bool {
    let rest = range.source.bytes[range.bytes.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
    let next = rest.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
    let opening = range.source.bytes[range.bytes.lowerBound...].first
    guard let next, let opening, "[{".utf8.contains(opening) else { return false }
    return !",]}#".utf8.contains(next)
  }
}

extension YAMLScalar {
  /// The place of the scalar with something that it says.
  func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: range) }

  /// Whether a comment behind the text was meant to be a part of it: something stays open.
  fileprivate var isCutOff: Bool {
    guard comment != nil else { return false }
    var isQuoted = false
    var depth = 0
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted, "[" where !isQuoted: depth += 1
      case ")" where !isQuoted, "]" where !isQuoted: depth -= 1
      default: continue
      }
    }
    return isQuoted || depth > 0
  }
}

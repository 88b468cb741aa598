import Quantities

/// What a fact is: its name, of which subjects, of which type, and how carefully it is handled.
///
/// The scope of expressions, JSON Schema, CSV headers, storage and columns come from this.
public struct FactDeclaration: Sendable, Hashable {
  /// The fact's id, in snake_case, which data and packs use.
  public let id: String

  /// What it is called; the Chinese name is an alias in expressions, unique for the kind.
  public let name: LocalizedText

  /// The kind of subject that it is a fact of.
  public let subject: SubjectKind

  /// What its values are.
  public let type: FactType

  /// Whether a value may say that there is none.
  public let isOptional: Bool

  /// How carefully it is handled.
  public let privacy: PrivacyClass

  /// The ids it had in earlier versions, by which old extracts still name it.
  public let formerIDs: [String]

  /// The unit of its numbers, if it has any.
  public var unit: String? { type.unit }

  /// Creates a declaration.
  public init(
    id: String,
    name: LocalizedText,
    subject: SubjectKind,
    type: FactType,
    isOptional: Bool = false,
    privacy: PrivacyClass = .open,
    formerIDs: [String] = []
  ) {
    self.id = id
    self.name = name
    self.subject = subject
    self.type = type
    self.isOptional = isOptional
    self.privacy = privacy
    self.formerIDs = formerIDs
  }
}

// MARK: - Checking

extension FactDeclaration {
  /// Checks that the fact can have a value.
  ///
  /// - Throws: ``FactMismatch`` if it can't.
  public func check(_ value: FactValue) throws(FactMismatch) {
    switch value {
    case .unknown: return
    case .absent where isOptional: return
    case .absent: throw mismatch(.mayNotBeAbsent(type))
    default: try check(value, is: type)
    }
  }

  private func check(_ value: FactValue, is type: FactType) throws(FactMismatch) {
    switch (type, value) {
    case (.boolean, .boolean), (.text, .text), (.date, .date), (.reference, .reference): return
    case (.number(let range), .number(let number)): try check(number, in: range)
    case (.enumeration(let enumeration), .symbol(let id)):
      guard enumeration.cases.contains(where: { $0.id == id }) else {
        throw mismatch(.noSuchCase(enumeration))
      }
    case (.list(let element), .list(let values)):
      for value in values { try check(value, is: element) }
    default: throw mismatch(.wrongType(expected: type, found: value.typeName))
    }
  }

  private func check(_ number: ExactDecimal, in range: NumberRange) throws(FactMismatch) {
    guard range.contains(number) else { throw mismatch(.outOfRange(range)) }
    guard number.places <= range.decimals else { throw mismatch(.tooManyDecimals(range)) }
  }

  private func mismatch(_ reason: FactMismatch.Reason) -> FactMismatch {
    FactMismatch(fact: id, subject: subject, reason: reason)
  }
}

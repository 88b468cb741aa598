/// A fact that a Swift property holds.
public struct Fact<Holder: Subject>: Sendable {
  /// What the fact is.
  public let declaration: FactDeclaration

  /// Where the property lies in the holder's memory; `nil` if ``value(in:)`` alone reads it.
  package let memory: FactMemory?

  private let read: @Sendable (Holder) -> FactValue
  private let write: @Sendable (inout Holder, FactValue) -> Bool

  /// Creates a fact of a property, from which its type and whether it may be absent come.
  ///
  /// - Parameters:
  ///   - id: The fact's id, in snake_case.
  ///   - chinese: What it is called in Chinese, unique for the kind of subject.
  ///   - english: What it is called in English.
  ///   - property: The property that holds it.
  ///   - range: The numbers it may have; of no use for other types.
  ///   - privacy: How carefully it is handled.
  public init<Value: FactRepresentable>(
    _ id: String,
    zh chinese: String,
    en english: String,
    _ property: any WritableKeyPath<Holder, Known<Value>> & Sendable,
    _ range: NumberRange = .plain,
    privacy: PrivacyClass = .open
  ) {
    declaration = FactDeclaration(
      id: id,
      name: LocalizedText(zh: chinese, en: english),
      subject: Holder.kind,
      type: Value.factType(in: range),
      isOptional: Value.mayBeAbsent,
      privacy: privacy
    )
    memory = FactMemory(property, declaration.type)
    read = { $0[keyPath: property].value?.factValue ?? .unknown }
    write = { $0[keyPath: property].assign($1) }
  }
}

extension Known where Value: FactRepresentable {
  /// Takes over a value of a fact; false if it is of another type.
  fileprivate mutating func assign(_ value: FactValue) -> Bool {
    guard value != .unknown else {
      self = .unknown
      return true
    }
    guard let value = Value(factValue: value) else { return false }
    self = .known(value)
    return true
  }
}

// MARK: - Reading and writing

extension Fact {
  /// The fact's id.
  public var id: String { declaration.id }

  /// Returns the fact's value of a subject.
  public func value(in subject: Holder) -> FactValue { read(subject) }

  /// Sets the fact of a subject.
  ///
  /// - Throws: ``FactMismatch`` if the value does not fit the declaration; nothing changes then.
  public func set(_ value: FactValue, in subject: inout Holder) throws(FactMismatch) {
    try declaration.check(value)
    guard write(&subject, value) else {
      let type = FactMismatch.Reason.wrongType(expected: declaration.type, found: value.typeName)
      throw FactMismatch(fact: id, subject: Holder.kind, reason: type)
    }
  }
}

internal import Quantities

/// Where and how the property of a fact lies in the memory of its holder, for those who read many
/// holders and know only at run time which facts they want.
package struct FactMemory: Sendable {
  /// How the property lies there.
  package enum Form: Sendable {
    /// A byte: for each byte the value that it stands for; `nil` where it stands for none.
    case byte([FactValue?])
    /// `Known<ExactDecimal>`.
    case number
    /// `Known<ExactDecimal?>`.
    case optionalNumber
    /// `Known<CalendarDay>`.
    case day
    /// `Known<CalendarDay?>`.
    case optionalDay
  }

  /// The bytes before the property.
  package let offset: Int
  /// How it lies there.
  package let form: Form

  /// Finds out how a property lies in memory; `nil` if it can be read through its key path only.
  init?<Holder: Subject, Value: FactRepresentable>(
    _ property: WritableKeyPath<Holder, Known<Value>>,
    _ type: FactType
  ) {
    guard let offset = MemoryLayout<Holder>.offset(of: property),
      let form = Self.form(Value.self, type)
    else { return nil }
    self.offset = offset
    self.form = form
  }

  private static func form<Value: FactRepresentable>(
    _ value: Value.Type,
    _ type: FactType
  ) -> Form? {
    if value == ExactDecimal.self { return .number }
    if value == ExactDecimal?.self { return .optionalNumber }
    if value == CalendarDay.self { return .day }
    if value == CalendarDay?.self { return .optionalDay }
    guard MemoryLayout<Known<Value>>.size == 1 else { return nil }
    return bytes(value, type).map { .byte($0) }
  }

  /// The bytes of all values of a type that has few.
  private static func bytes<Value: FactRepresentable>(
    _ value: Value.Type,
    _ type: FactType
  ) -> [FactValue?]? {
    var all: [FactValue]
    switch type {
    case .boolean: all = [.boolean(false), .boolean(true)]
    case .enumeration(let enumeration): all = enumeration.cases.map { .symbol($0.id) }
    default: return nil
    }
    if Value.mayBeAbsent { all.append(.absent) }
    var found = [FactValue?](repeating: nil, count: 256)
    found[byte(of: Known<Value>.unknown)] = .unknown
    for fact in all {
      guard let value = Value(factValue: fact) else { return nil }
      found[byte(of: Known.known(value))] = fact
    }
    return found
  }

  private static func byte<Value>(of value: Known<Value>) -> Int {
    withUnsafeBytes(of: value) { Int($0[0]) }
  }
}

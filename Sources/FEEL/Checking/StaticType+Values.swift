internal import Quantities

extension StaticType {
  /// The type of standard FEEL that holds the type's values.
  var valueType: ValueType {
    switch self {
    case .boolean: .boolean
    case .number, .literalNumber: .number
    case .string, .enumeration: .string
    case .date: .date
    case .yearsMonthsDuration: .yearsMonthsDuration
    case .daysTimeDuration: .daysTimeDuration
    case .list(let element): .list(element.valueType)
    case .range(let element): .range(element.valueType)
    case .context(let entries): .context(entries.mapValues(\.valueType))
    case .function: .function([], returns: .any)
    case .null: .null
    case .record, .optional, .invalid: .any
    case .other(let type): type
    }
  }

  /// The static type for a type of standard FEEL.
  init(_ type: ValueType) {
    switch type {
    case .boolean: self = .boolean
    case .number: self = .number(.none)
    case .string: self = .string
    case .date: self = .date
    case .yearsMonthsDuration: self = .yearsMonthsDuration
    case .daysTimeDuration: self = .daysTimeDuration
    case .list(let element): self = .list(StaticType(element))
    case .range(let element): self = .range(StaticType(element))
    case .context(let entries) where !entries.isEmpty:
      self = .context(entries.mapValues { StaticType($0) })
    default: self = .other(type)
    }
  }

  /// The static type of a value that is written in an expression.
  init?(of value: Value) {
    switch value {
    case .boolean: self = .boolean
    case .number: self = .literalNumber
    case .string: self = .string
    case .date: self = .date
    case .yearsMonthsDuration: self = .yearsMonthsDuration
    case .daysTimeDuration: self = .daysTimeDuration
    default: return nil
    }
  }
}

// MARK: - What types hold

extension StaticType {
  /// A value of which nothing is known before it is there.
  static let anything = StaticType.other(.any)

  /// Whether the value's type is only known when it is there.
  var isAnything: Bool { self == .anything }

  /// Whether a value of the type is a record, or has records in it.
  var holdsRecords: Bool { holds { if case .record = $0 { true } else { false } } }

  /// Whether a value of the type is a function, or has functions in it.
  var holdsFunctions: Bool { holds { if case .function = $0 { true } else { false } } }

  /// Whether a number of the type, or in it, is kept in another scale than the one it is written in.
  var holdsScaledNumbers: Bool {
    holds { if case .number(let unit) = $0 { unit.scale != .one } else { false } }
  }

  /// How many types a context's type may have in it.
  static let maximumParts = 1000

  /// Whether it is one of a context with more values, in one another, than a type can list.
  var isTooLarge: Bool {
    var left = Self.maximumParts
    return !isCounted(&left)
  }

  private func isCounted(_ left: inout Int) -> Bool {
    left -= 1
    guard left >= 0 else { return false }
    switch self {
    case .list(let inner), .range(let inner), .optional(let inner): return inner.isCounted(&left)
    case .context(let entries):
      for type in entries.values {
        guard type.isCounted(&left) else { return false }
      }
      return true
    default: return true
    }
  }

  /// Whether its values have fields, whose names stand alone in a filter.
  var hasFields: Bool {
    switch unwrapped {
    case .record, .context: true
    default: false
    }
  }

  /// Whether it is the type of an empty list's items, which goes for any other one.
  var isOfNothing: Bool { self == .null }

  /// Whether a range of the type can be gone through value by value.
  var isCounted: Bool {
    switch self {
    case .literalNumber, .date: true
    case .number(let unit): unit.scale == .one
    default: false
    }
  }

  /// The type of values of either type, where they differ in written numbers, or in empty lists, in
  /// them; `nil` if they differ otherwise.
  func merged(with other: StaticType) -> StaticType? {
    if self == other { return self }
    switch (self, other) {
    case (.literalNumber, .number(let unit)), (.number(let unit), .literalNumber):
      return unit.scale == .one ? .number(unit) : nil
    case (.list(.null), .list): return other
    case (.list, .list(.null)): return self
    case (.list(.other(.any)), .list): return other.holdsScaledNumbers ? nil : other
    case (.list, .list(.other(.any))): return holdsScaledNumbers ? nil : self
    case (.list(let a), .list(let b)): return a.merged(with: b).map { .list($0) }
    case (.range(let a), .range(let b)): return a.merged(with: b).map { .range($0) }
    case (.optional(let a), .optional(let b)): return a.merged(with: b).map { .optional($0) }
    case (.context(let a), .context(let b)):
      guard a.keys == b.keys else { return nil }
      let types = a.compactMap { key, type in
        b[key].flatMap { type.merged(with: $0) }.map { (key, $0) }
      }
      return types.count == a.count ? .context(Dictionary(types) { $1 }) : nil
    default: return nil
    }
  }

  /// Whether something in it is of a type that is only known when it is there.
  var holdsAnything: Bool {
    holds {
      switch $0 {
      case .other(.any), .other(.context): true
      default: false
      }
    }
  }

  private func holds(_ test: (StaticType) -> Bool) -> Bool {
    if test(self) { return true }
    return switch self {
    case .list(let inner), .range(let inner), .optional(let inner): inner.holds(test)
    case .context(let entries): entries.values.contains { $0.holds(test) }
    default: false
    }
  }
}

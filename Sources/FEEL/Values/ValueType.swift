/// A type of FEEL's values.
public indirect enum ValueType: Sendable, Hashable {
  /// Any value.
  case any
  /// The type of null alone.
  case null
  /// True and false.
  case boolean
  /// Numbers.
  case number
  /// Texts.
  case string
  /// Days.
  case date
  /// Times of the day.
  case time
  /// Times of a day.
  case dateTime
  /// Numbers of months.
  case yearsMonthsDuration
  /// Numbers of seconds.
  case daysTimeDuration
  /// Lists whose items have a type.
  case list(ValueType)
  /// Ranges whose ends have a type.
  case range(ValueType)
  /// Contexts that have at least these entries.
  case context([String: ValueType])
  /// Functions of these parameters.
  case function([ValueType], returns: ValueType)

  /// The types that have a name of their own, by it.
  public static let named: [String: ValueType] = [
    "Any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string,
    "date": .date, "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
    "years and months duration": .yearsMonthsDuration,
    "yearMonthDuration": .yearsMonthsDuration,
    "days and time duration": .daysTimeDuration,
    "dayTimeDuration": .daysTimeDuration,
    "list": .list(.any), "context": .context([:]), "range": .range(.any),
    "function": .function([], returns: .any),
  ]
}

// MARK: - Conformance

extension ValueType {
  /// Whether every value of this type is one of another type, by the standard's rules.
  public func conforms(to other: ValueType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _): true
    case (.list(let item), .list(let wanted)): item.conforms(to: wanted)
    case (.range(let end), .range(let wanted)): end.conforms(to: wanted)
    case (.context(let entries), .context(let wanted)): Self.conforms(entries, to: wanted)
    case (.function(let parameters, let result), .function(let wanted, let wantedResult)):
      Self.conforms(parameters, result, to: wanted, wantedResult)
    default: self == other
    }
  }

  private static func conforms(
    _ entries: [String: ValueType],
    to wanted: [String: ValueType]
  ) -> Bool {
    wanted.allSatisfy { key, type in entries[key]?.conforms(to: type) ?? false }
  }

  private static func conforms(
    _ parameters: [ValueType],
    _ result: ValueType,
    to wanted: [ValueType],
    _ wantedResult: ValueType
  ) -> Bool {
    parameters.count == wanted.count && result.conforms(to: wantedResult)
      && zip(wanted, parameters).allSatisfy { $0.conforms(to: $1) }
  }
}

extension Value {
  /// Whether the value is one of a type; null is one of every type.
  public func conforms(to type: ValueType) -> Bool {
    switch (self, type) {
    case (_, .any), (.null, _): true
    case (.list(let items), .list(let item)): items.allSatisfy { $0.conforms(to: item) }
    case (.context(let context), .context(let entries)):
      entries.allSatisfy { key, type in context[key]?.conforms(to: type) ?? false }
    case (.range(let range), .range(let end)):
      (range.low ?? .null).conforms(to: end) && (range.high ?? .null).conforms(to: end)
    case (.function(let function), .function(let parameters, let result)):
      function.conforms(toParameters: parameters, returning: result)
    default: self.type == type
    }
  }

  /// Whether `instance of` says that the value is one of a type: null is one of no other type than
  /// its own.
  public func isInstance(of type: ValueType) -> Bool {
    if case .null = self { return type == .null }
    return conforms(to: type)
  }

  /// The type of the value, as narrow as its items tell.
  public var type: ValueType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .yearsMonthsDuration: .yearsMonthsDuration
    case .daysTimeDuration: .daysTimeDuration
    case .list(let items): .list(Self.common(items.map(\.type)))
    case .range(let range): .range(Self.common([range.low, range.high].compactMap { $0?.type }))
    case .context(let context):
      .context(Dictionary(context.entries.map { ($0.key, $0.value.type) }) { $1 })
    case .function(let function): function.type
    }
  }

  private static func common(_ types: [ValueType]) -> ValueType {
    guard let first = types.first(where: { $0 != .null }) else { return types.first ?? .any }
    return types.allSatisfy { $0.conforms(to: first) } ? first : .any
  }

  /// Returns the value where one of a type is wanted, changed as the standard allows: an item
  /// becomes a list of one and the other way round, a date midnight; `nil` if none of it helps.
  public func converted(to type: ValueType) -> Value? {
    if conforms(to: type) { return self }
    if case .list(let items) = self, items.count == 1, items[0].conforms(to: type) {
      return items[0]
    }
    if case .list(let item) = type, conforms(to: item) { return .list([self]) }
    if case .date(let day) = self, type == .dateTime { return .dateTime(.midnight(of: day)) }
    return nil
  }
}

extension ValueType: CustomStringConvertible {
  /// The type as FEEL text.
  public var description: String {
    switch self {
    case .list(let item): item == .any ? "list" : "list<\(item)>"
    case .range(let end): end == .any ? "range" : "range<\(end)>"
    case .context(let entries): Self.text(entries)
    case .function(let parameters, let result): Self.text(parameters, result)
    default: plainName
    }
  }

  private static func text(_ entries: [String: ValueType]) -> String {
    guard !entries.isEmpty else { return "context" }
    let parts = entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "context<\(parts.joined(separator: ", "))>"
  }

  private static func text(_ parameters: [ValueType], _ result: ValueType) -> String {
    "function<\(parameters.map(\.description).joined(separator: ", "))> -> \(result)"
  }

  private var plainName: String {
    switch self {
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsMonthsDuration: "years and months duration"
    case .daysTimeDuration: "days and time duration"
    default: "Any"
    }
  }
}

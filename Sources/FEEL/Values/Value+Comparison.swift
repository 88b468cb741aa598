internal import Quantities

/// How one value stands to another one.
public enum Order: Sendable, Hashable {
  /// The first is less.
  case ascending
  /// Neither is less.
  case same
  /// The first is greater.
  case descending

  /// How two comparable values stand to each other.
  init<T: Comparable>(_ left: T, _ right: T) {
    self = left < right ? .ascending : (right < left ? .descending : .same)
  }
}

extension Value {
  /// Returns how the value stands to another one; `nil` if FEEL can't compare them, and compares to
  /// null.
  public func compared(to other: Value) -> Order? {
    switch (self, other) {
    case (.number(let left), .number(let right)): Order(left, right)
    case (.string(let left), .string(let right)): left.comparedByCodePoint(to: right)
    case (.date(let left), .date(let right)): Order(left, right)
    case (.time(let left), .time(let right)): left.compared(to: right)
    case (.dateTime(let left), .dateTime(let right)): left.compared(to: right)
    case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)): Order(left, right)
    case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
      Order(left.seconds, right.seconds)
    default: nil
    }
  }

  /// Returns whether the value equals another one by FEEL's `=`; `nil` if they are of kinds that
  /// FEEL can't compare.
  public func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let left), .boolean(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.time(let left), .time(let right)): left.equals(right)
    case (.dateTime(let left), .dateTime(let right)): left.equals(right)
    case (.list(let left), .list(let right)): Self.equal(left, right)
    case (.context(let left), .context(let right)): left.equals(right)
    case (.range(let left), .range(let right)): left.equals(right)
    case (.function(let left), .function(let right)): left == right
    default: compared(to: other).map { $0 == .same }
    }
  }

  /// Whether two lists have equal items: false as soon as two differ, else unknown if two can't be
  /// compared.
  static func equal(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    return allEqual(zip(left, right))
  }

  fileprivate static func allEqual(_ pairs: some Sequence<(Value, Value)>) -> Bool? {
    var isKnown = true
    for (left, right) in pairs {
      switch left.equals(right) {
      case true: continue
      case false: return false
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }
}

extension ContextValue {
  func equals(_ other: ContextValue) -> Bool? {
    guard count == other.count, keys.allSatisfy({ other[$0] != nil }) else { return false }
    return Value.allEqual(entries.map { ($0.value, other[$0.key] ?? .null) })
  }
}

extension RangeValue {
  func equals(_ other: RangeValue) -> Bool? {
    guard isUnary == other.isUnary, includesLow == other.includesLow,
      includesHigh == other.includesHigh
    else { return false }
    let pairs = [(low, other.low), (high, other.high)]
    return Value.allEqual(pairs.map { ($0.0 ?? .null, $0.1 ?? .null) })
  }
}

// MARK: - Times

extension TimeValue {
  func compared(to other: TimeValue) -> Order? {
    if zone == other.zone { return Order(key, other.key) }
    guard let left = universalSecond, let right = other.universalSecond else { return nil }
    return left == right ? Order(nanosecond, other.nanosecond) : Order(left, right)
  }

  private var key: Int { secondOfDay * 1_000_000_000 + nanosecond }

  /// Whether the times have the same fields; a field is a whole second.
  func equals(_ other: TimeValue) -> Bool {
    if zone == other.zone { return secondOfDay == other.secondOfDay }
    guard let left = universalSecond, let right = other.universalSecond else { return false }
    return left == right
  }
}

extension DateTimeValue {
  func compared(to other: DateTimeValue) -> Order? {
    guard let (left, right) = seconds(with: other) else { return nil }
    return left == right ? Order(time.nanosecond, other.time.nanosecond) : Order(left, right)
  }

  /// Whether the times are the same moment, or the same local time; a field is a whole second.
  func equals(_ other: DateTimeValue) -> Bool {
    guard let (left, right) = seconds(with: other) else { return false }
    return left == right
  }

  /// The seconds of two times since one moment; `nil` if only one has a zone.
  private func seconds(with other: DateTimeValue) -> (Int, Int)? {
    switch (universalSecond, other.universalSecond) {
    case (let left?, let right?): (left, right)
    case (nil, nil): (localSecond, other.localSecond)
    default: nil
    }
  }
}

extension String {
  /// How the text stands to another one, code point by code point.
  func comparedByCodePoint(to other: String) -> Order {
    if utf8.elementsEqual(other.utf8) { return .same }
    return utf8.lexicographicallyPrecedes(other.utf8) ? .ascending : .descending
  }
}

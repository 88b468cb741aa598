public import Quantities

/// How much a benefit gives and how often.
public enum BenefitRate: Sendable, Hashable, Codable {
  /// One sum.
  case once(Money)
  /// A sum for every month that has begun.
  case monthly(Money)
  /// A sum for every year that has begun.
  case yearly(Money)
  /// A part of each bill, such as 0.5 of a rent.
  case share(ExactDecimal)
  /// Nothing that is counted in money.
  case inKind
}

extension BenefitRate {
  /// Returns what is due from a first day to a last one; `nil` if no sum says so, as for a part of
  /// bills that nobody has written yet, or for months without an end.
  public func total(from first: CalendarDay, to last: CalendarDay?) -> Money? {
    switch self {
    case .once(let sum): sum
    case .monthly(let sum): last.map { sum.times(Self.periods(of: 1, first, $0)) }
    case .yearly(let sum): last.map { sum.times(Self.periods(of: 12, first, $0)) }
    case .share: nil
    case .inKind: .zero
    }
  }

  /// The number of periods of some months that have begun.
  private static func periods(of months: Int, _ first: CalendarDay, _ last: CalendarDay) -> Int {
    last < first ? 0 : first.months(until: last) / months + 1
  }

  /// Whether it gives money.
  public var isMoney: Bool { self != .inKind }

  /// The sum of one payment, where it is one.
  public var sum: Money? {
    switch self {
    case .once(let sum), .monthly(let sum), .yearly(let sum): sum
    case .share, .inKind: nil
    }
  }
}

extension Money {
  /// Returns the amount some times.
  func times(_ count: Int) -> Money { Money(yuan: yuan * ExactDecimal(count)) }

  /// The amount, or nothing if it is negative.
  var atLeastZero: Money { max(self, .zero) }
}

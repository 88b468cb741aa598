public import Quantities

/// Which numbers a fact may have: their unit, how fine they are, and how large.
public struct NumberRange: Sendable, Hashable {
  /// The unit's id, such as `yuan/month`; `ratio` for a number without a unit.
  public let unit: String

  /// The decimal places that a number may have.
  public let decimals: Int

  /// The smallest number, if there is one.
  public let minimum: ExactDecimal?

  /// The largest number, if there is one.
  public let maximum: ExactDecimal?

  /// Creates a range.
  public init(
    unit: String,
    decimals: Int,
    minimum: ExactDecimal? = nil,
    maximum: ExactDecimal? = nil
  ) {
    self.unit = unit
    self.decimals = decimals
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether a number lies between the smallest and the largest.
  public func contains(_ number: ExactDecimal) -> Bool {
    if let minimum, number < minimum { return false }
    if let maximum, number > maximum { return false }
    return true
  }
}

// MARK: - The ranges of the core

extension NumberRange {
  /// Any number without a unit.
  public static let plain = NumberRange(unit: "ratio", decimals: 10)

  /// Whole numbers of something, from zero.
  public static func count(of unit: String, upTo maximum: ExactDecimal = 1_000_000) -> Self {
    NumberRange(unit: unit, decimals: 0, minimum: 0, maximum: maximum)
  }

  /// Money that one household, person or firm has or gets, in fen, from zero.
  public static func money(_ unit: String = "yuan") -> Self {
    NumberRange(unit: unit, decimals: 2, minimum: 0, maximum: 1_000_000_000)
  }

  /// Income, which costs can make negative.
  public static func income(_ unit: String) -> Self {
    NumberRange(unit: unit, decimals: 2, minimum: -1_000_000_000, maximum: 1_000_000_000)
  }

  /// Money of a project or a fund, in fen, from zero.
  public static let projectMoney = NumberRange(
    unit: "yuan",
    decimals: 2,
    minimum: 0,
    maximum: 1_000_000_000_000
  )

  /// The same numbers, each for a span of time: `yuan` and `year` make `yuan/year`.
  func per(_ span: String) -> NumberRange {
    NumberRange(unit: "\(unit)/\(span)", decimals: decimals, minimum: minimum, maximum: maximum)
  }

  /// Floor areas, in square metres.
  public static let floorArea = NumberRange(
    unit: "m2",
    decimals: 2,
    minimum: 0,
    maximum: 10_000_000
  )

  /// Areas of land, in mu.
  public static let landArea = NumberRange(
    unit: "mu",
    decimals: 4,
    minimum: 0,
    maximum: 10_000_000
  )

  /// Months, in whole ones, up to a hundred years.
  public static let months = count(of: "month", upTo: 1200)

  /// Years by their number in the calendar.
  public static let calendarYear = NumberRange(
    unit: "year",
    decimals: 0,
    minimum: 1900,
    maximum: 2200
  )

  /// How many years something lasted, in tenths.
  public static let years = NumberRange(unit: "year", decimals: 1, minimum: 0, maximum: 100)
}

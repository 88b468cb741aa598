/// How the values of a register are kept in memory.
enum Lane: Sendable, Hashable {
  /// 0 or 1.
  case boolean
  /// Exact numbers; seconds for a duration of days and time.
  case number
  /// Numbers of so many places behind the point, kept as whole numbers.
  case fixed(places: Int)
  /// Days since 1970, or months.
  case integer
  /// Cases of an enumeration, kept as their positions.
  case code
  /// Texts, and cases where no position is known.
  case text
  /// Values of which no more is known.
  case value

  /// The widest lane for a type: it holds every value of it.
  init(_ type: StaticType) {
    switch type.unwrapped {
    case .boolean: self = .boolean
    case .number, .literalNumber, .daysTimeDuration: self = .number
    case .date, .yearsMonthsDuration: self = .integer
    case .string, .enumeration, .record: self = .text
    case .list, .range, .context, .function, .optional, .null, .other, .invalid: self = .value
    }
  }

  /// What one value takes in memory: whole numbers take one, four or eight bytes.
  enum Storage: Sendable, Hashable {
    case byte, half, word, decimal, text, value
  }

  /// What one value takes in memory where nothing narrower is chosen.
  var storage: Storage {
    switch self {
    case .boolean: .byte
    case .fixed, .integer, .code: .word
    case .number: .decimal
    case .text: .text
    case .value: .value
    }
  }
}

/// What the host declares of a number: the places behind the point and the range.
///
/// Numbers with a declaration are kept as whole numbers where no operation on them can overflow. A
/// value that is not as declared is no mistake: the run is then made with exact decimals.
public struct NumberDeclaration: Sendable, Hashable {
  /// The least value.
  public let least: Int
  /// The greatest value.
  public let greatest: Int
  /// The places behind the point, at most.
  public let places: Int

  /// Creates a declaration.
  public init(from least: Int, to greatest: Int, places: Int = 0) {
    self.least = min(least, greatest)
    self.greatest = max(least, greatest)
    self.places = max(0, places)
  }
}

/// The whole numbers that a register can hold, zero among them.
struct Bounds: Sendable, Hashable {
  let least: Int
  let greatest: Int

  /// Creates bounds; `nil` if they leave too little room for arithmetic.
  init?(_ least: Int?, _ greatest: Int?) {
    guard let least, let greatest else { return nil }
    guard least >= -Self.limit, greatest <= Self.limit else { return nil }
    self.least = min(least, 0)
    self.greatest = max(greatest, 0)
  }

  private static let limit = 1 << 62

  /// The days that a lane of a block holds.
  static let blockDays = Bounds(unit: 1 << 28)

  /// Whether they are all days that a lane of a block holds.
  var areBlockDays: Bool {
    Self.blockDays.contains(least) && Self.blockDays.contains(greatest)
  }

  /// From -1 to 1.
  static let one = Bounds(unit: 1)

  private init(unit: Int) {
    least = -unit
    greatest = unit
  }

  func contains(_ value: Int) -> Bool { least <= value && value <= greatest }

  /// The bounds of both.
  func union(_ other: Bounds) -> Bounds? {
    Bounds(min(least, other.least), max(greatest, other.greatest))
  }

  /// The bounds of the less, or of the greater, of two numbers.
  func extreme(_ other: Bounds, isLeast: Bool) -> Bounds? {
    isLeast
      ? Bounds(min(least, other.least), min(greatest, other.greatest))
      : Bounds(max(least, other.least), max(greatest, other.greatest))
  }

  func adding(_ other: Bounds) -> Bounds? {
    Bounds(least + other.least, greatest + other.greatest)
  }

  var negated: Bounds? { Bounds(-greatest, -least) }

  func multiplied(by other: Bounds) -> Bounds? {
    let ends = [least, greatest].flatMap { end in
      [other.least, other.greatest].map { end.multipliedReportingOverflow(by: $0) }
    }
    guard ends.allSatisfy({ !$0.overflow }) else { return nil }
    return Bounds(ends.map(\.partialValue).min(), ends.map(\.partialValue).max())
  }

  func multiplied(by factor: Int) -> Bounds? {
    Bounds(0, factor).flatMap(multiplied(by:))
  }
}

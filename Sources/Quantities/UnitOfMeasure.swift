/// What a number counts or measures: a product of base units with whole exponents.
///
/// Units are checked when a rule is loaded, and gone when it runs. `yuan`, `m2/household` and
/// `yuan/(person*month)` are units; `ratio` and `percent` have no dimension. `year` is twelve
/// `month`, so that both are the same dimension with another ``scale``.
public struct UnitOfMeasure: Sendable, Hashable {
  /// The base units with their exponents, none of them zero.
  public let dimension: [String: Int]

  /// How many of the plain dimension one of this unit is: 12 for `year`, 0.01 for `percent`.
  public let scale: ExactDecimal

  /// The unit as it was written.
  public let symbol: String

  /// No unit: a plain number or a ratio.
  public static let none = UnitOfMeasure(dimension: [:], scale: .one, symbol: "ratio")

  /// How many of a plain base unit the one is in which it is written: 12 of `month` for `year`; those
  /// that are left out are written in the plain one.
  private let bases: [String: ExactDecimal]

  private init(
    dimension: [String: Int],
    scale: ExactDecimal,
    symbol: String,
    bases: [String: ExactDecimal] = [:]
  ) {
    self.dimension = dimension.filter { $0.value != 0 }
    self.scale = scale
    self.symbol = symbol
    self.bases = bases
  }

  /// Whether the unit has no dimension.
  public var isDimensionless: Bool { dimension.isEmpty }

  /// Whether two units measure the same thing, if in another scale.
  public func isCommensurable(with other: UnitOfMeasure) -> Bool { dimension == other.dimension }

  /// The unit of a product: `yuan*year` of `yuan` and `year`.
  ///
  /// Where the sides write one base unit in different ones, such as `month` and `year`, the product
  /// has the plain one. Percent count as the plain numbers that they are.
  public func multiplied(by other: UnitOfMeasure) -> UnitOfMeasure {
    let product = dimension.merging(other.dimension, uniquingKeysWith: +)
    var bases: [String: ExactDecimal] = [:]
    for unit in product.keys {
      let sides = [self, other].filter { $0.dimension[unit] != nil }.map { $0.bases[unit] ?? .one }
      if let base = sides.first, base != .one, sides.allSatisfy({ $0 == base }) {
        bases[unit] = base
      }
    }
    return UnitOfMeasure(dimension: product, bases: bases)
  }

  /// The unit of a quotient: `yuan/year` of `yuan` and `year`; see ``multiplied(by:)``.
  public func divided(by other: UnitOfMeasure) -> UnitOfMeasure {
    let inverse = other.dimension.mapValues { -$0 }
    return multiplied(by: UnitOfMeasure(dimension: inverse, bases: other.bases))
  }

  /// Units are equal if their dimension and scale are.
  public static func == (left: UnitOfMeasure, right: UnitOfMeasure) -> Bool {
    left.dimension == right.dimension && left.scale == right.scale
  }

  /// Hashes dimension and scale.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(dimension)
    hasher.combine(scale)
  }
}

// MARK: - Making

extension UnitOfMeasure {
  /// Creates the unit of a dimension, in its plain scale.
  public init(dimension: [String: Int]) {
    self.init(dimension: dimension, bases: [:])
  }

  private init(dimension: [String: Int], bases: [String: ExactDecimal]) {
    let known = dimension.filter { $0.value != 0 }
    var scale = ExactDecimal.one
    for (unit, exponent) in known.sorted(by: { $0.key < $1.key }) {
      guard let base = bases[unit] else { continue }
      for _ in 0..<exponent.magnitude {
        let next = exponent > 0 ? scale.multiplied(by: base) : scale.divided(by: base)
        scale = next ?? scale
      }
    }
    let symbol = Self.symbol(of: known, written: bases)
    self.init(dimension: known, scale: scale, symbol: symbol, bases: bases)
  }

  /// Creates a unit from its text: names joined by `*` and `/`, a group in parentheses behind `/`.
  ///
  /// Returns `nil` if the text is no such unit or names one that is not in ``baseUnits``.
  public init?(_ text: String) {
    var dimension: [String: Int] = [:]
    var scale = ExactDecimal.one
    var bases: [String: ExactDecimal] = [:]
    for (name, exponent) in Self.factors(of: text) ?? [("", 1)] {
      guard let base = Self.baseUnits[name] else { return nil }
      for (unit, power) in base.dimension {
        dimension[unit, default: 0] += power * exponent
        bases[unit] = [base.scale, nil].contains(bases[unit]) ? base.scale : .one
      }
      let next = exponent > 0 ? scale.multiplied(by: base.scale) : scale.divided(by: base.scale)
      guard let next else { return nil }
      scale = next
    }
    let larger = bases.filter { $0.value != .one }
    self.init(dimension: dimension, scale: scale, symbol: text, bases: larger)
  }

  /// The factors of a unit's text with exponents 1 and -1; `nil` if it is none.
  private static func factors(of text: String) -> [(String, Int)]? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var below = halves.count == 2 ? String(halves[1]) : ""
    if below.hasPrefix("("), below.hasSuffix(")") { below = String(below.dropFirst().dropLast()) }
    let upper = names(in: String(halves[0])).map { ($0, 1) }
    let lower = halves.count == 2 ? names(in: below).map { ($0, -1) } : []
    return upper + lower
  }

  private static func names(in product: String) -> [String] {
    product.split(separator: "*", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
  }

  private static func symbol(
    of dimension: [String: Int],
    written bases: [String: ExactDecimal]
  ) -> String {
    let over = powers(of: dimension.filter { $0.value > 0 }, written: bases)
    let under = powers(of: dimension.filter { $0.value < 0 }.mapValues { -$0 }, written: bases)
    guard !over.isEmpty || !under.isEmpty else { return "ratio" }
    let numerator = over.isEmpty ? "1" : over.joined(separator: "*")
    guard !under.isEmpty else { return numerator }
    let denominator = under.joined(separator: "*")
    return numerator + "/" + (under.count > 1 ? "(\(denominator))" : denominator)
  }

  private static func powers(
    of dimension: [String: Int],
    written bases: [String: ExactDecimal]
  ) -> [String] {
    dimension.sorted { $0.key < $1.key }.flatMap { unit, exponent in
      Array(repeating: bases[unit].flatMap { name(of: unit, $0) } ?? unit, count: exponent)
    }
  }

  /// The name of the unit that is so many of a base unit.
  private static func name(of unit: String, _ scale: ExactDecimal) -> String? {
    baseUnits.first { $0.value.dimension == [unit: 1] && $0.value.scale == scale }?.key
  }
}

// MARK: - The base units

extension UnitOfMeasure {
  /// A unit that has a name of its own.
  public struct BaseUnit: Sendable {
    /// The dimension it stands for.
    public let dimension: [String: Int]
    /// How many of the plain dimension it is.
    public let scale: ExactDecimal
    /// Its name in Chinese.
    public let chinese: String
    /// Its name in English.
    public let english: String
  }

  /// The units that have names of their own, by their id.
  public static let baseUnits: [String: BaseUnit] = {
    var units: [String: BaseUnit] = [
      "ratio": scaled([:], .one, "", ""),
      "percent": scaled([:], ExactDecimal(significand: 1, exponent: -2), "%", "%"),
      "year": scaled(["month": 1], ExactDecimal(12), "年", "years"),
      "week": scaled(["day": 1], ExactDecimal(7), "周", "weeks"),
      "mu": scaled(["mu": 1], .one, "亩", "mu"),
    ]
    for (id, chinese, english) in plainUnits {
      units[id] = scaled([id: 1], .one, chinese, english)
    }
    return units
  }()

  private static let plainUnits: [(String, String, String)] = [
    ("yuan", "元", "yuan"), ("person", "人", "persons"), ("household", "户", "households"),
    ("month", "个月", "months"), ("day", "天", "days"), ("m2", "平方米", "m²"),
    ("post", "个", "posts"), ("item", "项", "items"), ("visit", "次", "visits"),
    ("round", "轮", "rounds"), ("site", "个", "sites"), ("time", "次", "times"),
    ("MW", "兆瓦", "MW"), ("park", "个", "parks"), ("project", "个", "projects"),
    ("register", "本", "registers"), ("village", "个", "villages"), ("meeting", "次", "meetings"),
  ]

  private static func scaled(
    _ dimension: [String: Int],
    _ scale: ExactDecimal,
    _ chinese: String,
    _ english: String
  ) -> BaseUnit {
    BaseUnit(dimension: dimension, scale: scale, chinese: chinese, english: english)
  }
}

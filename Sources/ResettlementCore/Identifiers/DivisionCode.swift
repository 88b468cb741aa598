/// The level of an administrative division, the widest first.
public enum DivisionLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// A province, autonomous region or municipality.
  case province
  /// A prefecture, league or city with districts.
  case prefecture
  /// A county, banner (旗), district or city of that rank.
  case county
  /// A town, township, subdistrict or sumu (苏木).
  case township
  /// A village, community or gacha (嘎查).
  case village

  /// Whether a level is wider than another one.
  public static func < (left: DivisionLevel, right: DivisionLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An administrative division code (行政区划代码): six digits by GB/T 2260, nine or twelve below.
///
/// Codes change over time, so that one alone does not say whether the division exists.
public struct DivisionCode: Sendable, Hashable {
  /// The digits.
  public let digits: String

  /// How many digits name a division of each level.
  private static let lengths: [DivisionLevel: Int] = [
    .province: 2, .prefecture: 4, .county: 6, .township: 9, .village: 12,
  ]

  /// Creates a code of six, nine or twelve digits that does not begin with zero; else `nil`.
  public init?(_ text: String) {
    guard [6, 9, 12].contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }),
      text.first != "0"
    else { return nil }
    digits = text
  }

  /// The level of the division, which is wider the more of the code's parts are zero.
  public var level: DivisionLevel {
    DivisionLevel.allCases.first { level in
      digits.dropFirst(Self.lengths[level] ?? 0).allSatisfy { $0 == "0" }
    } ?? .village
  }

  /// The digits that every division within this one begins with.
  public var prefix: Substring { digits.prefix(Self.lengths[level] ?? 0) }

  /// The code of the province.
  public var province: String { String(digits.prefix(2)) }

  /// Whether another division is this one or lies in it.
  public func contains(_ other: DivisionCode) -> Bool {
    other.digits.hasPrefix(prefix)
  }

  /// Whether the code begins like one of a province, or like those of made-up people, with 99.
  public var isPlausible: Bool { Self.provinces.contains(province) || province == "99" }

  private static let provinces: Set<String> = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
    "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
    "65", "71", "81", "82", "83",
  ]
}

extension DivisionCode: CustomStringConvertible {
  /// The digits.
  public var description: String { digits }
}

/// How pressing a clue of a risk is, the least pressing first.
public enum RiskSeverity: String, Sendable, Hashable, Codable, CaseIterable {
  /// To be looked at in the ordinary course (一般).
  case ordinary
  /// To be looked at before others (较重).
  case serious
  /// To be looked at at once (紧急).
  case urgent

  /// What the level is called.
  public var title: LocalizedText {
    switch self {
    case .ordinary: LocalizedText(zh: "一般", en: "ordinary")
    case .serious: LocalizedText(zh: "较重", en: "serious")
    case .urgent: LocalizedText(zh: "紧急", en: "urgent")
    }
  }
}

extension RiskSeverity: Comparable {
  /// Whether one level is less pressing than another.
  public static func < (less: RiskSeverity, more: RiskSeverity) -> Bool { less.depth < more.depth }

  /// How many levels are less pressing.
  private var depth: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How pressing a clue is as far as is known.
public struct GradedSeverity: Sendable, Hashable {
  /// The most pressing level that surely holds; `nil` if none does.
  public let level: RiskSeverity?

  /// The most pressing level that is not excluded, where that is more than ``level``.
  public let possible: RiskSeverity?

  /// What is missing to know whether a more pressing level holds, sorted.
  public let missing: [MissingTerm]

  /// Creates a grade.
  ///
  /// - Parameters:
  ///   - level: The most pressing level that surely holds.
  ///   - possible: A more pressing level that is not excluded.
  ///   - missing: What is missing to know.
  public init(
    level: RiskSeverity?,
    possible: RiskSeverity? = nil,
    missing: [MissingTerm] = []
  ) {
    self.level = level
    self.possible = possible
    self.missing = Set(missing).sorted()
  }

  /// The level by which clues are ordered: one that may be urgent is looked at as if it were.
  public var rank: RiskSeverity? { [level, possible].compactMap(\.self).max() }
}

public import Quantities

/// How a place or unit stands to a target, a norm, a cadence, a duty or a prohibition.
public struct TargetResult: Sendable, Hashable {
  /// How it stands.
  public let verdict: TargetVerdict

  /// What was measured on top: the trained, the area, the visits; `nil` if not known.
  public let numerator: ExactDecimal?

  /// Of what it was measured; `nil` if not known or if the target has none.
  public let denominator: ExactDecimal?

  /// What was demanded; `nil` if not known.
  public let demanded: ExactDecimal?

  /// What a miss means, by the words of the clause.
  public let force: Force

  /// Creates a result.
  public init(
    _ verdict: TargetVerdict,
    numerator: ExactDecimal? = nil,
    denominator: ExactDecimal? = nil,
    demanded: ExactDecimal? = nil,
    force: Force
  ) {
    self.verdict = verdict
    self.numerator = numerator
    self.denominator = denominator
    self.demanded = demanded
    self.force = force
  }
}

/// Whether a target was reached.
public enum TargetVerdict: Sendable, Hashable {
  /// It was reached, or what is forbidden is not so.
  case met
  /// It was not reached, or what is forbidden is so; ``Force`` says whether that is a breach.
  case missed
  /// Something is not known that could change the answer.
  case unknown(missing: [MissingTerm])
  /// Its day or period has not come to an end.
  case notYetDue
  /// Its condition of application does not hold.
  case notApplicable
  /// The day of the law lies outside the clause's time in force.
  case notInForce

  /// The word for the verdict in machine-readable results.
  public var name: String {
    switch self {
    case .met: "met"
    case .missed: "missed"
    case .unknown: "unknown"
    case .notYetDue: "notYetDue"
    case .notApplicable: "notApplicable"
    case .notInForce: "notInForce"
    }
  }
}

/// What the words of a clause make of a demand (约束力).
public enum Force: String, Sendable, Hashable, Codable, CaseIterable {
  /// 必须, 应, 不得: a miss is a breach.
  case must
  /// A plain statement of what is done: a miss is a miss.
  case stated
  /// 原则上: a miss unless an exception is on record with its reason.
  case principle
  /// 力争, 努力: a miss is "not reached", never a breach.
  case bestEffort = "best-effort"
  /// 鼓励, 支持有条件的: a miss is "not reached"; not applicable where its condition fails.
  case encouraged
  /// 可, 探索: it may be done; what is not named is discretion.
  case permitted

  /// Whether what is missed counts as missed: what is only striven for, encouraged or permitted is
  /// not reached, and nobody's fault.
  public var countsMisses: Bool { [.must, .stated, .principle].contains(self) }

  /// Whether missing it breaks the policy.
  public var isBreachWhenMissed: Bool { self == .must }
}

/// What the conditions of a rule come to for a subject.
///
/// In an all-of `ineligible > unknown > discretion > eligible` decides, in an any-of
/// `eligible > discretion > unknown > ineligible`; see ``all(of:)`` and ``any(of:)``.
public enum Verdict: Sendable, Hashable {
  /// Every condition holds.
  case eligible
  /// A condition does not hold.
  case ineligible
  /// Something is not known that could change the answer; each missing term once, sorted.
  case unknown(missing: [MissingTerm])
  /// The policy leaves it to these units.
  case discretion(of: [String])
  /// The day of the law lies outside the clause's time in force.
  case notInForce
  /// The clause's condition of application is not met.
  case notApplicable

  /// The word for the verdict in machine-readable results.
  public var name: String {
    switch self {
    case .eligible: "eligible"
    case .ineligible: "ineligible"
    case .unknown: "unknown"
    case .discretion: "discretion"
    case .notInForce: "notInForce"
    case .notApplicable: "notApplicable"
    }
  }

  /// Returns what several conditions come to of which all must hold; eligible if there are none.
  public static func all(of verdicts: [Verdict]) -> Verdict {
    verdicts.reduce(.eligible) { stronger($0, $1, order: allOrder) }
  }

  /// Returns what several conditions come to of which one must hold; ineligible if there are none.
  public static func any(of verdicts: [Verdict]) -> Verdict {
    verdicts.reduce(.ineligible) { stronger($0, $1, order: anyOrder) }
  }
}

// MARK: - Combining

extension Verdict {
  private static let allOrder = ["eligible", "discretion", "unknown", "ineligible"]
  private static let anyOrder = ["ineligible", "unknown", "discretion", "eligible"]

  private static func stronger(_ a: Verdict, _ b: Verdict, order: [String]) -> Verdict {
    switch (a, b) {
    case (.unknown(let left), .unknown(let right)):
      .unknown(missing: Set(left + right).sorted())
    case (.discretion(let left), .discretion(let right)):
      .discretion(of: left + right.filter { !left.contains($0) })
    default:
      rank(b, in: order) > rank(a, in: order) ? b : a
    }
  }

  /// The place in an order; what is not part of one (not in force, not applicable) outranks it.
  private static func rank(_ verdict: Verdict, in order: [String]) -> Int {
    order.firstIndex(of: verdict.name) ?? order.count
  }
}

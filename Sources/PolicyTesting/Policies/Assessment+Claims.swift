internal import Quantities
internal import ResettlementCore

/// What an answer claims to know.
extension Assessment {
  /// Whether it is the answer of a target, a norm, a cadence, a duty or a prohibition.
  var isOfTarget: Bool {
    switch outcome {
    case .verdict: false
    case .target: true
    }
  }

  /// Whether it says that a condition does not hold.
  var isDenial: Bool { ["ineligible", "missed"].contains(verdictName) }

  /// Whether it has a zero as an amount or as what was measured.
  var claimsZero: Bool {
    switch outcome {
    case .verdict: amount?.numbers.contains(0) ?? false
    case .target(let result): result.numerator == 0 || result.denominator == 0
    }
  }

  /// Whether it is definite, and another one than is given when more is known.
  ///
  /// What is left to a unit is not definite: when more is known, another condition may decide.
  func contradicts(_ fuller: Assessment) -> Bool {
    guard verdictName != "unknown", verdictName != "discretion" else { return false }
    let hasSameAmount = amount == nil || amount == fuller.amount
    return verdictName != fuller.verdictName || !hasSameAmount
  }
}

extension Amount {
  fileprivate var numbers: [ExactDecimal] {
    switch form {
    case .exact(let number), .atMost(let number), .share(let number): [number]
    case .range(let least, let most): [least, most]
    }
  }
}

extension Rule.Kind {
  /// Whether rules of the kind demand something, which is met or missed.
  var isTarget: Bool {
    switch self {
    case .target, .norm, .cadence, .duty, .prohibition: true
    default: false
    }
  }
}

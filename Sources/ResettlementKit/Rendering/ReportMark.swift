internal import ResettlementCore

/// The mark before a line of a report.
enum ReportMark: String, Sendable {
  case yes = "✓"
  case no = "✗"
  case unknown = "?"
  case discretion = "◇"
  /// A best-effort target that was not reached, which is no breach.
  case short = "△"
  case aside = "–"
  /// A clue that wants an answer.
  case clue = "●"

  init(_ verdict: Verdict) {
    switch verdict {
    case .eligible: self = .yes
    case .ineligible: self = .no
    case .unknown: self = .unknown
    case .discretion: self = .discretion
    case .notInForce, .notApplicable: self = .aside
    }
  }

  init(_ result: TargetResult) {
    switch result.verdict {
    case .met: self = .yes
    case .missed: self = result.force.leavesRoom ? .short : .no
    case .unknown: self = .unknown
    case .notYetDue, .notApplicable, .notInForce: self = .aside
    }
  }

  init(_ outcome: Assessment.Outcome) {
    switch outcome {
    case .verdict(let verdict): self.init(verdict)
    case .target(let result): self.init(result)
    }
  }

  init(_ holds: Bool?) {
    self = holds.map { $0 ? .yes : .no } ?? .unknown
  }

  /// The mark's name, such as a style sheet uses.
  var name: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    case .discretion: "discretion"
    case .short: "short"
    case .aside: "aside"
    case .clue: "clue"
    }
  }
}

extension Force {
  /// Whether a clause only strives, encourages or permits, so that a miss is never a breach.
  var leavesRoom: Bool {
    switch self {
    case .must, .stated, .principle: false
    case .bestEffort, .encouraged, .permitted: true
    }
  }
}

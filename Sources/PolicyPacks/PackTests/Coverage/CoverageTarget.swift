internal import Diagnostics

/// Something that tests should see, by where it stands.
struct CoverageKey: Hashable {
  /// What is counted.
  let measure: CoverageMeasure
  /// Where it stands.
  let place: SourceRange
  /// Which outcome or verdict it is, of those that one place has; else empty.
  var outcome = ""
}

/// Something that tests should see, with its text.
struct CoverageTarget {
  let key: CoverageKey
  /// Its name, or the text of a condition.
  let text: String
}

/// What a condition came to.
enum ConditionOutcome: String, CaseIterable {
  case isTrue = "true"
  case isFalse = "false"
  case unknown

  init(_ holds: Bool?) {
    switch holds {
    case true: self = .isTrue
    case false: self = .isFalse
    case nil: self = .unknown
    }
  }
}

internal import Diagnostics

/// The places in a pack where computations were given up while an answer was made.
final class FaultLog {
  private var found: Set<SourceRange> = []

  /// Notes that a computation was given up.
  func note(_ place: SourceRange) { found.insert(place) }

  /// Returns a diagnostic at each place, in the order of the pack's texts.
  func diagnostics(of rule: String) -> [Diagnostic] {
    found.sorted { ($0.source.name, $0.bytes.lowerBound) < ($1.source.name, $1.bytes.lowerBound) }
      .map { Diagnostic(.error, .givenUp(rule), at: $0) }
  }
}

extension Diagnostic.Message {
  static func givenUp(_ rule: String) -> Self {
    Self(
      "pack.given-up",
      en: "'\(rule)' takes more steps here than are allowed and was given up; use smaller lists or "
        + "fewer nested loops",
      zh: "“\(rule)”在此处的计算步骤超过上限，已中止；请减小列表或减少嵌套循环"
    )
  }
}

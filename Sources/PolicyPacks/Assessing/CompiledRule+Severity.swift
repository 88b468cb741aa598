internal import FEEL
internal import ResettlementCore

extension CompiledRule.Conditions {
  /// Returns how pressing a clue is; `nil` if the rule grades none.
  func severity(in run: RuleRun) -> GradedSeverity? {
    guard !levels.isEmpty else { return nil }
    let open = undecided(in: run)
    return GradedSeverity(
      level: holding(in: run)?.severity,
      possible: open.first?.severity,
      missing: open.flatMap { level in level.holds.map(run.missing) ?? [] }
    )
  }

  /// Returns the expressions that decide the level, by their names in reasons.
  func grading(in run: RuleRun) -> [(String, Trace)] {
    let deciding = undecided(in: run) + (holding(in: run).map { [$0] } ?? [])
    return deciding.compactMap { level in
      level.holds.map { ("severity_\(level.severity.rawValue)", $0) }
    }
  }

  /// The most pressing level that surely holds.
  private func holding(in run: RuleRun) -> CompiledRule.Level? {
    levels.first { level in level.holds.map { run.holds($0) == true } ?? true }
  }

  /// The more pressing levels of which it is not known whether they hold.
  private func undecided(in run: RuleRun) -> [CompiledRule.Level] {
    levels.prefix { level in level.holds.map { run.holds($0) != true } ?? false }
      .filter { level in level.holds.map { run.holds($0) == nil } ?? false }
  }
}

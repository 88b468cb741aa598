public import Diagnostics
public import ResettlementCore

// MARK: - What answers show to be wrong with the pack

extension PolicyPack {
  /// Returns the places in the pack where computations took more steps than are allowed and were
  /// given up, so that answers are not known which no further fact could decide.
  ///
  /// A host that stores or shows answers asks this once for all of them: each place is an error of
  /// the pack. A rule is assessed again for the first of its answers that was given up, see
  /// ``/ResettlementCore/Assessment/isGivenUp``.
  ///
  /// - Parameters:
  ///   - assessments: Answers of this pack; those of others are left out.
  ///   - population: The facts that they were made from.
  /// - Returns: An error for each place in each rule; none if no computation was given up.
  public func faults(
    shownBy assessments: [Assessment],
    about population: Population
  ) -> [Diagnostic] {
    var rules: Set<Rule.ID> = []
    return assessments.filter { $0.isGivenUp && $0.policy == manifest.id.value }
      .filter { rules.insert($0.rule.id).inserted }
      .flatMap { faults(shownBy: $0, about: population) }
  }

  private func faults(
    shownBy assessment: Assessment,
    about population: Population
  ) -> [Diagnostic] {
    guard let rule = compiledRule(assessment.rule.id) else { return [] }
    var assessor = assessor(rule, assessment.dates)
    let log = FaultLog()
    assessor.faults = log
    assessor.findsNearest = false
    _ = assessor.assess(assessment.subject, in: population)
    return log.diagnostics(of: assessment.rule.id)
  }
}

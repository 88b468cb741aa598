public import ResettlementKit

/// The policy of Bamboo Ferry (竹渡镇), an invented town, written in Swift.
///
/// It answers like a pack of YAML, with the same structures, and is registered beside packs:
///
/// ```swift
/// var registry = PolicyRegistry()
/// try registry.register(BambooFerryPolicy())
/// ```
public struct BambooFerryPolicy: HouseholdPolicy, BenefitPolicy, MonitoringPolicy, AssetPolicy {
  private let statedRules: [StatedRule]

  /// Creates the policy.
  public init() {
    statedRules = [
      Self.householdWithLabour, Self.shopGrant, Self.lowIncome, Self.riskElimination,
      Self.assetKept,
    ]
  }

  /// What the policy is called, where and when it holds.
  public var description: PolicyDescription {
    PolicyDescription(
      id: "bamboo-ferry",
      version: "1.0.0",
      title: LocalizedText(zh: "竹渡镇后续扶持办法（虚构）", en: "Bamboo Ferry follow-up support (invented)"),
      region: LocalizedText(zh: "竹渡镇（虚构）", en: "Bamboo Ferry (invented)"),
      rank: .town,
      rulesFrom: CalendarDay(year: 2024, month: 1, day: 1)
    )
  }

  /// Every rule, in the order in which they are stated.
  public var rules: [Rule] { statedRules.map(\.rule) }

  /// Returns the answer of a rule for a subject.
  public func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    guard let stated = statedRules.first(where: { $0.rule.id == rule }) else {
      preconditionFailure("Bamboo Ferry has no rule '\(rule)'")
    }
    guard description.isInForce(on: dates.lawAsOf) else {
      return answer(stated, about: subject, .notInForce, on: dates)
    }
    let facts = FactSheet(population: population, subject: subject, dates: dates)
    let reason = stated.reason(facts)
    return answer(stated, about: subject, reason.outcome, because: reason, on: dates)
  }

  private func answer(
    _ stated: StatedRule,
    about subject: SubjectReference,
    _ verdict: Verdict,
    because reason: ConditionReason? = nil,
    on dates: AssessmentDates
  ) -> Assessment {
    Assessment(
      policy: description.id,
      rule: stated.rule,
      subject: subject,
      outcome: .verdict(verdict),
      amount: verdict == .eligible ? stated.amount : nil,
      reasons: Reasons(conditions: reason),
      dates: dates
    )
  }
}

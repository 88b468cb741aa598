import Quantities
import ResettlementCore

/// A policy as somebody writes it in Swift, in force from 2023 to 2025.
struct ShopPolicy: BenefitPolicy, MonitoringPolicy, MeasurePolicy {
  static let reward = Rule(
    id: "shop_reward",
    area: .benefits,
    kind: .programme,
    title: LocalizedText(zh: "创业奖补", en: "reward for a shop"),
    subject: .household,
    citations: ["example-1"]
  )
  static let fall = Rule(
    id: "income_falls",
    area: .monitoring,
    kind: .detection,
    title: LocalizedText(zh: "收入骤减", en: "income falls"),
    subject: .household,
    citations: ["example-2"]
  )
  static let homes = Rule(
    id: "homes_are_large_enough",
    area: .measures,
    kind: .norm,
    title: LocalizedText(zh: "住房面积", en: "homes are large enough"),
    subject: .household,
    citations: ["example-3"]
  )

  let description = PolicyDescription(
    id: "shops",
    version: "1.0.0",
    title: LocalizedText(zh: "创业办法", en: "shops"),
    region: LocalizedText(zh: "某县", en: "a county"),
    rank: .county,
    rulesFrom: CalendarDay("2023-01-01"),
    rulesTo: CalendarDay("2025-12-31")
  )

  let rules = [reward, fall, homes]

  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    let isInForce = description.isInForce(on: dates.lawAsOf)
    let household = population[Household.ID(subject.id)] ?? Household(id: "")
    switch rule {
    case Self.homes.id:
      let result = isInForce ? size(household) : TargetResult(.notInForce, force: .must)
      return answer(Self.homes, subject, .target(result), on: dates)
    case Self.fall.id:
      let verdict = isInForce ? falls(household) : .notInForce
      return answer(Self.fall, subject, .verdict(verdict), on: dates)
    default:
      let verdict = isInForce ? deserves(household) : .notInForce
      let amount = verdict == .eligible ? Amount(.exact(5_000), unit: "yuan") : nil
      return answer(Self.reward, subject, .verdict(verdict), amount, on: dates)
    }
  }

  private func answer(
    _ rule: Rule,
    _ subject: SubjectReference,
    _ outcome: Assessment.Outcome,
    _ amount: Amount? = nil,
    on dates: AssessmentDates
  ) -> Assessment {
    Assessment(
      policy: description.id,
      rule: rule,
      subject: subject,
      outcome: outcome,
      amount: amount,
      dates: dates
    )
  }
}

// MARK: - Conditions

extension ShopPolicy {
  private func deserves(_ household: Household) -> Verdict {
    .all(of: [
      holds("household.is_relocated", household.isRelocated),
      .any(of: [
        holds("household.owns_business", household.ownsBusiness),
        holds("household.is_in_minimum_living", household.isInMinimumLiving),
      ]),
    ])
  }

  private func falls(_ household: Household) -> Verdict {
    holds("household.net_income_per_head", household.netIncomePerHead.map { $0 < 7_000 })
  }

  private func size(_ household: Household) -> TargetResult {
    guard let size = household.size.value else {
      let missing = [MissingTerm(.fact, "household.size")]
      return TargetResult(.unknown(missing: missing), force: .must)
    }
    return TargetResult(size < 5 ? .met : .missed, numerator: size, force: .must)
  }

  private func holds(_ fact: String, _ value: Known<Bool>) -> Verdict {
    switch value {
    case .unknown: .unknown(missing: [MissingTerm(.fact, fact)])
    case .known(let holds): holds ? .eligible : .ineligible
    }
  }
}

// MARK: - Samples

extension ShopPolicy {
  /// A household that gets the reward, and one that does not.
  static let samples: [Population] = {
    var owner = Household(id: "h-1")
    owner.isRelocated = .known(true)
    owner.ownsBusiness = .known(true)
    owner.isInMinimumLiving = .known(false)
    owner.netIncomePerHead = .known(9_000)
    owner.size = .known(4)
    var other = owner
    other.ownsBusiness = .known(false)
    var population = Population()
    population.insert(owner)
    var second = Population()
    second.insert(other)
    return [population, second]
  }()
}

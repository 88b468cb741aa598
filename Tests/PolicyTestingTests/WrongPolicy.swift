import Quantities
import ResettlementCore
import Synchronization

/// The policy of shops with one mistake.
struct WrongPolicy: BenefitPolicy, MonitoringPolicy, MeasurePolicy {
  enum Mistake: CaseIterable {
    case hasNoRules, sharesAnID, citesNothing, hidesAProgramme, listsTwice, hasAStrangeArea
    case counts, answersForAnother, hasAnOtherOutcome, namesNothing, namesUnsorted
    case ignoresItsEnd, deniesTheUnknown, paysZeroForTheUnknown, deniesOneUnknown
    case paysWithoutKnowing
  }

  let mistake: Mistake
  private let right = ShopPolicy()
  private let counter = Counter()

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  var description: PolicyDescription { right.description }
}

/// Counts what it is asked.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

// MARK: - Rules

extension WrongPolicy {
  var rules: [Rule] {
    switch mistake {
    case .hasNoRules: []
    case .sharesAnID: right.rules + [rule("shop_reward", .benefits, cites: ["example-4"])]
    case .citesNothing: right.rules + [rule("other", .benefits, cites: [])]
    case .hasAStrangeArea: right.rules + [rule("other", .assets, cites: ["example-4"])]
    default: right.rules
    }
  }

  var programmes: [Rule] {
    switch mistake {
    case .hidesAProgramme: []
    case .listsTwice: right.programmes + right.programmes
    default: rules.filter { $0.area == .benefits }
    }
  }

  private func rule(_ id: String, _ area: Rule.Area, cites citations: [String]) -> Rule {
    Rule(
      id: id,
      area: area,
      kind: .programme,
      title: LocalizedText(zh: "其他"),
      subject: .household,
      citations: citations
    )
  }
}

// MARK: - Answers

extension WrongPolicy {
  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    let asked = rules.first { $0.id == rule } ?? ShopPolicy.reward
    let answer = right.assess(rule, of: subject, in: population, on: dates)
    let given = Given(rule: asked, answer: answer)
    guard asked.kind == .programme else { return given.assessment() }
    return mistaken(given, population)
  }

  private func mistaken(_ given: Given, _ population: Population) -> Assessment {
    let isUnknown = given.answer.verdictName == "unknown"
    switch mistake {
    case .counts: return given.assessment(amount: Amount(.exact(number), unit: "yuan"))
    case .answersForAnother: return given.assessment(subject: SubjectReference(.household, "x"))
    case .hasAnOtherOutcome: return given.assessment(.target(TargetResult(.met, force: .must)))
    case .namesNothing where isUnknown: return given.assessment(.verdict(.unknown(missing: [])))
    case .namesUnsorted where isUnknown:
      let missing = Array(given.answer.missing.reversed())
      return given.assessment(.verdict(.unknown(missing: missing)))
    case .ignoresItsEnd where given.answer.verdictName == "notInForce":
      return given.assessment(.verdict(.discretion(of: ["office"])))
    case .deniesTheUnknown where isUnknown: return given.assessment(.verdict(.ineligible))
    case .paysZeroForTheUnknown where isUnknown:
      return given.assessment(amount: Amount(.exact(0), unit: "yuan"))
    case .deniesOneUnknown where isUnknown && given.answer.missing.count == 1:
      return given.assessment(.verdict(.ineligible))
    case .paysWithoutKnowing where isUnknown && given.answer.missing.count == 1:
      return given.assessment(.verdict(.eligible), amount: Amount(.exact(1), unit: "yuan"))
    default: return given.assessment()
    }
  }

  private var number: ExactDecimal { ExactDecimal(counter.next()) }
}

/// A right answer, from which a wrong one is made.
private struct Given {
  let rule: Rule
  let answer: Assessment

  func assessment(
    _ outcome: Assessment.Outcome? = nil,
    amount: Amount? = nil,
    subject: SubjectReference? = nil
  ) -> Assessment {
    Assessment(
      policy: answer.policy,
      rule: rule,
      subject: subject ?? answer.subject,
      outcome: outcome ?? answer.outcome,
      amount: amount ?? answer.amount,
      dates: answer.dates
    )
  }
}

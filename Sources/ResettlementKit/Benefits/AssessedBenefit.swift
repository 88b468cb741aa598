internal import Quantities
internal import ResettlementCore

/// What the conditions of a programme come to for an application, before any limit.
struct AssessedBenefit {
  /// Granted at a rate, or refused.
  enum Outcome {
    case rate(BenefitRate)
    case refusal(BenefitDecision.Refusal)
  }

  let outcome: Outcome
  let payee: SubjectReference?
  let grounds: DecisionGrounds

  /// Works out what an answer gives with what the office adds.
  ///
  /// - Throws: ``BenefitProblem`` if that does not settle it.
  init(
    _ answer: Assessment,
    _ programme: BenefitProgramme,
    _ application: Application,
    _ finding: BenefitFinding,
    version: String
  ) throws {
    payee = answer.payee
    grounds = DecisionGrounds(
      policyVersion: version,
      conditions: answer.outcomes,
      discretion: finding.discretion
    )
    let asked = finding.amount ?? application.requested
    outcome = try Self.outcome(answer, programme, asked, finding)
  }

  private static func outcome(
    _ answer: Assessment,
    _ programme: BenefitProgramme,
    _ asked: Money?,
    _ finding: BenefitFinding
  ) throws -> Outcome {
    guard case .verdict(let verdict) = answer.outcome else { throw BenefitProblem.undecided([]) }
    switch verdict {
    case .ineligible: return .refusal(.ineligible(conditions: answer.failing))
    case .notInForce, .notApplicable: return .refusal(.notApplicable(verdict.name))
    case .unknown(let missing): throw BenefitProblem.undecided(missing)
    case .discretion(let units):
      if let reason = finding.refusal {
        return .refusal(
          .byDiscretion(unit: units.joined(separator: "、"), reason: reason)
        )
      }
      guard finding.discretion != nil else { throw BenefitProblem.leftTo(units) }
    case .eligible: guard finding.refusal == nil else { throw BenefitProblem.notLeft }
    }
    return .rate(try rate(answer.amount, programme, asked))
  }

  // MARK: - Amounts

  private static func rate(
    _ amount: Amount?,
    _ programme: BenefitProgramme,
    _ asked: Money?
  ) throws -> BenefitRate {
    guard let amount else {
      guard programme.amountLeftTo != nil else { return .inKind }
      guard let asked else { throw BenefitProblem.amountNeeded(least: nil, most: nil) }
      return rate(asked, programme.form.usualPeriod)
    }
    if case .share(let share) = amount.form { return .share(plain(share, amount.unit)) }
    guard UnitOfMeasure(amount.unit).map({ $0.isMoney }) ?? false else { return .inKind }
    let sum = try sum(amount.form, asked)
    return rate(sum, amount.period ?? programme.form.usualPeriod)
  }

  private static func sum(
    _ form: Amount.Form,
    _ asked: Money?
  ) throws -> Money {
    switch form {
    case .exact(let yuan):
      try within(Money(yuan: yuan), Money(yuan: yuan), asked ?? Money(yuan: yuan))
    case .atMost(let yuan): try within(nil, Money(yuan: yuan), asked)
    case .range(let least, let most): try within(Money(yuan: least), Money(yuan: most), asked)
    case .share: .zero
    }
  }

  private static func within(
    _ least: Money?,
    _ most: Money,
    _ asked: Money?
  ) throws -> Money {
    guard let asked else { throw BenefitProblem.amountNeeded(least: least, most: most) }
    guard asked <= most, least.map({ $0 <= asked }) ?? true else {
      throw BenefitProblem.amountOutside(least: least, most: most)
    }
    return asked
  }

  private static func rate(_ sum: Money, _ period: String) -> BenefitRate {
    switch period {
    case "month": .monthly(sum)
    case "year": .yearly(sum)
    default: .once(sum)
    }
  }

  /// A share as a plain number, 0.5 for 50 percent.
  private static func plain(_ share: ExactDecimal, _ unit: String) -> ExactDecimal {
    UnitOfMeasure(unit).flatMap { share.multiplied(by: $0.scale) } ?? share
  }
}

extension UnitOfMeasure {
  fileprivate var isMoney: Bool {
    UnitOfMeasure("yuan").map { isCommensurable(with: $0) } ?? false
  }
}

extension Assessment {
  /// The conditions by name, each with the word for what it came to.
  fileprivate var outcomes: [String: String] {
    let parts = reasons.conditions?.parts ?? []
    return Dictionary(parts.map { ($0.id, $0.outcome.name) }) { first, _ in first }
  }

  /// The conditions that do not hold.
  fileprivate var failing: [String] {
    (reasons.conditions?.parts ?? []).filter { $0.outcome == .ineligible }.map(\.id)
  }
}

internal import Quantities
public import ResettlementCore
public import Tabular

/// Writes where benefits stand as JSON, the same bytes for the same state.
public enum BenefitJSON {
  /// Returns where a benefit stands on a day.
  public static func value(_ state: BenefitState, on day: CalendarDay) -> JSONValue {
    let decision = state.decision
    return object([
      ("benefit", .string(state.id)), ("programme", text(state.application?.programme)),
      ("subject", text(state.application?.subject.description)),
      ("status", .string(state.status(on: day).rawValue)),
      ("applied_on", text(state.appliedOn?.description)),
      ("decided_on", text(state.decidedOn?.description)), ("decision", text(state.decidedBy)),
      ("granted", decision?.entitlement.map(value)),
      ("reduced_by", decision.map { list($0.reductions, value) }),
      ("refused_for", decision.map { list($0.refusals, value) }),
      ("citations", decision.map { list($0.citations, JSONValue.string) }),
      ("conditions", decision.map { options($0.grounds.conditions) }),
      ("finding", text(decision?.grounds.discretion)),
      ("policy_version", text(decision?.grounds.policyVersion)),
      ("stopped_on", text(state.stoppedOn?.description)),
      ("stopped_because", text(state.stop?.cause.rawValue)), ("paid", sum(state.netPaid)),
      ("payments", list(state.payments, value)), ("recoveries", list(state.recoveries, value)),
      ("to_recover", sum(state.overpaid(on: day))),
      ("repayments", state.isLoan ? list(state.repayments, value) : nil),
      ("repaid", state.isLoan ? sum(state.repaid) : nil),
      ("owed", state.isLoan ? sum(state.balance) : nil),
      ("overdue", state.isLoan ? sum(state.overdue(on: day)) : nil),
    ])
  }

  private static func value(_ entitlement: Entitlement) -> JSONValue {
    object([
      ("form", .string(entitlement.form.rawValue)), ("rate", value(entitlement.rate)),
      ("most", entitlement.ceiling.map(sum)), ("unit", .string("yuan")),
      ("from", text(entitlement.from.description)), ("to", text(entitlement.to?.description)),
      ("fund", text(entitlement.source?.fund.rawValue)),
      ("earmark", text(entitlement.source?.earmark)),
      ("channel", text(entitlement.source?.channel)),
      ("paid_to", text(entitlement.payee?.description)),
      ("interest_free", entitlement.loan.map { .bool($0.isInterestFree) }),
      ("guarantor", text(entitlement.guarantor?.description)),
    ])
  }

  private static func value(_ rate: BenefitRate) -> JSONValue {
    switch rate {
    case .once(let money): object([("once", sum(money))])
    case .monthly(let money): object([("month", sum(money))])
    case .yearly(let money): object([("year", sum(money))])
    case .share(let share): object([("share", .string(share.description))])
    case .inKind: object([("in_kind", .bool(true))])
    }
  }

  private static func value(_ reduction: Reduction) -> JSONValue {
    object(
      [("from", reduction.from.map(sum)), ("to", sum(reduction.to))] + keys(reduction.finding)
    )
  }

  private static func value(_ refusal: BenefitDecision.Refusal) -> JSONValue {
    switch refusal {
    case .ineligible(let conditions): object([("conditions", list(conditions, JSONValue.string))])
    case .notApplicable(let word): object([("verdict", .string(word))])
    case .limit(let finding): object(keys(finding))
    case .nothingDue: object([("nothing_due", .bool(true))])
    case .byDiscretion(let unit, let reason):
      object([("unit", .string(unit)), ("reason", .string(reason))])
    }
  }

  private static func keys(_ finding: LimitFinding) -> [(String, JSONValue?)] {
    [
      ("limit", .string(finding.limit.id)), ("kind", .string(finding.limit.kind.rawValue)),
      ("title", text(finding.limit.title?.chinese)),
      ("citations", list(finding.limit.citations, JSONValue.string)),
      ("bound", .string(finding.bound.description)),
      ("taken", .string(finding.taken.description)), ("beside", finding.beside.map(sum)),
      ("year_from", text(finding.period?.lowerBound.description)),
      ("year_to", text(finding.period?.upperBound.description)),
      ("earlier", list(finding.earlier, value)), ("readings", options(finding.readings)),
    ]
  }

  private static func value(_ earlier: LimitFinding.Earlier) -> JSONValue {
    object([
      ("benefit", .string(earlier.benefit)), ("programme", .string(earlier.programme)),
      ("amount", sum(earlier.amount)), ("decided_on", text(earlier.decidedOn.description)),
    ])
  }

  private static func value(_ movement: BenefitState.Movement) -> JSONValue {
    object([
      ("id", .string(movement.event)), ("on", text(movement.day.description)),
      ("amount", sum(movement.amount)), ("fund", .string(movement.source.fund.rawValue)),
      ("earmark", text(movement.source.earmark)), ("channel", text(movement.source.channel)),
      ("month", text(movement.month.map { String($0.description.prefix(7)) })),
      ("from", text(movement.month == nil ? movement.days?.lowerBound.description : nil)),
      ("to", text(movement.month == nil ? movement.days?.upperBound.description : nil)),
    ])
  }

  // MARK: - Values

  private static func object(_ entries: [(String, JSONValue?)]) -> JSONValue {
    .object(entries.compactMap { key, value in value.map { (key, $0) } })
  }

  private static func list<Element>(
    _ elements: [Element],
    _ value: (Element) -> JSONValue
  ) -> JSONValue {
    .array(elements.map(value))
  }

  private static func options(_ options: [String: String]) -> JSONValue {
    .object(options.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }

  private static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  private static func sum(_ money: Money) -> JSONValue { .string(money.yuan.description) }
}

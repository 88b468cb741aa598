public import Diagnostics
internal import Quantities
public import ResettlementCore

/// Shows where benefits stand as lines for a person.
public struct BenefitRenderer: Sendable {
  private let language: Language
  private let policy: (any ProgrammePolicy)?

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - language: The language of the lines.
  ///   - policy: The policy whose titles are used; `nil` shows names alone.
  public init(_ language: Language, policy: (any ProgrammePolicy)? = nil) {
    self.language = language
    self.policy = policy
  }

  /// Returns the lines of a benefit: what it is, what was decided and why, what was paid.
  public func lines(_ state: BenefitState, on day: CalendarDay) -> [String] {
    let details =
      [granted(state)] + (state.decision?.reductions ?? []).flatMap(lines).map { $0 }
      + (state.decision?.refusals ?? []).flatMap { lines($0, of: state) } + [
        stopped(state), paid(state, on: day),
      ]
      + owed(state, on: day)
    return [head(state, on: day)] + details.compactMap { $0.map { "  \($0)" } }
  }

  private func head(_ state: BenefitState, on day: CalendarDay) -> String {
    let programme = state.application.map(title) ?? pick("（无申请）", "(nothing)")
    let subject = state.application?.subject.description ?? ""
    return "\(state.id)  \(programme)  \(subject)  \(pick(state.status(on: day).title))"
  }

  private func title(of application: Application) -> String {
    programme(application).map { pick($0.title) } ?? application.programme
  }

  private func title(of programme: Rule.ID) -> String {
    policy?.benefitProgramme(programme).map { pick($0.title) } ?? programme
  }

  /// What the policy says of the programme that was applied for; another policy may have one of the
  /// same name.
  private func programme(_ application: Application) -> BenefitProgramme? {
    guard policy?.description.id == application.policy else { return nil }
    return policy?.benefitProgramme(application.programme)
  }

  // MARK: - Decisions

  private func granted(_ state: BenefitState) -> String? {
    guard let entitlement = state.entitlement, let decision = state.decision else { return nil }
    let clauses = decision.citations.joined(separator: ", ")
    return pick("批准：", "granted: ") + rate(entitlement) + time(entitlement)
      + (entitlement.source.map { pick("，资金 ", ", from ") + $0.description } ?? "")
      + pick("（\(clauses)）", " (\(clauses))")
  }

  private func rate(_ entitlement: Entitlement) -> String {
    let most = entitlement.ceiling.map { pick("，共不超过 ", ", at most ") + sum($0) } ?? ""
    switch entitlement.rate {
    case .once(let money): return sum(entitlement.ceiling ?? money)
    case .monthly(let money): return pick("每月 ", "") + sum(money) + pick("", " a month") + most
    case .yearly(let money): return pick("每年 ", "") + sum(money) + pick("", " a year") + most
    case .share(let share): return pick("减免 ", "") + percent(share) + most
    case .inKind: return pick(entitlement.form.title)
    }
  }

  private func percent(_ share: ExactDecimal) -> String {
    "\(share.multiplied(by: 100)?.description ?? share.description) %"
  }

  private func time(_ entitlement: Entitlement) -> String {
    guard let to = entitlement.to else {
      return pick("，自 \(entitlement.from)", ", from \(entitlement.from)")
    }
    return pick("，\(entitlement.from) 至 \(to)", ", \(entitlement.from) to \(to)")
  }

  private func lines(_ reduction: Reduction) -> [String?] {
    let from = reduction.from.map(sum) ?? pick("无上限", "no end")
    let name = pick(reduction.finding.limit.name)
    return [
      pick(
        "因“\(name)”减少：\(from) 减为 \(sum(reduction.to))",
        "reduced by '\(name)': from \(from) to \(sum(reduction.to))"
      ) + ground(reduction.finding)
    ] + details(reduction.finding)
  }

  private func lines(_ refusal: BenefitDecision.Refusal, of state: BenefitState) -> [String?] {
    switch refusal {
    case .ineligible(let conditions):
      let titles = state.application.flatMap(programme)?.conditionTitles ?? [:]
      let list = conditions.map { titles[$0].map(pick) ?? $0 }.joined(separator: pick("、", ", "))
      return [pick("未批准，不符合：\(list)", "refused, does not hold: \(list)")]
    case .notApplicable(let word): return [pick("未批准：不适用", "refused") + " (\(word))"]
    case .limit(let finding):
      let name = pick(finding.limit.name)
      return [pick("未批准：“\(name)”", "refused by '\(name)'") + ground(finding)] + details(finding)
    case .nothingDue: return [pick("未批准：没有应发的数额", "refused: nothing is due")]
    case .byDiscretion(let unit, let reason):
      return [pick("未批准：\(unit)认为\(reason)", "refused by \(unit): \(reason)")]
    }
  }

  /// What the limit allows, what is taken of it, and the clauses.
  private func ground(_ finding: LimitFinding) -> String {
    let clauses = finding.limit.citations.joined(separator: ", ")
    let year = finding.period
    return pick(
      "，" + (year.map { "\($0.lowerBound) 至 \($0.upperBound) " } ?? "")
        + "限 \(finding.bound)，已用 \(finding.taken)（\(clauses)）",
      "; \(finding.taken) of \(finding.bound) are taken"
        + (year.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "") + " (\(clauses))"
    )
  }

  private func details(_ finding: LimitFinding) -> [String?] {
    let earlier = finding.earlier.map { grant in
      pick("  计入：", "  counts: ") + "\(grant.benefit)  \(title(of: grant.programme))  "
        + "\(sum(grant.amount))  \(grant.decidedOn)"
    }
    let beside = finding.beside.flatMap { $0 > .zero ? $0 : nil }.map { had in
      pick("  计入：台账以外已得 ", "  counts: had beside the ledger, ") + sum(had)
    }
    let readings = finding.readings.sorted { $0.key < $1.key }.map { reading in
      pick("  口径：", "  reading: ") + "\(reading.key) = \(reading.value)"
    }
    return earlier + [beside].compactMap(\.self) + readings
  }

  // MARK: - Money

  private func stopped(_ state: BenefitState) -> String? {
    guard let stop = state.stop, let day = state.stoppedOn else { return nil }
    return pick(
      "\(day) 停发：\(stop.cause.title.chinese)",
      "stopped on \(day): \(stop.cause.title.english)"
    )
  }

  private func paid(_ state: BenefitState, on day: CalendarDay) -> String? {
    guard state.entitlement != nil || !state.payments.isEmpty else { return nil }
    let due = state.due(through: day).map { pick("，截至 \(day) 应发 ", ", due by \(day): ") + sum($0) }
    let overpaid = state.overpaid(on: day)
    let back = overpaid > .zero ? pick("，应追回 ", ", to be recovered: ") + sum(overpaid) : ""
    return pick("已发 ", "paid: ") + sum(state.netPaid) + (due ?? "") + back
  }

  /// What is owed of a loan, and who answers for it.
  private func owed(_ state: BenefitState, on day: CalendarDay) -> [String?] {
    guard state.isLoan, !state.payments.isEmpty else { return [] }
    let overdue = state.overdue(on: day)
    let due = state.entitlement?.to
    let back = pick("已还 ", "paid back: ") + sum(state.repaid)
    let owed = pick("，未还 ", ", owed: ") + sum(state.balance)
    let late = overdue > .zero ? pick("，逾期 ", ", overdue: ") + sum(overdue) : ""
    let guarantor = state.entitlement?.guarantor.map { pick("，担保人 ", ", guaranteed by ") + "\($0)" }
    return [
      back + owed + (due.map { pick("，到期日 \($0)", ", due on \($0)") } ?? "") + late
        + (guarantor ?? "")
    ]
  }

  /// Returns the lines of the entries of a benefit, by whose names they are corrected or annulled.
  public func lines(_ entries: [BenefitEvent]) -> [String] {
    entries.map { entry in
      let wrong = entry.correction.map { pick("（更正 ", " (for ") + $0.event + pick("）", ")") } ?? ""
      return
        "    \(entry.id)  \(entry.happenedOn)  \(pick(entry.content.title))\(wrong)  \(entry.recordedBy)"
    }
  }

  private func sum(_ money: Money) -> String { pick("\(money.yuan) 元", "\(money.yuan) yuan") }

  private func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  private func pick(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }
}

extension BenefitState.Status {
  /// What the status is called.
  public var title: LocalizedText {
    switch self {
    case .applied: LocalizedText(zh: "待审批", en: "waiting")
    case .refused: LocalizedText(zh: "未批准", en: "refused")
    case .granted: LocalizedText(zh: "已批准", en: "granted")
    case .running: LocalizedText(zh: "享受中", en: "running")
    case .settled: LocalizedText(zh: "已付清", en: "paid in full")
    case .ended: LocalizedText(zh: "已到期", en: "ended")
    case .stopped: LocalizedText(zh: "已停发", en: "stopped")
    case .annulled: LocalizedText(zh: "已撤销", en: "annulled")
    }
  }
}

extension BenefitEvent.Content {
  /// What happened, in a word.
  fileprivate var title: LocalizedText {
    switch self {
    case .applied: LocalizedText(zh: "申请", en: "application")
    case .decided(let decision) where decision.entitlement == nil:
      LocalizedText(zh: "不予批准", en: "refusal")
    case .decided: LocalizedText(zh: "批准", en: "grant")
    case .paid(let payment):
      LocalizedText(zh: "发放 \(payment.amount.yuan) 元", en: "payment of \(payment.amount)")
    case .stopped(let stop):
      LocalizedText(zh: "停发：\(stop.cause.title.chinese)", en: "stop: \(stop.cause.title.english)")
    case .recovered(let recovery):
      LocalizedText(zh: "追回 \(recovery.amount.yuan) 元", en: "recovery of \(recovery.amount)")
    case .repaid(let repayment):
      LocalizedText(zh: "还款 \(repayment.amount.yuan) 元", en: "repayment of \(repayment.amount)")
    case .annulled: LocalizedText(zh: "撤销", en: "annulment")
    }
  }
}

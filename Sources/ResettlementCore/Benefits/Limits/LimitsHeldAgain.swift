internal import Quantities

/// Holds the limits of a decision against it again when a correction makes it take more.
///
/// Such a correction may say that a post was never vacated whose place somebody else has by now. What
/// takes no more than before is never refused: so a book that is over a limit can be put right.
struct LimitsHeldAgain {
  private let before: BenefitState
  private let after: BenefitState
  private let others: EarlierGrants

  /// Compares where a benefit stood with where it would stand.
  init(_ before: BenefitState, _ after: BenefitState, _ history: BenefitHistory) {
    self.before = before
    self.after = after
    others = EarlierGrants(than: after.id, history)
  }

  /// Returns the first limit that it would pass.
  ///
  /// - Parameter related: Which subjects count as one.
  /// - Returns: The limit with what others have of it; `nil` if it passes none.
  func finding(_ related: (SubjectReference) -> Set<SubjectReference>) -> LimitFinding? {
    guard let grant = after.grant else { return nil }
    for limit in grant.decision.limits {
      if let finding = finding(limit.counting(related), grant) { return finding }
    }
    return nil
  }

  private func finding(_ limit: BenefitLimit, _ grant: BenefitState.Grant) -> LimitFinding? {
    switch limit.bound {
    case .once: one(limit, grant, takesHigher: false)
    case .oneOf(let takesHigher): one(limit, grant, takesHigher: takesHigher)
    case .cap(let bound, _): sum(bound, limit, grant)
    case .quota(let places, _): place(places, limit, grant)
    case .budget(let bound, _): money(bound, limit, grant)
    }
  }

  // MARK: - Grants that count

  /// Others that did not count before, such as one that began after this one was stopped.
  private func one(
    _ limit: BenefitLimit,
    _ grant: BenefitState.Grant,
    takesHigher: Bool
  ) -> LimitFinding? {
    let (now, then) = (counting(limit, after), counting(limit, before))
    let had = now.reduce(Money.zero) { $0 + $1.counted }
    let known = Set(then.map(\.id))
    let isNew = now.contains { !known.contains($0.id) }
    let takesMore = takesHigher && after.counted > before.counted
    guard isNew || takesMore else { return nil }
    let last = after.entitlement == nil ? grant.entitlement.to : after.lastDay
    let total = grant.entitlement.rate.total(from: grant.entitlement.from, to: last)
    if takesHigher, let total, had + after.counted <= max(total, had) { return nil }
    return found(limit, 1, ExactDecimal(now.count), now, grant)
  }

  private func sum(
    _ bound: Money,
    _ limit: BenefitLimit,
    _ grant: BenefitState.Grant
  ) -> LimitFinding? {
    guard after.counted > before.counted else { return nil }
    let counting = counting(limit, after)
    let had = counting.reduce(limit.beside ?? .zero) { $0 + $1.counted }
    guard had + after.counted > bound else { return nil }
    return found(limit, bound.yuan, had.yuan, counting, grant)
  }

  private func counting(_ limit: BenefitLimit, _ state: BenefitState) -> [BenefitState] {
    guard state.holdsMoney, let grant = state.grant else { return [] }
    return others.counting(
      limit,
      decidedOn: grant.decidedOn,
      from: grant.entitlement.from,
      to: state.entitlement == nil ? grant.entitlement.to : state.lastDay
    )
  }

  // MARK: - Running totals

  private func place(
    _ places: Int,
    _ limit: BenefitLimit,
    _ grant: BenefitState.Grant
  ) -> LimitFinding? {
    guard let counter = limit.counter else { return nil }
    let isDated = limit.term.span == .sameTime
    let taken = more.days(of: counter).map { days in
      isDated
        ? others.totals.most(of: counter, from: days.from, to: days.to)
        : others.totals.sum(of: counter).count
    }
    guard let most = taken.max(), most >= places else { return nil }
    return found(limit, ExactDecimal(places), ExactDecimal(most), [], grant)
  }

  private func money(
    _ bound: Money,
    _ limit: BenefitLimit,
    _ grant: BenefitState.Grant
  ) -> LimitFinding? {
    guard let counter = limit.counter, more.sum(of: counter).amount > .zero else { return nil }
    let taken = others.totals.sum(of: counter).amount
    guard taken + after.counted > bound else { return nil }
    return found(limit, bound.yuan, taken.yuan, [], grant)
  }

  /// What it would take from running totals beyond what it took.
  private var more: CounterTotals { after.dueEffects.removing(before.dueEffects.changes) }

  private func found(
    _ limit: BenefitLimit,
    _ bound: ExactDecimal,
    _ taken: ExactDecimal,
    _ earlier: [BenefitState],
    _ grant: BenefitState.Grant
  ) -> LimitFinding {
    LimitFinding(
      limit,
      bound: bound,
      taken: taken,
      earlier: earlier,
      decidedOn: grant.decidedOn
    )
  }
}

extension CounterTotals {
  /// The stretches of days on which places are taken, each with its last day where it has one.
  fileprivate func days(of counter: BenefitCounter) -> [(from: CalendarDay, to: CalendarDay?)] {
    var stretches: [(from: CalendarDay, to: CalendarDay?)] = []
    var (taken, first): (Int, CalendarDay?) = (0, nil)
    for change in changes where change.counter == counter {
      taken += change.count
      if taken > 0 { first = first ?? change.day }
      guard taken <= 0, let from = first else { continue }
      stretches.append((from, change.day.adding(days: -1)))
      first = nil
    }
    if let from = first { stretches.append((from, nil)) }
    return stretches
  }
}

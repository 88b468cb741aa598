internal import Quantities

/// What limits leave of a request: granted whole, made smaller, or refused, never silently.
///
/// It is a pure function of the request and what was granted before. Of several limits that bind, each
/// is named; the one that leaves the least decides the amount.
public struct LimitDecision: Sendable, Hashable {
  /// What is granted; `nil` if nothing is.
  public let entitlement: Entitlement?
  /// By which limits it was made smaller, in the order in which the policy states them.
  public let reductions: [Reduction]
  /// Why nothing is granted; empty if something is.
  public let refusals: [BenefitDecision.Refusal]

  /// Decides.
  ///
  /// - Parameters:
  ///   - request: What is to be granted.
  ///   - history: The entries of the request's key, and the totals of its counters. Entries and
  ///     takings of the same benefit do not count against it.
  public init(_ request: BenefitRequest, after history: BenefitHistory) {
    let earlier = EarlierGrants(than: request.benefit, history)
    var room = Room(request.rate.total(from: request.from, to: request.to))
    if let to = request.to, to < request.from { room.refusals.append(.nothingDue) }
    for limit in request.limits { room.apply(limit, request, earlier) }
    if room.refusals.isEmpty, request.rate.isMoney, let sum = room.ceiling, sum <= .zero {
      room.refusals.append(.nothingDue)
    }
    refusals = room.refusals
    reductions = refusals.isEmpty ? room.reductions : []
    entitlement = refusals.isEmpty ? Entitlement(request, ceiling: room.ceiling) : nil
  }
}

extension Entitlement {
  fileprivate init(_ request: BenefitRequest, ceiling: Money?) {
    self.init(
      form: request.programme.form,
      rate: request.rate,
      from: request.from,
      to: request.to,
      ceiling: request.rate.isMoney ? ceiling : nil,
      source: request.source,
      payee: request.payee,
      holds: request.holds,
      loan: request.programme.loan,
      guarantor: request.guarantor
    )
  }
}

extension BenefitRequest {
  /// What it takes from running totals, each once.
  fileprivate var holds: [CounterHold] {
    var seen: Set<BenefitCounter> = []
    return limits.compactMap(\.hold).filter { seen.insert($0.counter).inserted }
  }
}

/// What is left of a request while limits are applied one after the other.
private struct Room {
  /// The sum that is due without any limit.
  let total: Money?
  /// The sum that is left.
  var ceiling: Money?
  var reductions: [Reduction] = []
  var refusals: [BenefitDecision.Refusal] = []

  init(_ total: Money?) {
    self.total = total
    ceiling = total
  }

  mutating func apply(
    _ limit: BenefitLimit,
    _ request: BenefitRequest,
    _ earlier: EarlierGrants
  ) {
    switch limit.bound {
    case .once: one(of: earlier.counting(limit, request), limit, request, takesHigher: false)
    case .oneOf(let takesHigher):
      one(of: earlier.counting(limit, request), limit, request, takesHigher: takesHigher)
    case .cap(let bound, let cutsDown):
      sum(bound, earlier.counting(limit, request), limit, request, cutsDown: cutsDown)
    case .quota(let places, _): place(places, limit, request, earlier.totals)
    case .budget(let bound, let cutsDown):
      money(bound, limit, request, earlier.totals, cutsDown: cutsDown)
    }
  }

  /// Once only, or one of several; of the higher one what it is more.
  private mutating func one(
    of earlier: [BenefitState],
    _ limit: BenefitLimit,
    _ request: BenefitRequest,
    takesHigher: Bool
  ) {
    guard !earlier.isEmpty else { return }
    let had = earlier.reduce(Money.zero) { $0 + $1.counted }
    let finding = LimitFinding(
      limit,
      bound: 1,
      taken: ExactDecimal(earlier.count),
      earlier: earlier,
      decidedOn: request.decidedOn
    )
    guard takesHigher, let total, had < total else { return refusals.append(.limit(finding)) }
    reduce(to: total - had, by: finding)
  }

  private mutating func sum(
    _ bound: Money,
    _ earlier: [BenefitState],
    _ limit: BenefitLimit,
    _ request: BenefitRequest,
    cutsDown: Bool
  ) {
    let had = earlier.reduce(limit.beside ?? .zero) { $0 + $1.counted }
    let finding = LimitFinding(
      limit,
      bound: bound.yuan,
      taken: had.yuan,
      earlier: earlier,
      decidedOn: request.decidedOn
    )
    fit(into: bound - had, finding, cutsDown: cutsDown)
  }

  /// Where no sum says what is due, all that is left is set aside for it.
  private mutating func fit(into left: Money, _ finding: LimitFinding, cutsDown: Bool) {
    if let total, total <= left { return }
    guard left > .zero, cutsDown else { return refusals.append(.limit(finding)) }
    reduce(to: left, by: finding)
  }

  private mutating func reduce(to left: Money, by finding: LimitFinding) {
    reductions.append(Reduction(by: finding, from: total, to: left))
    ceiling = ceiling.map { min($0, left) } ?? left
  }

  private mutating func place(
    _ places: Int,
    _ limit: BenefitLimit,
    _ request: BenefitRequest,
    _ totals: CounterTotals
  ) {
    guard let counter = limit.counter else { return }
    let taken =
      limit.term.span == .sameTime
      ? totals.most(of: counter, from: request.from, to: request.to)
      : totals.sum(of: counter).count
    guard taken >= places else { return }
    let finding = LimitFinding(
      limit,
      bound: ExactDecimal(places),
      taken: ExactDecimal(taken),
      decidedOn: request.decidedOn
    )
    refusals.append(.limit(finding))
  }

  private mutating func money(
    _ bound: Money,
    _ limit: BenefitLimit,
    _ request: BenefitRequest,
    _ totals: CounterTotals,
    cutsDown: Bool
  ) {
    guard let counter = limit.counter else { return }
    let taken = totals.sum(of: counter).amount
    let finding = LimitFinding(
      limit,
      bound: bound.yuan,
      taken: taken.yuan,
      decidedOn: request.decidedOn
    )
    guard total != nil else { return refusals.append(.limit(finding)) }
    fit(into: bound - taken, finding, cutsDown: cutsDown)
  }
}

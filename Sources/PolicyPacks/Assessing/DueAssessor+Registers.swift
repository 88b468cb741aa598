internal import FEEL
internal import Quantities
internal import ResettlementCore

// A register that is to be brought up to date in each period has one item, about all its entries:
//
// | the entries | the item |
// | --- | --- |
// | one was not brought up to date in the last whole period, nor since | late |
// | else of one it is not known | unknown |
// | else one is still to be brought up to date in this period | due |
// | all were in this period | met |
//
// It counts the entries that were brought up to date in this period, of all.

extension DueAssessor {
  /// Returns the item of a register; none if nobody is entered.
  func item(
    ofRegister conditions: CompiledRule.Conditions,
    every period: CalendarPeriod
  ) -> DueItem? {
    guard assessor.isInForce(on: dates.lawAsOf), assessor.law.blanks.isEmpty else { return nil }
    let entries = entries(conditions)
    guard !(entries.sure + entries.possible).isEmpty else { return nil }
    let freshness = Freshness(period: period, on: dates.decidedOn, from: assessor.force?.from)
    let latest = LatestUpdates(of: assessor.rule.rule, in: population, on: dates.decidedOn)
    var tally = Tally()
    for entry in entries.sure { tally.add(freshness.state(latest[entry])) }
    tally.missing.formUnion(entries.missing)
    return item(tally, freshness)
  }

  private func item(_ tally: Tally, _ freshness: Freshness) -> DueItem {
    let isLate = tally.late > 0
    let span = isLate ? freshness.before : freshness.current
    return DueItem(
      subject: nil,
      period: span.period,
      dueOn: span.last,
      standing: tally.standing,
      count: DueItem.Count(
        numerator: ExactDecimal(tally.fresh),
        denominator: ExactDecimal(tally.count)
      )
    )
  }

  /// Who is entered, who may be, and what is missing to say so.
  private struct Entries {
    var sure: [SubjectReference] = []
    var possible: [SubjectReference] = []
    var missing: Set<MissingTerm> = []
  }

  private func entries(_ conditions: CompiledRule.Conditions) -> Entries {
    var entries = Entries()
    for subjects in blocks {
      let block = block(assessor.rule.program, subjects)
      for row in subjects.indices where !block.fails(assessor.rule.application, at: row) {
        add(to: &entries, conditions, block.run(at: row))
      }
    }
    return entries
  }

  private func add(
    to entries: inout Entries,
    _ conditions: CompiledRule.Conditions,
    _ run: RuleRun
  ) {
    let application = assessor.rule.application.map(run.verdict) ?? .eligible
    let parts = conditions.conditions.map { assessor.verdict(of: $0, run) }
    switch Verdict.all(of: [application] + parts) {
    case .eligible: entries.sure.append(run.subject)
    case .unknown(let missing):
      entries.possible.append(run.subject)
      entries.missing.formUnion(missing)
    default: break
    }
  }
}

/// Which periods tell how fresh an entry is.
private struct Freshness {
  /// How fresh an entry is.
  enum State { case fresh, open, late, unknown, closed }

  let current: CalendarSpan
  let before: CalendarSpan
  private let isBeforeInForce: Bool

  init(period: CalendarPeriod, on day: CalendarDay, from first: CalendarDay?) {
    current = period.span(holding: day)
    let before = period.span(before: current)
    self.before = before
    isBeforeInForce = first.map { $0 <= before.first } ?? false
  }

  func state(_ update: LatestUpdates.Update) -> State {
    switch update {
    case .closed(let day) where day < current.first: .closed
    case .on(let day), .closed(let day):
      if day >= current.first {
        .fresh
      } else if day >= before.first {
        .open
      } else {
        isBeforeInForce ? .late : .open
      }
    case .unknown: .unknown
    }
  }
}

/// How many entries are how fresh.
private struct Tally {
  private(set) var fresh = 0
  private(set) var late = 0
  private var open = 0
  private var unknown = 0
  var missing: Set<MissingTerm> = []

  var count: Int { fresh + late + open + unknown }

  mutating func add(_ state: Freshness.State) {
    switch state {
    case .fresh: fresh += 1
    case .open: open += 1
    case .late: late += 1
    case .unknown:
      unknown += 1
      missing.insert(MissingTerm(.fact, "ledger_entry.updated_on"))
    case .closed: break
    }
  }

  var standing: DueStanding {
    if late > 0 { return .late }
    if !missing.isEmpty { return .unknown(missing: missing.sorted()) }
    return open > 0 ? .due : .met
  }
}

/// When the entries of a register were last brought up to date, by what is recorded of entries.
///
/// What is said to have happened after the day does not tell how it was then.
private struct LatestUpdates {
  enum Update { case on(CalendarDay), closed(CalendarDay), unknown }

  private var updates: [SubjectReference: Update] = [:]

  init(of register: Rule, in population: Population, on day: CalendarDay) {
    for entry in population.all(LedgerEntry.self) {
      guard let subject = entry.entered(as: register) else { continue }
      let update = entry.update(on: day)
      updates[subject] = updates[subject].map { Self.latest($0, update) } ?? update
    }
  }

  subscript(subject: SubjectReference) -> Update { updates[subject] ?? .unknown }

  /// Of two entries about one subject, the open one counts, and of two that are alike the later.
  private static func latest(_ one: Update, _ other: Update) -> Update {
    switch (one, other) {
    case (.unknown, _), (_, .unknown): .unknown
    case (.on(let first), .on(let second)): .on(max(first, second))
    case (.closed(let first), .closed(let second)): .closed(max(first, second))
    case (.on, .closed): one
    case (.closed, .on): other
    }
  }
}

extension LedgerEntry {
  /// Whom the entry is about in a register, if it stands in it: itself in one of entries.
  fileprivate func entered(as register: Rule) -> SubjectReference? {
    if register.subject == .ledgerEntry { return reference }
    guard self.register == .known(register.id) else { return nil }
    let fact = register.subject == .resettlementHome ? "home" : register.subject.rawValue
    guard case .reference(let id) = value(of: fact) else { return nil }
    return SubjectReference(register.subject, id)
  }

  fileprivate func update(on day: CalendarDay) -> LatestUpdates.Update {
    if case .known(.some(let closed)) = closedOn, closed <= day { return .closed(closed) }
    if case .known(let updated) = updatedOn, updated <= day { return .on(updated) }
    return .unknown
  }
}

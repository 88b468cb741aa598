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
  ///
  /// - Parameters:
  ///   - conditions: Who is entered.
  ///   - question: How fresh entries have to be.
  /// - Returns: The item about all entries.
  func item(
    ofRegister conditions: CompiledRule.Conditions,
    _ question: RegisterFreshness
  ) -> DueItem? {
    guard assessor.isInForce(on: dates.lawAsOf), assessor.law.blanks.isEmpty else { return nil }
    let entries = entries(conditions)
    guard let period = question.period, !(entries.sure + entries.possible).isEmpty else {
      return nil
    }
    let states = question.states(of: entries.sure, in: assessor.rule.rule.id, population)
    var tally = Tally(since: period.lowerBound)
    for state in states { tally.add(state.freshness) }
    tally.missing.formUnion(entries.missing)
    return item(tally, tally.late > 0 ? question.periodBefore ?? period : period)
  }

  private func item(_ tally: Tally, _ period: ClosedRange<CalendarDay>) -> DueItem {
    DueItem(
      subject: nil,
      period: DatePeriod(from: period.lowerBound, to: period.upperBound),
      dueOn: period.upperBound,
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

/// How many entries are how fresh.
private struct Tally {
  /// The first day of the period: what was closed since was brought up to date by that.
  let since: CalendarDay
  private(set) var fresh = 0
  private(set) var late = 0
  private var open = 0
  private var unknown = 0
  var missing: Set<MissingTerm> = []

  init(since: CalendarDay) { self.since = since }

  var count: Int { fresh + late + open + unknown }

  mutating func add(_ freshness: EntryFreshness) {
    switch freshness {
    case .current: fresh += 1
    case .closed(let day): fresh += day >= since ? 1 : 0
    case .due: open += 1
    case .stale: late += 1
    case .unknown:
      unknown += 1
      missing.insert(MissingTerm(.fact, "ledger_entry.updated_on"))
    case .notScheduled: break
    }
  }

  var standing: DueStanding {
    if late > 0 { return .late }
    if !missing.isEmpty { return .unknown(missing: missing.sorted()) }
    return open > 0 ? .due : .met
  }
}

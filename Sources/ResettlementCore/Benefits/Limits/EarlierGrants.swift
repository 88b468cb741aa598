internal import Quantities

/// What was granted to others than one benefit, with what counts of it under a limit.
struct EarlierGrants {
  /// The benefits, also those that were annulled with money that has not come back.
  let states: [BenefitState]
  /// The running totals without what the one benefit took.
  let totals: CounterTotals

  /// Collects what a history has beside one benefit.
  init(than benefit: BenefitEvent.BenefitID, _ history: BenefitHistory) {
    let own = history.state(of: benefit)
    states = history.benefits.filter { $0.id != benefit && $0.holdsMoney }
    totals = history.totals.removing(own.effects.changes)
  }

  /// The grants that count under a limit of a request.
  func counting(_ limit: BenefitLimit, _ request: BenefitRequest) -> [BenefitState] {
    counting(limit, decidedOn: request.decidedOn, from: request.from, to: request.to)
  }

  /// The grants that count under a limit of a grant that was decided on a day and runs for some days.
  ///
  /// Money without a grant counts as well: it is had until it comes back, so that the same support
  /// is not had twice.
  func counting(
    _ limit: BenefitLimit,
    decidedOn: CalendarDay,
    from first: CalendarDay,
    to last: CalendarDay?
  ) -> [BenefitState] {
    let period = limit.period(of: decidedOn)
    return states.filter { state in
      guard let grant = state.grant,
        limit.term.programmes.contains(grant.application.programme),
        state.counts(for: limit.counted)
      else { return false }
      switch limit.term.span {
      case .ever: return true
      case .year: return period?.contains(grant.decidedOn) ?? true
      case .sameTime: return state.ran(from: first, to: last)
      }
    }
  }
}

// MARK: - Findings

extension LimitFinding {
  /// What a limit finds about a grant that is decided on a day.
  init(
    _ limit: BenefitLimit,
    bound: ExactDecimal,
    taken: ExactDecimal,
    earlier: [BenefitState] = [],
    decidedOn: CalendarDay
  ) {
    self.init(
      limit.term,
      bound: bound,
      taken: taken,
      earlier: earlier.compactMap(Earlier.init),
      readings: limit.readings,
      period: limit.period(of: decidedOn),
      beside: limit.beside
    )
  }
}

extension LimitFinding.Earlier {
  fileprivate init?(_ state: BenefitState) {
    guard let grant = state.grant else { return nil }
    self.init(
      benefit: state.id,
      programme: grant.application.programme,
      amount: state.counted,
      decidedOn: grant.decidedOn
    )
  }
}

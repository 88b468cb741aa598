internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The work of living through a year, month by month.
struct YearSimulation {
  let town: MadeUpTown
  let policy: TownPolicy
  let life: LifeYear
  var register: TownRegister
  var months: [TownMonth] = []
  var clueOffice = ClueOffice()
  var caseOffice: CaseOffice
  let finders: [(ClueFinder, DiscoveryChannel)]
  let rates: CaseRates
  private var notices: ArraySlice<TownNotice>
  /// The households of which something was recorded since the last screening.
  var touched: Set<Household.ID> = []
  var sentCount = 0

  /// How many months before the year the offices work, so that it begins with cases on file.
  private static let monthsBefore = 4
  /// The month of the year in which every household is screened again.
  private static let screeningMonth = 10

  init(of town: MadeUpTown, under policy: TownPolicy, rates: CaseRates) throws {
    self.town = town
    self.policy = policy
    self.rates = rates
    life = LifeYear(of: town)
    register = try TownRegister(of: town)
    caseOffice = CaseOffice(policy.pack, rates: rates, seed: town.seed)
    let channels: [DiscoveryChannel] = [.selfDeclaration, .cadreScreening, .publicSupervision]
    finders = try channels.map { (try ClueFinder(policy.pack, channel: $0), $0) }
    notices = life.notices[...]
  }

  mutating func run(_ progress: (String) -> Void) async throws -> TownYear {
    for index in -Self.monthsBefore..<12 {
      guard let first = town.firstDay.adding(months: index) else { continue }
      var month = TownMonth(first: first)
      progress(month.name)
      try await live(through: &month, isFull: isFull(index))
      guard index >= 0 else { continue }
      try await close(&month)
      months.append(month)
    }
    return try await finish()
  }

  private func isFull(_ index: Int) -> Bool {
    index == -Self.monthsBefore || index + 1 == Self.screeningMonth
  }
}

// MARK: - A month

extension YearSimulation {
  private mutating func live(through month: inout TownMonth, isFull: Bool) async throws {
    let screening = CalendarDay(dayNumber: month.first.dayNumber + 19)
    let countBefore = caseOffice.submissions.count
    try learn(until: screening, &month)
    await sendIn(until: screening)
    screen(on: screening, isFull: isFull)
    await answerClues(on: CalendarDay(dayNumber: screening.dayNumber + 1))
    planEliminations(on: CalendarDay(dayNumber: screening.dayNumber + 2))
    try learn(until: month.last, &month)
    await sendIn(until: month.last)
    await caseOffice.closeGone(on: month.last, register)
    month.refusals = refusals(since: countBefore)
  }

  private mutating func learn(until day: CalendarDay, _ month: inout TownMonth) throws {
    while let notice = notices.first, notice.recordedOn <= day {
      notices.removeFirst()
      try register.learn(notice)
      touched.insert(notice.event.family)
      month.learnt.count(notice)
    }
  }

  private mutating func sendIn(until day: CalendarDay) async {
    await caseOffice.sendIn(until: RecordedTime(endOf: day), register)
    answerClosedCases()
  }
}

extension TownMonth.Learnt {
  fileprivate mutating func count(_ notice: TownNotice) {
    switch notice.content {
    case .learned:
      facts += 1
      if notice.isLate { late += 1 }
      changes[notice.event.change.word, default: 0] += 1
    case .corrected: corrected += 1
    case .annulled: annulled += 1
    }
  }
}

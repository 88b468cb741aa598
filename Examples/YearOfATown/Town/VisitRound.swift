internal import Quantities
internal import ResettlementCore

/// A leader or helper with everything that he or she does in the year.
struct VisitRound: Sendable {
  private let task: Assignment
  private let visits: [(day: CalendarDay, recordedAt: RecordedTime)]

  /// Returns the assignment with the visits made until a day, as known at a time.
  func assignment(on day: CalendarDay, knownAt time: RecordedTime?) -> Assignment {
    var assignment = task
    let known = visits.filter { visit in
      visit.day <= day && (time.map { visit.recordedAt <= $0 } ?? true)
    }
    assignment.visits = .known(known.map(\.day))
    return assignment
  }
}

// MARK: - Making

extension VisitRound {
  /// Makes a leader for each site, a building leader for each building, and a helper for each
  /// household that was relocated or lifted out of poverty.
  static func all(of town: MadeUpTown) -> [VisitRound] {
    let leaders = MadeUpTown.siteTable.indices.map { leader(of: $0, town) }
    let helped = town.families.filter { $0.site != nil || $0.kind == .liftedOutOfPoverty }
    return leaders + buildingLeaders(town) + helped.map { helper(of: $0, town) }
  }

  private static func leader(of site: Int, _ town: MadeUpTown) -> VisitRound {
    var task = Assignment(id: Assignment.ID("B-S\(site + 1)"))
    task.role = .known(.leader)
    task.site = .known(MadeUpTown.siteID(site))
    task.household = .absent
    return VisitRound(task, town, site, every: 150)
  }

  private static func buildingLeaders(_ town: MadeUpTown) -> [VisitRound] {
    var seen: Set<String> = []
    return town.families.compactMap { family in
      guard let site = family.site, let home = family.home,
        seen.insert("\(site + 1)-\(home.building)").inserted
      else { return nil }
      var task = Assignment(id: Assignment.ID("B-S\(site + 1)-\(home.building)"))
      task.role = .known(.buildingLeader)
      task.site = .known(MadeUpTown.siteID(site))
      task.household = .absent
      return VisitRound(task, town, 100 + site * 1_000 + home.building, every: 30)
    }
  }

  private static func helper(of family: Family, _ town: MadeUpTown) -> VisitRound {
    var task = Assignment(id: Assignment.ID("B" + family.id.rawValue))
    task.role = .known(.helper)
    task.site = .absent
    task.household = .known(family.id)
    return VisitRound(task, town, 10_000 + family.number, every: 75)
  }

  /// Makes the visits of a year at most: about one in so many days, some recorded weeks later.
  private init(_ task: Assignment, _ town: MadeUpTown, _ number: Int, every days: Int) {
    var dice = Dice(seed: town.seed, 6, number)
    var task = task
    task.from = .known(CalendarDay(dayNumber: town.firstDay.dayNumber - dice.number(200...900)))
    task.to = .absent
    var visits: [(day: CalendarDay, recordedAt: RecordedTime)] = []
    var day = CalendarDay(dayNumber: town.firstDay.dayNumber + dice.number(0...days))
    while day.dayNumber < town.firstDay.dayNumber + 366 {
      let delay = dice.happens(town.rates.late) ? dice.number(10...50) : dice.number(0...3)
      let recorded = CalendarDay(dayNumber: day.dayNumber + delay)
      visits.append((day, RecordedTime(noonOf: recorded)))
      day = CalendarDay(dayNumber: day.dayNumber + dice.number(days * 2 / 3...days * 3 / 2))
    }
    self.task = task
    self.visits = visits
  }
}

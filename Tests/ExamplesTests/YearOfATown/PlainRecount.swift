import MadeUpTown
import ResettlementKit

@testable import TownYear

/// A month counted anew from what happened and what was recorded, as plainly as can be: without the
/// register's histories, the fold of clues and the fold of procedures.
struct PlainRecount {
  let counts: [Figure: Int]

  init(_ year: TownYear, _ month: TownMonth) {
    let families = Self.families(year, month.last)
    let members = families.flatMap(\.members)
    let able = members.filter { $0.canWork && !$0.isPupil }
    let people = members.count
    var counts: [Figure: Int] = [
      .households: families.count,
      .people: people,
      .ableToWork: able.count,
      .employed: able.count { $0.work != nil },
      .belowLine: families.count { $0.incomePerHead < TownPolicy.monitoringLine },
      .unsecured: families.count { family in
        !family.guarantees.housing || !family.guarantees.water || !family.guarantees.schooling
      },
    ]
    let income = families.reduce(0) { $0 + $1.incomePerHead * $1.members.count }
    counts[.meanIncome] = people == 0 ? 0 : income / people
    counts.merge(Self.clues(year, month)) { one, _ in one }
    counts.merge(Self.cases(year, month)) { one, _ in one }
    self.counts = counts
  }

  /// The households on a day by the last word about each event.
  private static func families(_ year: TownYear, _ day: CalendarDay) -> [Family] {
    var words: [LifeEvent.ID: TownNotice] = [:]
    for notice in year.life.notices { words[notice.event.id] = notice }
    let events = words.values.filter { notice in
      if case .annulled = notice.content { return false }
      return notice.event.day <= day
    }
    var families = Dictionary(year.town.families.map { ($0.id, $0) }) { one, _ in one }
    let sorted = events.map(\.event).sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    for event in sorted {
      if case .founded(let family) = event.change { families[event.family] = family }
      families[event.family] = families[event.family]?.after(event)
    }
    return families.values.filter(\.isHere)
  }

  private static func clues(_ year: TownYear, _ month: TownMonth) -> [Figure: Int] {
    let entries = year.book.entries
    func isIn(_ day: CalendarDay) -> Bool { "\(day)".hasPrefix(month.name) }
    return [
      .cluesFound: entries.count { isIn($0.clue.foundOn) },
      .cluesAnswered: entries.count { entry in entry.answer.map { isIn($0.answeredOn) } ?? false },
      .cluesOpen: entries.count { entry in
        entry.clue.foundOn <= month.last
          && (entry.answer.map { month.last < $0.answeredOn } ?? true)
      },
    ]
  }

  /// Counts the endings one by one; none of the example's endings is ever corrected or annulled.
  private static func cases(_ year: TownYear, _ month: TownMonth) -> [Figure: Int] {
    var counts: [Figure: Int] = [.identified: 0, .rejected: 0, .eliminated: 0]
    for event in year.history.events where "\(event.happenedOn)".hasPrefix(month.name) {
      guard case .ended(let ending) = event.content else { continue }
      switch ending.end {
      case "monitored": counts[.identified, default: 0] += 1
      case "eliminated": counts[.eliminated, default: 0] += 1
      default: if event.run.hasPrefix("I") { counts[.rejected, default: 0] += 1 }
      }
    }
    return counts
  }
}

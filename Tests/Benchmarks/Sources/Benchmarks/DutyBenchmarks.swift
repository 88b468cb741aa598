import MadeUpTown
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks

/// The due list and the scorecard of a made-up town of 2,000 households at the end of its year.
enum DutyBenchmarks {
  static func run(_ watch: Stopwatch) {
    guard let pack = PackLoader.load(StandardPacks.sources).packs.first(where: isOfTown),
      let first = CalendarDay(year: 2025, month: 1, day: 1),
      let (population, day) = try? town(from: first, catalogue: pack.catalogue)
    else { return print("the town can't be made") }
    let dates = AssessmentDates(on: day)
    watch.time("due list of 2,000 households, a year of periods", bar: 1) {
      keep(DueList(pack, about: population, on: dates, since: first))
    }
    watch.time("scorecard of 2,000 households", bar: 1) {
      keep(Scorecard(pack, about: population, on: dates, since: first))
    }
    let list = DueList(pack, about: population, on: dates, since: first)
    let items = list.lines.reduce(0) { $0 + $1.items.count }
    print("  \(items) items of \(list.lines.count) demands")
  }

  private static func isOfTown(_ pack: PolicyPack) -> Bool { pack.description.id == "aolezhaoqi" }

  /// The town after everything that its offices learnt in the year.
  private static func town(
    from first: CalendarDay,
    catalogue: FactCatalogue
  ) throws -> (Population, CalendarDay) {
    let town = MadeUpTown(seed: 1, households: 2_000, on: first)
    let year = LifeYear(of: town)
    var register = try TownRegister(of: town)
    for notice in year.notices { try register.learn(notice) }
    return (register.population(on: year.lastDay, catalogue: catalogue), year.lastDay)
  }
}

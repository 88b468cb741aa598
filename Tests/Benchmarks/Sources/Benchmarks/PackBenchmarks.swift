import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks

/// The shipped packs: loading them, and answering for one household.
enum PackBenchmarks {
  static func run(_ watch: Stopwatch) {
    let sources = StandardPacks.sources
    watch.time("load and compile the shipped packs", bar: 0.2) {
      keep(PackLoader.load(sources, withTests: false))
    }
    watch.time("the same with their own tests") { keep(PackLoader.load(sources)) }
    guard let day = CalendarDay("2024-06-30") else { return }
    let assessors = PackLoader.load(sources).packs.compactMap { try? Assessor($0) }
    let population = household
    let dates = AssessmentDates(on: day)
    let answers = assessors.flatMap { $0.assess(population, on: dates) }
    watch.time("one household by \(assessors.count) packs, with reasons", operations: 20) {
      for assessor in assessors { keep(assessor.assess(population, on: dates)) }
    }
    print("  \(answers.count) answers, \(answers.count { $0.isKnown }) of them not unknown")
  }

  /// A made-up household with two members, one of them placed.
  private static var household: Population {
    var population = Population()
    var home = Household(id: "h1")
    home.isRelocated = .known(true)
    population.insert(home)
    for id in ["p1", "p2"] {
      var person = Person(id: Person.ID(id))
      person.household = .known("h1")
      population.insert(person)
    }
    var placement = Placement(id: "j1")
    placement.worker = .known("p1")
    population.insert(placement)
    return population
  }
}

extension Assessment {
  /// Whether enough was known to answer.
  fileprivate var isKnown: Bool { verdictName != "unknown" }
}

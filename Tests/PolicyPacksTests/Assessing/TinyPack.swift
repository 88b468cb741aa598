import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A pack for an invented place, written in the tests, whose parts can be left out or replaced.
struct TinyPack {
  var manifest = """
    format: 1
    id: tiny
    version: 1.0.0
    title: { zh-Hans: 小地方政策, en: policy of a small place }
    rank: town
    region: { name: { zh-Hans: 小地方, en: Small Place } }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents:
      - { id: small, title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 }
    units: [劳动所]
    """

  var clauses = """
    clauses:
      - { id: small-1, place: 一, heading: 就业补贴 }
    parameters:
      months_min:
        title: { zh-Hans: 最少月数, en: least months }
        unit: month
        values: [ { from: 2024-01-01, value: 6, cite: small-1, review_by: 2026-12-31 } ]
      subsidy:
        title: { zh-Hans: 补贴标准, en: subsidy }
        unit: yuan
        values: [ { from: 2024-01-01, value: 500, cite: small-1, review_by: 2026-12-31 } ]
    readings:
      months_counted:
        cite: small-1
        question: { zh-Hans: 如何计月, en: how months are counted }
        options: { in_all: 累计, in_a_row: 连续 }
        choose: in_all
    """

  var conditions = """
      months: |
        if reading.months_counted = "in_a_row" then placement.pension_months_in_row >= parameter.months_min
        else placement.pension_months_paid >= parameter.months_min
      relocated: placement.worker.household.is_relocated
    """

  var amount = "parameter.subsidy"

  var rule: String {
    """
    programme: work_subsidy
    title: { zh-Hans: 就业补贴, en: work subsidy }
    cite: [small-1]
    subject: placement
    when:
    \(conditions)
    amount: \(amount)
    """
  }

  var source: PackSource { source(adding: nil) }

  /// The pack with a file of tests.
  func source(adding tests: String?) -> PackSource {
    PackSource(
      name: "tiny",
      files: [
        SourceText(name: "tiny/pack.yaml", text: manifest),
        SourceText(name: "tiny/lists.yaml", text: clauses),
        SourceText(name: "tiny/benefits/work.yaml", text: rule),
      ] + (tests.map { [SourceText(name: "tiny/tests.yaml", text: $0)] } ?? [])
    )
  }

  func load() throws -> PolicyPack {
    let loaded = PackLoader.load([source])
    let found = loaded.diagnostics.filter { $0.severity == .error }
    return try #require(loaded.packs.first, "\(found.map(\.message.english))")
  }

  /// A placement of a worker of a relocated household.
  static func population(
    paid: Known<ExactDecimal> = .unknown,
    inRow: Known<ExactDecimal> = .unknown,
    relocated: Known<Bool> = .known(true)
  ) -> Population {
    var household = Household(id: "h1")
    household.isRelocated = relocated
    var worker = Person(id: "w1")
    worker.household = .known("h1")
    var placement = Placement(id: "p1")
    placement.worker = .known("w1")
    placement.pensionMonthsPaid = paid
    placement.pensionMonthsInRow = inRow
    var population = Population()
    population.insert(household)
    population.insert(worker)
    population.insert(placement)
    return population
  }

  static let placement = SubjectReference(.placement, "p1")

  static func dates(_ day: String = "2024-06-30") throws -> AssessmentDates {
    AssessmentDates(on: try #require(CalendarDay(day)))
  }
}

extension PolicyPack {
  /// Returns the answer of the small pack's one rule.
  func answer(_ population: Population, on day: String = "2024-06-30") throws -> Assessment {
    assess("work_subsidy", of: TinyPack.placement, in: population, on: try TinyPack.dates(day))
  }
}

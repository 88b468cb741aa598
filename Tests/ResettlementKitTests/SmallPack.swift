import ResettlementKit
import Testing

/// A pack for an invented place with one rule.
enum SmallPack {
  static func source(
    id: String = "small",
    name: String = "small",
    version: String = "1.0.0",
    minimum: Int = 6,
    format: Int = 1
  ) -> PackSource {
    let manifest = """
      format: \(format)
      id: \(id)
      version: \(version)
      title: 小地方政策
      rank: town
      region: { name: 小地方 }
      rules_from: 2024-01-01
      rules_to: 2026-12-31
      documents: [ { id: \(id), title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 } ]
      """
    let lists = """
      clauses: [ { id: \(id)-1, place: 一, heading: 住房 } ]
      parameters:
        least:
          title: 最少人数
          unit: person
          values: [ { from: 2024-01-01, value: \(minimum), cite: \(id)-1, review_by: 2026-12-31 } ]
      """
    let rule = """
      classification: large_household
      title: 人口多的户
      cite: [\(id)-1]
      subject: household
      when:
        many: household.size >= parameter.least
      """
    let files = [("pack.yaml", manifest), ("lists.yaml", lists), ("rule.yaml", rule)]
    return PackSource(
      name: name,
      files: files.map { SourceText(name: "\(name)/\($0.0)", text: $0.1) }
    )
  }

  static func load(_ sources: PackSource...) throws -> PolicyPack {
    let loaded = PackLoader.load(sources)
    return try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
  }

  static func population(size: Int) -> Population {
    var household = Household(id: "h1")
    household.size = .known(ExactDecimal(size))
    var population = Population()
    population.insert(household)
    return population
  }

  static func dates() throws -> AssessmentDates {
    AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
  }
}

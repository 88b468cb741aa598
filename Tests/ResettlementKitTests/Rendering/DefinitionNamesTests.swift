import Diagnostics
import ResettlementKit
import Testing

/// What definitions are called in reasons, also those of the members of a list.
@Suite struct DefinitionNamesTests {
  private static let manifest = """
    format: 1
    id: small
    version: 1.0.0
    title: 小地方政策
    rank: town
    region: { name: 小地方 }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents: [ { id: small, title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 } ]
    """

  private static let lists = """
    clauses: [ { id: small-1, place: 一, heading: 住房 } ]
    definitions:
      person.is_of_use:
        title: { zh-Hans: 能顶一个劳力, en: is a full worker }
        value: person.is_pupil or person.is_employed
    """

  private func answer(_ condition: String) throws -> Assessment {
    let rule = """
      classification: working
      title: 有劳力的户
      cite: [small-1]
      subject: household
      when: { works: '\(condition)' }
      """
    let files = [
      ("pack.yaml", Self.manifest), ("lists.yaml", Self.lists), ("rule.yaml", rule),
    ]
    let source = PackSource(
      name: "small",
      files: files.map { SourceText(name: "small/\($0.0)", text: $0.1) }
    )
    var population = Population()
    population.insert(Household(id: "H1"))
    var person = Person(id: "P1")
    person.household = .known("H1")
    person.isEmployed = .known(false)
    population.insert(person)
    return try SmallPack.load(source).assess(
      "working",
      of: SubjectReference(.household, "H1"),
      in: population,
      on: AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    )
  }

  @Test(arguments: [
    "some m in household.members satisfies m.is_of_use",
    "every m in household.members satisfies not(m.is_of_use) and m.is_employed",
    "count(household.members[is_of_use]) > 0",
  ])
  func `a definition of the members is called by its title, not by its id`(
    condition: String
  ) throws {
    let answer = try answer(condition)
    #expect(answer.reasons.definitions.map(\.id) == ["person.is_of_use"])
    for (language, title) in [(Language.chinese, "能顶一个劳力"), (.english, "is a full worker")] {
      let text = AssessmentRenderer(language: language, detail: .full).text([answer])
      #expect(text.contains(title), "\(text)")
      #expect(!text.contains("is_of_use"), "\(text)")
    }
  }

  @Test func `a definition that took no part is not among the reasons`() throws {
    let answer = try answer("household.size > 3")
    #expect(answer.reasons.definitions.isEmpty)
  }
}

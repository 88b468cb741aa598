import ResettlementKit
import Testing

@Suite struct AssessorTests {
  @Test func `answers every rule about every subject of its kind`() throws {
    let assessor = try Assessor(try SmallPack.load(SmallPack.source()))
    var population = SmallPack.population(size: 6)
    population.insert(Household(id: "h2"))
    population.insert(Person(id: "w1"))
    let answers = assessor.assess(population, on: try SmallPack.dates())
    #expect(answers.map(\.subject.id) == ["h1", "h2"])
    #expect(answers.map(\.verdictName) == ["eligible", "unknown"])
  }

  @Test func `a template is refused by its blanks`() throws {
    let source = SmallPack.source()
    let files = source.files.map { file in
      let text = file.text
        .replacing("rank: town", with: "kind: template\nrank: town")
        .replacing(
          "values: [ { from: 2024-01-01, value: 6, cite: small-1, review_by: 2026-12-31 } ]",
          with: "blank: 由各地填写"
        )
      return SourceText(name: file.name, text: text)
    }
    let template = try SmallPack.load(PackSource(name: "template", files: files))
    let error = #expect(throws: TemplateError.self) { try Assessor(template) }
    #expect(error?.blanks == ["least"])
  }

  @Test func `the same inputs give equal answers`() throws {
    let assessor = try Assessor(try SmallPack.load(SmallPack.source()))
    let population = SmallPack.population(size: 5)
    let first = assessor.assess(population, on: try SmallPack.dates())
    #expect(first == assessor.assess(population, on: try SmallPack.dates()))
  }
}

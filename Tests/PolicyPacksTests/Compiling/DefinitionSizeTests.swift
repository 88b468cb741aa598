import Diagnostics
import FEEL
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Packs whose definitions use one another so often that no computer could show their reasons.
@Suite struct DefinitionSizeTests {
  /// The small pack with definitions and a rule that asks for one of them.
  private func source(
    _ definitions: [(id: String, value: String)],
    asking condition: String
  ) -> PackSource {
    var pack = TinyPack()
    pack.conditions = "    asked: \(condition)"
    let lines = definitions.map { id, value in
      "  \(id): { title: { zh-Hans: \(id), en: \(id) }, value: '\(value)' }\n"
    }
    let file = SourceText(
      name: "tiny/definitions.yaml",
      text: "definitions:\n" + lines.joined()
    )
    return PackSource(name: "tiny", files: pack.source.files + [file])
  }

  /// Definitions of which each uses the one before, written `#`, in the same way.
  private func chain(
    _ count: Int,
    of kind: String = "household",
    from first: String,
    each value: String
  ) -> [(id: String, value: String)] {
    (0..<count).map { step in
      let use = value.replacing("#", with: "a\(step - 1)")
      return ("\(kind).a\(step)", step == 0 ? first : use)
    }
  }

  private func errors(_ source: PackSource) -> [Diagnostic] {
    PackLoader.load([source]).diagnostics.filter { $0.severity == .error }
  }

  @Test(
    arguments: [
      "household.# + household.#", "if household.# > 1 then household.# else 0",
      "sum([household.#, household.#])", "{ a: household.#, b: a + household.# }.b",
      "sum(for m in household.members return m.household.# + m.household.#)",
    ]
  )
  func `definitions that double at each step are refused where they become too large`(
    value: String
  ) throws {
    let chain = chain(60, from: "household.size", each: value)
    let clock = ContinuousClock()
    var found: [Diagnostic] = []
    let time = clock.measure {
      found = errors(source(chain, asking: "placement.worker.household.a59 > 1"))
    }
    #expect(found.map(\.code) == ["pack.definition-too-large"])
    #expect(found.first?.range?.text.contains("household.a") ?? false)
    #expect(time < .seconds(5))
  }

  @Test func `units that are squared at each step are refused before they fill the memory`() {
    let chain = chain(60, from: "household.net_income_per_head", each: "household.# * household.#")
    let found = errors(source(chain, asking: "placement.worker.household.a0 > 1"))
    #expect(found.first?.code == "feel.power-of-unit")
  }

  @Test func `definitions that double through lists of members are refused`() {
    let chain = chain(
      60,
      of: "person",
      from: "person.trainings_this_year > 5",
      each: "some m in person.household.members satisfies m.# or m.household.size > 2 and m.#"
    )
    let found = errors(source(chain, asking: "placement.worker.a59"))
    #expect(found.map(\.code) == ["pack.definition-too-large"])
  }

  @Test func `definitions that are used for each of many records are refused`() {
    let each = "sort(household.members, function(a, b) a.# < b.#)[1].# + household.members[1].#"
    let chain = chain(
      12,
      of: "person",
      from: "1",
      each: each.replacing("household", with: "person.household")
    )
    let found = errors(source(chain, asking: "placement.worker.a11 > 1"))
    #expect(found.map(\.code) == ["pack.definition-too-large"])
  }

  @Test(arguments: [false, true])
  func `a chain of definitions that is too long is refused, in whichever order it is written`(
    isReversed: Bool
  ) {
    let sum = String(repeating: " + 1", count: 390)
    let chain = chain(300, from: "household.size" + sum, each: "household.#" + sum)
    let ordered = isReversed ? Array(chain.reversed()) : chain
    let found = errors(source(ordered, asking: "placement.worker.household.a299 > 1"))
    #expect(Set(found.map(\.code)) == ["pack.definition-too-large"])
  }

  @Test func `a rule whose conditions are too large together is refused at the last one`() {
    let chain = chain(14, from: "household.size", each: "household.# + household.#")
    let asked = (0..<4).map { "        c\($0): placement.worker.household.a13 > \($0)\n" }
    let found = errors(source(chain, asking: "{ all: {\n\(asked.joined(separator: ",\n"))    } }"))
    #expect(found.map(\.code) == ["pack.definition-too-large"])
    #expect(found.first?.range?.text == "placement.worker.household.a13 > 3")
  }

  @Test func `definitions that use many others once are fine`() throws {
    let first = chain(60, from: "household.size", each: "household.# + 1")
    let loaded = PackLoader.load([source(first, asking: "placement.worker.household.a59 > 100")])
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    let answer = try #require(loaded.packs.first).answer(TinyPack.population())
    #expect(answer.missing.map(\.name) == ["placement.worker.household.size"])
  }
}

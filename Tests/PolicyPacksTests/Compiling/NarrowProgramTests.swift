import Diagnostics
import Foundation
import Quantities
import ResettlementCore
import Testing

@testable import FEEL
@testable import PolicyPacks

/// The ranges that facts declare make the programs of packs narrower, and nothing else.
@Suite struct NarrowProgramTests {
  private static let plugins = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Plugins").standardizedFileURL.path

  @Test func `a rule's program keeps declared facts and parameters as whole numbers`() throws {
    let rule = try #require(try TinyPack().load().compiled.first)
    let plan = ProgramWorkspace(rule.program).plan
    let lanes = Dictionary(
      uniqueKeysWithValues: rule.program.slots.map {
        ($0.path.joined(separator: "."), plan.forms[$0.register].lane)
      }
    )
    #expect(lanes["placement.pension_months_paid"] == .fixed(places: 0))
    #expect(lanes["parameter.months_min"] == .fixed(places: 0))
    #expect(!plan.forms.contains { $0.lane == .number })
  }

  @Test(
    arguments: [
      ("placement.pension_months_paid", Lane.fixed(places: 0)),
      ("placement.monthly_wage", .fixed(places: 2)),
      ("placement.worker.household.size", .fixed(places: 0)),
      ("parameter.subsidy", .fixed(places: 0)),
    ]
  )
  func `a number has the places of its declaration`(path: String, lane: Lane) throws {
    let numbers = try scope().numbers(below: [], at: path.split(separator: ".").map(String.init))
    #expect(numbers.map { Lane.fixed(places: $0.places) } == lane)
  }

  @Test func `a number is found through lists, and what is declared of no number is not`() throws {
    let scope = try scope()
    let members = [["placement", "worker", "household", "members"]]
    #expect(scope.numbers(below: members, at: ["trainings_this_year"])?.least == 0)
    #expect(scope.numbers(below: members, at: ["household", "size"])?.least == 0)
    #expect(scope.numbers(below: members, at: ["birth_date"]) == nil)
    #expect(scope.numbers(below: [["placement", "nothing"]], at: ["size"]) == nil)
    let perYear = ["placement", "worker", "household", "net_income_per_head"]
    #expect(scope.numbers(below: [], at: perYear) == nil)
    #expect(scope.numbers(below: [], at: ["dates", "law_as_of"]) == nil)
    #expect(scope.numbers(below: [], at: ["parameter", "nothing"]) == nil)
  }

  @Test func `numbers in years are declared in months, as they are kept`() throws {
    let library = try library()
    let scope = PackScope(library: library, subject: .lease)
    let years = try #require(scope.numbers(below: [], at: ["lease", "halved_rent_years"]))
    let fact = try #require(library.catalogue.fact(id: "halved_rent_years", of: .lease))
    guard case .number(let range) = fact.type else { return }
    #expect(range.unit == "year")
    #expect(range.maximum.map { $0 * 12 } == ExactDecimal(years.greatest))
  }

  private func library() throws -> PackLibrary {
    PackLibrary(try #require(PackReader.read(TinyPack().source).model), foundations: [])
  }

  private func scope() throws -> PackScope {
    PackScope(library: try library(), subject: .placement)
  }

  // MARK: - Beyond what is declared

  @Test(arguments: ["5", "6", "1201", "6.5", "1e30", "-4"])
  func `a number beyond its declared range is compared exactly`(text: String) throws {
    let months = try #require(ExactDecimal(text))
    let pack = try TinyPack().load()
    let population = TinyPack.population(paid: .known(months))
    let answer = try pack.answer(population)
    #expect(answer.outcome == .verdict(months >= 6 ? .eligible : .ineligible), "\(text)")
  }

  @Test(arguments: ["-1", "1201", "6.5"])
  func `an extract with a number beyond its declared range is a mistake`(text: String) throws {
    let json = """
      { "placements": [ { "id": "p1", "pension_months_paid": \(text) } ] }
      """
    let reading = ExtractReader(catalogue: .core).read(
      json: SourceText(name: "extract.json", text: json)
    )
    #expect(reading.diagnostics.contains { $0.severity == .error })
  }

  // MARK: - The shipped packs

  @Test func `the shipped packs' programs give in narrow lanes what they give in wide ones`() throws
  {
    let packs = PackLoader.load(PackSource.discover(under: Self.plugins).sources).packs
    var compared = 0
    for pack in packs {
      for test in pack.tests { compared += try compare(test, pack) }
    }
    #expect(compared > 1000)
  }

  /// Runs every rule for every subject of a test both ways, and compares every part.
  private func compare(_ test: PackTestModel, _ pack: PolicyPack) throws -> Int {
    guard let day = test.scenarios.first?.days.lawAsOf else { return 0 }
    let pieces = test.personas.compactMap { name in
      pack.personas.last { $0.id.value == name.value }?.extract
    }
    let rows = SubjectRows(
      population: ExtractReader(catalogue: pack.catalogue)
        .read(pieces + (test.given.map { [$0] } ?? [])).population,
      law: pack.law,
      dates: AssessmentDates(on: day)
    )
    var compared = 0
    for rule in pack.compiled {
      let narrow = ProgramWorkspace(rule.program)
      let wide = ProgramWorkspace(rule.program, isAlwaysWide: true)
      for subject in rows.population.references(rule.rule.subject) {
        for workspace in [narrow, wide] {
          workspace.bind([SubjectRows.Row.root(subject)], from: rows)
          workspace.run()
        }
        compared += compare(rule, narrow, wide)
      }
    }
    return compared
  }

  private func compare(
    _ rule: CompiledRule,
    _ narrow: ProgramWorkspace,
    _ wide: ProgramWorkspace
  ) -> Int {
    let registers = rule.program.registers.indices.filter { register in
      !rule.program.constants.contains { $0.register == register }
    }
    for register in registers {
      for row in 0..<wide.rowCount(ofFrame: rule.program.registers[register].frame) {
        let (left, right) = (
          narrow.outcome(of: register, row: row), wide.outcome(of: register, row: row)
        )
        #expect(left == right, "\(rule.rule.id)")
      }
    }
    return registers.count
  }
}

import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import Testing

/// Lanes and single assessments must say the same of everybody, to the last fen and the last
/// missing fact.
@Suite struct EqualAnswersTests {
  @Test(arguments: ShippedPacks.all.map(\.manifest.id.value), [1, 2] as [UInt64])
  func `every household and person is answered as if it were alone`(
    id: String,
    seed: UInt64
  ) throws {
    let pack = try #require(ShippedPacks.pack(id))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let tables = try MadeUpTables(60, pack.catalogue, seed: seed, gaps: seed == 1 ? 15 : 2)
    let found = try Answers(tables, pack, dates)
    var compared = 0
    for kind in [SubjectKind.household, .person] {
      for subject in tables.population.references(kind) {
        for rule in pack.rules where rule.subject == kind {
          let wanted = Answers.alone(
            pack.assess(rule.id, of: subject, in: tables.population, on: dates, findsNearest: false)
          )
          #expect(found[subject, rule.id] == wanted, "\(rule.id) of \(subject)")
          compared += 1
        }
      }
    }
    let rules = pack.rules.count { [.household, .person].contains($0.subject) }
    #expect(compared >= rules * 60 || rules == 0)
  }

  @Test func `what is demanded and by when belongs to what a rule says`() throws {
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let days = try ["2024-06-30", "2025-06-30"].map { try #require(CalendarDay($0)) }
    let programs = days.map { pack.populationProgram(about: .person, on: AssessmentDates(on: $0)) }
    let meanings = programs.map { program in
      program.rules.indices.filter { program.force(ofRule: $0) != nil }
        .map { program.meaning(ofRule: $0) }
    }
    #expect(meanings[0].count > 1)
    #expect(Set(meanings[0]).count == meanings[0].count)
    #expect(Set(meanings[0]).isDisjoint(with: meanings[1]))
  }

  @Test func `all rules of the shipped packs but a cadence run over lanes`() throws {
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let programs = ShippedPacks.all.flatMap { pack in
      [SubjectKind.household, .person].map { pack.populationProgram(about: $0, on: dates) }
    }
    let slow = programs.flatMap { zip($0.otherRules.map(\.id), $0.obstacles) }
    #expect(slow.map(\.0) == ["weekly_care_visit"])
    #expect(slow.map(\.1) == [.cadence])
    #expect(programs.flatMap(\.rules).count > 100)
  }
}

/// What was written of everybody, by subject and rule.
struct Answers {
  private var answers: [String: [String: String]] = [:]

  /// The keys that lanes and single answers have alike.
  private static let compared = [
    "verdict", "amount", "amount_low", "amount_high", "unit", "per", "period", "discretion_of",
    "force", "numerator", "denominator", "demanded",
  ]

  init(_ tables: MadeUpTables, _ pack: PolicyPack, _ dates: AssessmentDates) throws {
    let folder = try ScratchFolder()
    let files = PopulationTables(
      households: try folder.write(tables.householdTable, to: "households.csv"),
      persons: try folder.write(tables.personTable(), to: "persons.csv")
    )
    let report = try PopulationAssessor(pack, on: dates).run(
      files,
      writingTo: PopulationOutput(results: "\(folder.path)/out.jsonl")
    )
    guard report.rejectCount == 0 else { throw Unexpected(report.rejects.map(\.message.english)) }
    try self.init(reading: try folder.text("out.jsonl"))
  }

  /// Reads what was written.
  init(reading text: String) throws {
    for line in text.split(separator: "\n") { try add(String(line)) }
  }

  /// How many answers there are.
  var count: Int { answers.values.map(\.count).reduce(0, +) }

  private mutating func add(_ line: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let object = value as? [String: Any], let id = object["subject"] as? String,
      let kind = object["subject_kind"] as? String,
      let results = object["results"] as? [[String: Any]]
    else { throw Unexpected([line]) }
    for result in results {
      guard let rule = result["id"] as? String else { throw Unexpected([line]) }
      answers["\(kind)/\(id)", default: [:]][rule] = Self.text(result)
    }
  }

  subscript(subject: SubjectReference, rule: String) -> String? {
    answers[subject.description]?[rule]
  }

  /// The text of an answer that was found alone.
  static func alone(_ answer: Assessment) -> String? {
    let json = JSONWriter(.compact).text(of: AssessmentJSON().value(answer))
    let value = try? JSONSerialization.jsonObject(with: Data(json.utf8))
    return (value as? [String: Any]).map(text)
  }

  private static func text(_ result: [String: Any]) -> String {
    let plain = compared.compactMap { key in
      result[key].flatMap { $0 is NSNull ? nil : "\(key): \($0)" }
    }
    let missing = (result["missing"] as? [String] ?? []).joined(separator: " ")
    return plain.joined(separator: ", ") + " missing: \(missing)"
  }
}

/// What a test did not reckon with.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ lines: [String]) { description = lines.joined(separator: "\n") }
}

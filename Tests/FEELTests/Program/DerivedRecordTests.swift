import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// Definitions that give a record or a context, and what is asked of these.
@Suite struct DerivedRecordTests {
  /// The town with definitions of households and of persons.
  private struct Scope: CheckingScope {
    static let definitions = [
      "household.keeper": "if household.a then household.head else household.deputy",
      "household.first": "household.members[1]",
      "household.box": "{ wage: household.head.wage, keeper: household.keeper, n: 2 }",
      "household.maybe": "if household.a then household.head else null",
      "household.same": "household.keeper",
      "household.by_size":
        "{ big: household.deputy, of: if household.size > 3 then big else household.keeper }.of",
      "person.double": "person.wage * 2",
      "person.partner": "person.spouse",
    ]

    func field(named name: String, of record: String) -> Field? {
      let id = "\(record).\(name)"
      if let text = Self.definitions[id] {
        return check(text).expression.map { Field(name, $0.type, origin: .definition(id)) }
      }
      switch id {
      case "household.head", "household.deputy", "person.spouse":
        return Field(name, .record("person"))
      case ".person": return Field("person", .record("person"))
      case "person.visits": return Field("visits", .list(.date))
      default: return TownScope().field(named: name, of: record)
      }
    }

    func fieldNames(of record: String) -> [String] { TownScope().fieldNames(of: record) }

    func check(_ text: String) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
      Checker.check(TownScope.fragment(text), in: self)
    }

    func definition(_ id: String) -> CheckedExpression? {
      Self.definitions[id].flatMap { check($0).expression }
    }
  }

  /// A household whose people are found by their paths.
  private struct Rows: RowSource {
    var facts: [String: Value] = [
      "household.a": .boolean(true), "household.size": .number(2), "household.head": .string("p1"),
      "household.deputy": .string("p2"), "household.head.wage": .number(300),
      "household.deputy.wage": .number(200), "household.head.age": .number(480),
      "household.head.spouse": .string("p3"), "household.head.spouse.wage": .number(70),
      "household.deputy.spouse": .string("p4"), "household.deputy.spouse.wage": .number(80),
    ]

    func value(of path: [String], from row: String) -> SlotValue {
      guard row.isEmpty else { return .known(path.isEmpty ? .string(row) : .number(900)) }
      let name = path.joined(separator: ".")
      return facts[name].map { .known($0) } ?? .unknown(cause: name)
    }

    func members(of path: [String], from row: String) -> ListMembers<String> {
      ListMembers(["m1", "m2"])
    }
  }

  private func outcome(_ text: String, _ rows: Rows = Rows()) throws -> Outcome {
    let (expression, found) = Scope().check(text)
    let checked = try #require(expression, "\(text): \(found.map(\.message.english))")
    var builder = ProgramBuilder(definitions: Scope().definition)
    let trace = builder.add(checked)
    let run = ProgramRun(builder.program, over: [""], from: rows)
    return run.outcome(of: trace)
  }

  @Test(
    arguments: [
      ("household.keeper.wage > 250", true), ("household.same.wage > 250", true),
      ("household.keeper.double = 600", true), ("household.first.wage = 900", true),
      ("household.first.double = 1800", true), ("household.box.wage = 300", true),
      ("household.box.n = 2", true), ("household.box.keeper.wage = 300", true),
      ("household.keeper.spouse.wage = 70", true), ("household.keeper.partner.wage = 70", true),
      ("household.keeper.partner.double = 140", true), ("household.by_size.wage = 300", true),
      ("household.maybe != null and household.maybe.wage > 250", true),
      ("household.keeper = household.head", true),
      ("household.keeper.spouse = household.head.spouse", true),
      ("{ k: household.keeper, w: k.wage + 1 }.w = 301", true),
      ("sum(for i in 1..2 return household.keeper.wage * i) = 900", true),
      ("sum([household.keeper, household.deputy].wage) = 500", true),
    ]
  )
  func `what is asked of a derived record is what its source has`(
    text: String,
    holds: Bool
  ) throws {
    #expect(try outcome(text) == .known(.boolean(holds)), "\(text)")
  }

  @Test func `the branch that gives the record decides`() throws {
    var rows = Rows()
    rows.facts["household.a"] = .boolean(false)
    #expect(try outcome("household.keeper.wage = 200", rows) == .known(.boolean(true)))
    #expect(try outcome("household.box.keeper.spouse.wage = 80", rows) == .known(.boolean(true)))
    let guarded = "household.maybe != null and household.maybe.wage > 250"
    #expect(try outcome(guarded, rows) == .known(.boolean(false)))
  }

  @Test func `what is not known of the record is named by its path`() throws {
    var rows = Rows()
    rows.facts["household.head.wage"] = nil
    #expect(try outcome("household.keeper.wage > 250", rows).missing == ["household.head.wage"])
    rows.facts["household.a"] = nil
    #expect(try outcome("household.keeper.wage > 250", rows).missing == ["household.a"])
  }

  @Test func `a list of a derived record is refused`() {
    let found = Scope().check("count(household.keeper.visits) > 1").diagnostics
    #expect(found.map(\.code) == ["feel.list-of-derived"])
  }
}

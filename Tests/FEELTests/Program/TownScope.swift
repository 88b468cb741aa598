import Diagnostics
import Quantities

@testable import FEEL

/// A made-up host: households with members, as a checker and a program see them.
struct TownScope: CheckingScope {
  static let definitions = ["household.income_per_head": "household.income / household.size"]

  static let abilities = StaticType.Enumeration(
    id: "ability",
    cases: [.init("full", aliases: ["全劳动力"]), .init("weak"), .init("none")]
  )

  private static let yuan = unit("yuan")
  private static let month = unit("month")

  private static func unit(_ name: String) -> StaticType {
    .number(UnitOfMeasure(name) ?? .none)
  }

  private static let records: [String: [Field]] = [
    "": [Field("household", .record("household")), Field("limit", yuan)],
    "household": [
      Field("income", yuan), Field("size", unit("person"), isNeverZero: true),
      Field("a", .boolean), Field("b", .boolean), Field("c", .boolean),
      Field("left_on", .optional(.date)), Field("came_on", .date),
      Field("months", month, bounds: NumberBounds(least: 0, greatest: 1200)),
      Field("years", unit("year")), Field("share", unit("percent")),
      Field("name", .string), Field("head", .optional(.record("person"))),
      Field("members", .list(.record("person"))), Field("visits", .list(.date)),
      Field(
        "income_per_head",
        unit("yuan/person"),
        origin: .definition("household.income_per_head")
      ),
    ],
    "person": [
      Field("age", unit("year")), Field("wage", yuan), Field("works", .boolean),
      Field("ability", .enumeration(abilities)),
    ],
  ]

  func field(named name: String, of record: String) -> Field? {
    let chinese = ["收入": "income", "户": "household", "家庭成员": "members"]
    return Self.records[record]?.first { $0.name == chinese[name] ?? name }
  }

  func fieldNames(of record: String) -> [String] { (Self.records[record] ?? []).map(\.name) }

  static func fragment(_ text: String) -> SourceFragment {
    SourceFragment(SourceText(name: "rule", text: text))
  }

  static func check(_ text: String) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    Checker.check(fragment(text), in: TownScope())
  }

  static func definition(_ id: String) -> CheckedExpression? {
    definitions[id].flatMap { check($0).expression }
  }
}

/// A made-up household and its members; a fact that is not listed is not known.
struct Town: RowSource {
  typealias Row = [String: Value]

  var household: [String: Value] = [:]
  var members: [[String: Value]] = []
  var hasAllMembers = true
  var globals: [String: Value] = [:]

  func value(of path: [String], from row: Row) -> SlotValue {
    if path.isEmpty {
      return (row["item"] ?? row["id"]).map { .known($0) } ?? .unknown(cause: "item")
    }
    let name = path[path.count - 1]
    let cause = row["id"]?.asString.map { "\($0).\(name)" } ?? path.joined(separator: ".")
    return (row[name] ?? globals[name]).map { .known($0) } ?? .unknown(cause: cause)
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    if path.last == "visits" {
      return ListMembers((row["visits"]?.asList ?? []).map { ["item": $0] })
    }
    return ListMembers(members, missing: hasAllMembers ? nil : "household.members")
  }

  /// Evaluates an expression about the household.
  func outcome(_ text: String) throws -> Outcome {
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    var builder = ProgramBuilder(definitions: TownScope.definition)
    let trace = builder.add(expression)
    let run = ProgramRun(builder.program, over: [household], from: self)
    return run.outcome(of: trace)
  }
}

import Testing

extension Outcome {
  /// The names of what is missing, sorted; empty for a known value.
  var missing: [String] {
    guard case .unknown(let causes) = self else { return [] }
    return causes.map { cause in
      switch cause {
      case .missing(let name): name
      case .undefined(let range): "undefined: \(range.text)"
      case .exhausted(let range): "exhausted: \(range.text)"
      }
    }
    .sorted()
  }
}

import Diagnostics
import FEEL
import Quantities

/// The names of a made-up office: a person's facts, and a household's.
struct OfficeScope: CheckingScope {
  private static let kinds = StaticType.Enumeration(
    id: "work",
    cases: ["local", "away", "welfare_post", "self", "none"].map { .init($0) }
  )

  private static let plain = StaticType.number(.none)

  private static let records: [String: [String: StaticType]] = [
    "": [
      "age": plain, "kind": .string, "amount": plain, "months": plain, "income": plain,
      "region": .string, "work": .enumeration(kinds), "registered": .boolean,
      "household": .record("household"), "limit": plain,
    ],
    "household": [
      "income": plain, "size": plain, "spending": plain, "relocated": .boolean,
      "identified_on": .date, "visited_on": .date, "members": .list(.record("person")),
    ],
    "person": [
      "age": plain, "wage": plain, "employed": .boolean, "work": .enumeration(kinds),
      "months": plain,
    ],
  ]

  func field(named name: String, of record: String) -> Field? {
    Self.records[record]?[name].map { Field(name, $0, isNeverZero: name == "size") }
  }

  func fieldNames(of record: String) -> [String] {
    Self.records[record].map { $0.keys.sorted() } ?? []
  }

  /// Ages, months and whole yuan in their ranges.
  static func declaration(_ lists: [[String]], _ path: [String]) -> NumberDeclaration? {
    switch path.last {
    case "age": NumberDeclaration(from: 0, to: 150)
    case "months", "size": NumberDeclaration(from: 0, to: 1200)
    case "amount", "income", "wage": NumberDeclaration(from: 0, to: 1_000_000_000, places: 2)
    default: nil
    }
  }

  static func fragment(_ text: String) -> SourceFragment {
    SourceFragment(SourceText(name: "rule", text: text))
  }

  /// Compiles an expression that is known to be right.
  static func compile(
    _ text: String,
    isDeclared: Bool = true
  ) -> (program: Program, trace: Trace) {
    compile(Checker.check(fragment(text), in: OfficeScope()).expression, isDeclared)
  }

  static func compile(
    _ expression: CheckedExpression?,
    _ isDeclared: Bool = true
  ) -> (program: Program, trace: Trace) {
    guard let expression else { preconditionFailure("an expression of the benchmarks is wrong") }
    var builder = ProgramBuilder(
      declarations: { lists, path in isDeclared ? declaration(lists, path) : nil }
    )
    let trace = builder.add(expression)
    return (builder.program, trace)
  }
}

/// A person whose facts are all known.
struct Office: RowSource {
  let facts: [String: Value]

  func value(of path: [String], from row: Int) -> SlotValue {
    facts[path.last ?? ""].map { .known($0) } ?? .unknown(cause: path.joined(separator: "."))
  }

  func members(of path: [String], from row: Int) -> ListMembers<Int> { ListMembers([]) }
}

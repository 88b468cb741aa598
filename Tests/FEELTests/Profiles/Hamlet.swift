import Diagnostics
import Quantities

@testable import FEEL

/// What the facts of a made-up hamlet are: households, their members, and the members' jobs.
struct HamletScope: CheckingScope {
  static let kinds = StaticType.Enumeration(
    id: "kind",
    cases: [.init("local"), .init("moved", aliases: ["搬迁"]), .init("other")]
  )

  private static func unit(_ name: String) -> StaticType { .number(UnitOfMeasure(name) ?? .none) }

  private static let records: [String: [Field]] = [
    "": [Field("household", .record("household")), Field("limit", unit("yuan"))],
    "household": [
      Field("a", .boolean), Field("b", .boolean), Field("flag", .optional(.boolean)),
      Field("income", unit("yuan")), Field("bonus", .optional(unit("yuan"))),
      Field("months", unit("month")), Field("score", .number(.none)), Field("name", .string),
      Field("nick", .optional(.string)), Field("came_on", .date),
      Field("left_on", .optional(.date)), Field("kind", .enumeration(kinds)),
      Field("was", .optional(.enumeration(kinds))), Field("term", .yearsMonthsDuration),
      Field("head", .optional(.record("person"))), Field("members", .list(.record("person"))),
      Field("visits", .list(.date)), Field("grants", .list(unit("yuan"))),
      Field("codes", .list(.string)), Field("doubts", .list(.optional(unit("yuan")))),
      Field("is_poor", .boolean, origin: .definition("household.is_poor")),
      Field("top_wage", .optional(unit("yuan")), origin: .definition("household.top_wage")),
    ],
    "person": [
      Field("works", .boolean), Field("wage", unit("yuan")), Field("age", unit("year")),
      Field("gone_on", .optional(.date)), Field("jobs", .list(.record("job"))),
    ],
    "job": [Field("pay", unit("yuan")), Field("local", .boolean)],
  ]

  private static let definitions = [
    "household.is_poor": "household.income < limit",
    "household.top_wage": "max(household.members.wage)",
  ]

  func field(named name: String, of record: String) -> Field? {
    Self.records[record]?.first { $0.name == name }
  }

  func fieldNames(of record: String) -> [String] { (Self.records[record] ?? []).map(\.name) }

  static func fragment(_ text: String) -> SourceFragment {
    SourceFragment(SourceText(name: "rule", text: text))
  }

  static func definition(_ id: String) -> CheckedExpression? {
    definitions[id].flatMap { Checker.check(fragment($0), in: HamletScope()).expression }
  }
}

/// The facts of a hamlet as a program asks for them: contexts, in which a key that is missing is
/// not known, and `null` says that there is none.
///
/// A list without its key is not known at all; the key `more` names lists that may have further
/// members than those that are listed.
struct Hamlet: RowSource {
  struct Row {
    let path: String
    let facts: ContextValue
    var item: Value?
  }

  let globals: ContextValue

  init(globals: ContextValue = ["limit": .number(100)]) { self.globals = globals }

  func value(of path: [String], from row: Row) -> SlotValue {
    if path.isEmpty, let item = row.item {
      return .known(item.asContext == nil ? item : .string(row.path))
    }
    let (facts, inner) = row.place(of: path)
    let cause = row.path.isEmpty ? path.joined(separator: ".") : "\(row.path).\(inner)"
    guard let value = facts[inner] ?? globals[inner] else { return .unknown(cause: cause) }
    return .known(value.asContext == nil ? value : .string(cause))
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    let (facts, name) = row.place(of: path)
    let cause = row.path.isEmpty ? path.joined(separator: ".") : "\(row.path).\(name)"
    guard let items = facts[name]?.asList else { return ListMembers([], missing: cause) }
    let isOpen = facts["more"]?.asList?.contains(.string(name)) ?? false
    let rows = items.enumerated().map { index, item in
      Row(path: "\(cause)[\(index + 1)]", facts: item.asContext ?? [:], item: item)
    }
    return ListMembers(rows, missing: isOpen ? cause : nil)
  }
}

extension Hamlet.Row {
  /// The record that holds the last name of a path, and that name.
  fileprivate func place(of path: [String]) -> (facts: ContextValue, name: String) {
    var facts = self.facts
    for name in path.dropLast() where name != "household" {
      facts = facts[name]?.asContext ?? [:]
    }
    return (facts, path.last ?? "")
  }
}

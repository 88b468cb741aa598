import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// A table as a test writes it: the policy and the inputs in the first line, then a row a line.
///
///     unique age | local
///     < 16 | - -> "child"
struct WrittenTable {
  let table: RuleTable

  init(_ text: String) {
    let source = SourceText(name: "table", text: text)
    var lines: [[SourceFragment]] = []
    for line in text.split(separator: "\n") { lines.append(Self.fragments(line, text, source)) }
    let head = lines[0]
    table = RuleTable(
      policy: TypedExpression.HitPolicy(rawValue: head[0].text) ?? .unique,
      inputs: Array(head.dropFirst()),
      rows: lines.dropFirst().map { parts in
        RuleTable.Row(cells: Array(parts.dropLast()), output: parts[parts.count - 1])
      },
      fragment: head[1]
    )
  }

  /// The parts of a line between its marks, each at its place.
  private static func fragments(
    _ line: Substring,
    _ whole: String,
    _ source: SourceText
  ) -> [SourceFragment] {
    var parts: [Substring] = []
    let words = line.split(separator: " ", maxSplits: 1)
    let isHead = TypedExpression.HitPolicy(rawValue: String(words[0])) != nil
    if isHead { parts = [words[0]] + words[1].split(separator: " | ") }
    if !isHead {
      let ends = line.split(separator: " -> ")
      parts = ends[0].split(separator: " | ") + [ends[1]]
    }
    return parts.map { part in
      let start = whole.utf8.distance(from: whole.startIndex, to: part.startIndex)
      return SourceFragment(
        text: String(part),
        source: source,
        mapping: .contiguous(from: start)
      )
    }
  }

  /// What the check finds, a line each: place, severity, code and message.
  func report(_ language: Language = .english) -> [String] {
    let found = table.check(in: Desk(), declared: Desk.numbers).diagnostics
    return found.map { diagnostic in
      let place = diagnostic.range.map { "\($0.start.line):\($0.text)" } ?? "?"
      let message = diagnostic.message.text(in: language)
      return "\(place): \(diagnostic.severity.rawValue): \(message) [\(diagnostic.code)]"
    }
  }

  /// The codes and rows of what the check finds.
  var codes: [String] {
    table.check(in: Desk(), declared: Desk.numbers).diagnostics.map { diagnostic in
      "\(diagnostic.code.dropFirst("feel.table-".count)) \(diagnostic.range?.start.line ?? 0)"
    }
  }
}

/// The facts of made-up tables.
struct Desk: CheckingScope {
  static let ability = StaticType.Enumeration(
    id: "ability",
    cases: [.init("full"), .init("weak", aliases: ["弱"]), .init("none")]
  )

  private static let fields: [Field] = [
    Field("a", .boolean), Field("b", .boolean), Field("c", .boolean),
    Field("age", unit("year"), bounds: NumberBounds(least: 0, greatest: 150 * 12)),
    Field("size", unit("person")), Field("人数", unit("person")),
    Field("income", unit("yuan")), Field("line", unit("yuan")), Field("score", .number(.none)),
    Field("share", unit("percent")), Field("ability", .enumeration(ability)),
    Field("other", .optional(.enumeration(ability))), Field("on", .date),
    Field("term", .yearsMonthsDuration), Field("wait", .daysTimeDuration),
    Field("town", .string), Field("maybe", .optional(.boolean)),
    Field("people", .list(.record("person"))),
  ]

  private static func unit(_ name: String) -> StaticType {
    .number(UnitOfMeasure(name) ?? .none)
  }

  /// What is known beyond what fields declare: ages to one decimal, whole persons from one.
  static func numbers(_ input: CheckedExpression) -> DeclaredNumbers {
    switch input.fragment.text {
    case "age": DeclaredNumbers(minimum: 0, maximum: 150, decimals: 1)
    case "size", "人数": DeclaredNumbers(minimum: 1, decimals: 0)
    default: DeclaredNumbers(of: input, in: Desk())
    }
  }

  func field(named name: String, of record: String) -> Field? {
    record == Self.root ? Self.fields.first { $0.name == name } : nil
  }

  func fieldNames(of record: String) -> [String] { Self.fields.map(\.name) }
}

import FEEL
import Quantities

/// A host that knows every name: what a name means follows from its spelling.
///
/// So expressions that were written for any host can be checked, compiled and run.
struct InventedScope: CheckingScope {
  static let names = [
    "age", "size", "income", "name", "kind", "born", "left_on", "works", "members", "visits",
    "head", "wage", "months", "share", "period", "stay", "收入", "nothing", "derived",
  ]

  private static func unit(_ name: String) -> StaticType {
    .number(UnitOfMeasure(name) ?? .none)
  }

  private static let kind = StaticType.enumeration(
    StaticType.Enumeration(id: "kind", cases: [.init("local", aliases: ["本地"]), .init("other")])
  )

  private static let known: [String: StaticType] = [
    "age": unit("year"), "size": unit("person"), "income": unit("yuan"), "name": .string,
    "kind": kind, "born": .date, "left_on": .optional(.date), "works": .boolean,
    "members": .list(.record("member")), "visits": .list(.date),
    "head": .optional(.record("member")), "wage": .optional(unit("yuan")), "months": unit("month"),
    "share": unit("percent"), "period": .yearsMonthsDuration, "stay": .daysTimeDuration,
    "收入": unit("yuan"),
  ]

  private static let others: [StaticType] = [
    .boolean, .number(.none), unit("yuan"), unit("month"), .string, .date, .optional(.date),
    .optional(unit("yuan")), .list(.record("member")), kind, .record("thing"), .optional(.boolean),
  ]

  /// The type of what a name means.
  static func type(of name: String, in record: String) -> StaticType {
    if record == InventedScope.root, known[name] == nil { return .record(name) }
    return known[name] ?? others[Int(Self.hash(name) % UInt64(others.count))]
  }

  /// A number that is the same for a text in every run.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  func field(named name: String, of record: String) -> Field? {
    guard name != "nothing" else { return nil }
    if name == "derived" { return Field(name, Self.unit("yuan"), origin: .definition("derived")) }
    return Field(name, Self.type(of: name, in: record))
  }

  func fieldNames(of record: String) -> [String] { Self.names }

  /// The definition that the name `derived` has in every record.
  static let derived = Checker.check(
    ModelMaker.fragment("if works then income else 0"),
    in: InventedScope()
  ).expression
}

/// Records whose facts follow from their number, a third of them not known.
struct InventedRecords: RowSource {
  func value(of path: [String], from row: Int) -> SlotValue {
    let name = path.last ?? ""
    var random = RandomSource(seed: InventedScope.hash(path.joined(separator: ".")), index: row)
    guard !random.chance(oneIn: 3) else { return .unknown(cause: name) }
    let type = path.isEmpty ? StaticType.date : InventedScope.type(of: name, in: "record")
    return .known(Self.value(type, &random))
  }

  func members(of path: [String], from row: Int) -> ListMembers<Int> {
    var random = RandomSource(seed: InventedScope.hash(path.joined(separator: ".")), index: row)
    let rows = (0..<random.below(4)).map { row &* 7 &+ $0 &+ 1 }
    return ListMembers(rows, missing: random.chance(oneIn: 4) ? path.last : nil)
  }

  private static func value(_ type: StaticType, _ random: inout RandomSource) -> Value {
    switch type {
    case .boolean: .boolean(random.chance(oneIn: 2))
    case .number, .literalNumber: .number(number(&random))
    case .string: .string(random.pick(["", "local", "人", "a-b"]))
    case .enumeration: .string(random.pick(["local", "other"]))
    case .date: .date(CalendarDay(dayNumber: random.below(40_000)))
    case .yearsMonthsDuration: .yearsMonthsDuration(months: random.below(400) - 200)
    case .daysTimeDuration: .daysTimeDuration(DaysTimeDuration(seconds: 86_400))
    case .optional(let wrapped):
      random.chance(oneIn: 3) ? .null : value(wrapped, &random)
    default: .null
    }
  }

  private static func number(_ random: inout RandomSource) -> ExactDecimal {
    let texts = [
      "0", "1", "-1", "2.5", "12", "9100", "0.01", "9223372036854775807", "-9223372036854775808",
      "2147483648", "1e30", "1e6144", "1e-6176", "9999999999999999999999999999999999",
    ]
    return ExactDecimal(random.pick(texts)) ?? .zero
  }
}

internal import ArgumentParser
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register list`: the registers that a pack wants kept.
struct RegisterListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the registers of a pack with keeper, update and clause. 列出台账",
    discussion: """
      With --input and --on it is counted who is in each register, and of whom that can't be said. \
      With --register as well those of whom it can't be said are named, with what is missing.

      Example 示例:
        resettle register list --pack ulanhot --input extract.json --on 2024-06-30 \\
          --register employment_register
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The extract of what is known.", valueName: "file.json"))
  var input: String?

  @Option(
    help: ArgumentHelp("The day, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(help: ArgumentHelp("Only this register: its id or Chinese title.", valueName: "id"))
  var register: String?

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (input == nil) != (on == nil) else { return }
    throw ValidationError(
      "--input and --on go together: who is in a register depends on the day",
      zh: "--input 和 --on 须同时给出：在不在册取决于日期"
    )
  }

  func run(in session: Session) throws -> ExitStatus {
    let pack = try pack.load(reportingTo: session)
    let registers = try chosen(among: pack.registers)
    let members = try memberships(of: registers, pack, in: session)
    switch format {
    case .text: try session.print(text(of: registers, members, in: session))
    case .json:
      try session.print(.array(registers.map { Self.value($0, members[$0.id]) }))
    }
    return .fine
  }

  private func chosen(among registers: [Register]) throws -> [Register] {
    guard let register else { return registers }
    return [try RegisterOptions.register(register, among: registers)]
  }

  /// Who is in each register, by its id; nothing if nobody asks.
  private func memberships(
    of registers: [Register],
    _ pack: PolicyPack,
    in session: Session
  ) throws -> [Rule.ID: RegisterMembership] {
    guard let input, let on else { return [:] }
    let extract = try ExtractOptions.read(input, on: on, pack.catalogue, in: session).extract
    let dates = AssessmentDates(on: on)
    let members = registers.map { register in
      (register.id, pack.membership(in: register, among: extract.population, on: dates))
    }
    return Dictionary(uniqueKeysWithValues: members)
  }

  private func text(
    of registers: [Register],
    _ members: [Rule.ID: RegisterMembership],
    in session: Session
  ) -> String {
    let rows = registers.map { register in
      [
        register.id, session.pick(register.title.chinese, register.title.english),
        session.pick(register.subject.chineseName, register.subject.englishName),
        register.keptBy, session.word(for: register.updated),
        register.citations.joined(separator: ", "),
      ] + (members[register.id].map { [counts($0, in: session)] } ?? [])
    }
    let named = register == nil ? nil : members.values.first?.text(in: session)
    let count = session.pick("\(registers.count) 本台账", "\(registers.count) registers")
    return ColumnLines.text(rows) + (named ?? "") + count + "\n"
  }

  private func counts(_ members: RegisterMembership, in session: Session) -> String {
    let sure = session.pick("在册 \(members.entries.count)", "entries: \(members.entries.count)")
    let undecided = session.pick(
      "，信息不全 \(members.undecided.count)",
      ", not known: \(members.undecided.count)"
    )
    return sure + (members.undecided.isEmpty ? "" : undecided)
  }

  private static func value(_ register: Register, _ members: RegisterMembership?) -> JSONValue {
    let value: [(String, JSONValue)] = [
      ("id", .string(register.id)),
      (
        "title",
        ["zh-Hans": .string(register.title.chinese), "en": .string(register.title.english)]
      ),
      ("subject", .string(register.subject.rawValue)),
      ("kept_by", .string(register.keptBy)),
      ("updated", .optional(register.updated?.rawValue)),
      ("citations", .array(register.citations.map(JSONValue.string))),
      ("fields", .array(register.fields.map { .string($0.id) })),
      ("groups", .array(register.groups.map { .string($0.id) })),
      ("procedure", .optional(register.procedure)),
    ]
    return .object(value + (members.map(Self.members) ?? []))
  }

  private static func members(_ members: RegisterMembership) -> [(String, JSONValue)] {
    let undecided = members.undecided.map { one -> JSONValue in
      [
        "subject": .string(one.subject.description),
        "missing": .array(one.missing.map { .string($0.name) }),
      ]
    }
    return [
      ("entries", .array(members.entries.map { .string($0.description) })),
      ("undecided", .array(undecided)),
    ]
  }
}

extension Session {
  /// How often entries are updated, in words.
  func word(for update: Register.Update?) -> String {
    switch update {
    case .week: pick("每周", "each week")
    case .month: pick("每月", "each month")
    case .quarter: pick("每季度", "each quarter")
    case .halfYear: pick("每半年", "each half-year")
    case .year: pick("每年", "each year")
    case .onChange: pick("有变即更新", "on change")
    case nil: pick("未规定", "not stated")
    }
  }
}

/// Rows of texts in columns as wide as they need.
enum ColumnLines {
  /// Returns the rows, a line each.
  static func text(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, text in
        index + 1 == row.count ? text : text.padded(to: widths[index])
      }
      return cells.joined(separator: "  ") + "\n"
    }
    .joined()
  }
}

internal import ArgumentParser
internal import PolicyPacks
internal import ResettlementCore
internal import Tabular

/// `resettle register list`: the registers that a pack wants kept.
struct RegisterListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the registers of a pack with keeper, update and clause. 列出台账"
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let registers = try pack.load(reportingTo: session).registers
    switch format {
    case .text: try session.print(text(of: registers, in: session))
    case .json: try session.print(.array(registers.map(Self.value)))
    }
    return .fine
  }

  private func text(of registers: [Register], in session: Session) -> String {
    let rows = registers.map { register in
      [
        register.id, session.pick(register.title.chinese, register.title.english),
        session.pick(register.subject.chineseName, register.subject.englishName),
        register.keptBy, session.word(for: register.updated),
        register.citations.joined(separator: ", "),
      ]
    }
    let count = session.pick("\(registers.count) 本台账", "\(registers.count) registers")
    return ColumnLines.text(rows) + count + "\n"
  }

  private static func value(_ register: Register) -> JSONValue {
    [
      "id": .string(register.id),
      "title": [
        "zh-Hans": .string(register.title.chinese), "en": .string(register.title.english),
      ],
      "subject": .string(register.subject.rawValue),
      "kept_by": .string(register.keptBy),
      "updated": .optional(register.updated?.rawValue),
      "citations": .array(register.citations.map(JSONValue.string)),
      "fields": .array(register.fields.map { .string($0.id) }),
      "groups": .array(register.groups.map { .string($0.id) }),
      "procedure": .optional(register.procedure),
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

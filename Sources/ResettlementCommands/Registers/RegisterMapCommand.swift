internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// `resettle register map`: drafts a mapping file from the headings of a table.
struct RegisterMapCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Drafts a mapping of a table's columns to facts, to be looked at. 草拟列对照",
    discussion: """
      The mapping is printed, or saved with --out. A column that is not understood is ignored in \
      it; then the exit status is 1.

      Example 示例:
        resettle register map roster.xlsx --pack ulanhot --register employment_register \\
          --out mapping.yaml
      """
  )

  @Argument(help: ArgumentHelp("The table: a CSV or XLSX file.", valueName: "file"))
  var table: String

  @OptionGroup(title: "Register") var register: RegisterOptions

  @OptionGroup(title: "Table") var options: TableOptions

  @Option(help: ArgumentHelp("Where the mapping is saved.", valueName: "file.yaml"))
  var out: String?

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let (pack, register) = try register.found(in: session)
    let table = try options.table(at: table, nil)
    let guess = TableMapping.guess(
      for: table,
      about: register.subject,
      register: register,
      catalogue: pack.catalogue
    )
    guard let guess else { throw CommandError(.noHeadingKnown) }
    if let out {
      try Files.write(guess.mapping.yaml, to: out)
      try session.printLine(session.pick("列对照已存入 \(out)", "the mapping is in \(out)"))
    } else {
      try session.print(guess.mapping.yaml)
    }
    guard !guess.unknownColumns.isEmpty else { return .fine }
    try session.report([
      Diagnostic(.warning, .headingsUnknown(guess.unknownColumns), at: nil)
    ])
    return .findings
  }
}

extension Diagnostic.Message {
  fileprivate static let noHeadingKnown = Self(
    "command.no-heading-known",
    en: "no heading of the table is known; write the mapping by hand",
    zh: "未识别出任何表头；请手工编写列对照"
  )

  fileprivate static func headingsUnknown(_ names: [String]) -> Self {
    Self(
      "command.headings-unknown",
      en: "not understood, and ignored: " + names.joined(separator: ", "),
      zh: "以下列未识别，暂不采用：" + names.joined(separator: "、")
    )
  }
}

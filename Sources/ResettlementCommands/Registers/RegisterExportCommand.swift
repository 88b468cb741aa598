internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register export`: writes a register as a table, personal values masked.
struct RegisterExportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a register as CSV or XLSX; personal values masked. 导出台账",
    discussion: """
      The name of the file says which form it has: .csv or .xlsx. Names, identity numbers and the \
      like are masked unless --purpose says why they are needed.

      Example 示例:
        resettle register export --pack ulanhot --register employment_register \\
          --input extract.json --on 2024-06-30 --out register.xlsx
      """
  )

  @OptionGroup(title: "Register") var register: RegisterOptions

  @OptionGroup(title: "What is known") var known: ExtractOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @Option(help: ArgumentHelp("Where the table is written.", valueName: "file.xlsx|file.csv"))
  var out: String

  @Option(help: "The encoding of a CSV file: utf-8, utf-8-bom or gb18030.")
  var encoding = EncodingName.utf8WithMark

  @Option(help: ArgumentHelp("Why personal values are needed in the clear.", valueName: "text"))
  var purpose: String?

  @Option(
    help: ArgumentHelp(
      "Where a mapping is saved, to import the table again.",
      valueName: "file.yaml"
    )
  )
  var mappingOut: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard out.lowercased().hasSuffix(".csv") || out.lowercased().hasSuffix(".xlsx") else {
      throw ValidationError(
        "'\(out)' must end with .csv or .xlsx",
        zh: "“\(out)”须以 .csv 或 .xlsx 结尾"
      )
    }
    if let path = Files.repeated(among: [out] + [mappingOut].compactMap(\.self)) {
      throw ValidationError(
        "'\(path)' is named twice; one would overwrite the other",
        zh: "“\(path)”用了两次；后者会覆盖前者"
      )
    }
    if let purpose, purpose.allSatisfy(\.isWhitespace) {
      throw ValidationError(
        "the purpose must say why personal values are needed",
        zh: "用途须写明为什么需要个人信息"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let (pack, register) = try register.found(in: session)
    let population = try known.read(pack.catalogue, in: session).extract.population
    let view = try places.view(of: population)
    let membership = pack.membership(in: register, among: population, on: known.dates)
    let placed = view.list(membership.entries, in: population)
    let export = RegisterExport(
      register,
      of: pack,
      for: placed.list,
      in: population,
      on: known.dates,
      purpose: purpose
    )
    let format: OfficeTable.Format =
      out.lowercased().hasSuffix(".csv")
      ? .csv(encoding.encoding, separator: ",", .windows)
      : .workbook(sheet: register.title.chinese)
    var files = [(path: out, bytes: export.table(named: out, as: format).bytes)]
    if let mappingOut { files.append((mappingOut, Array(export.mapping.yaml.utf8))) }
    try Files.write(all: files)
    try session.printLine(line(export, in: session))
    try session.print(membership.text(in: session))
    try session.print(placed.remarks(in: session))
    return .fine
  }

  private func line(_ export: RegisterExport, in session: Session) -> String {
    let count = export.record.subjects.count
    guard let purpose = export.record.purpose else {
      return session.pick(
        "\(count) 条已写入 \(out)；个人信息已遮盖",
        "\(count) entries are in \(out); personal values are masked"
      )
    }
    let columns = export.record.revealedColumns.joined(separator: session.pick("、", ", "))
    return session.pick(
      "\(count) 条已写入 \(out)；用途“\(purpose)”，未遮盖：\(columns)",
      "\(count) entries are in \(out); for '\(purpose)', in the clear: \(columns)"
    )
  }
}

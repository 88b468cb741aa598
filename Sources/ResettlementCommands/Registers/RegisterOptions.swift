internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Spreadsheets
internal import Tabular

/// The options that say which register of which pack is meant.
struct RegisterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The register's id, or its Chinese title.", valueName: "id"))
  var register: String

  /// Loads the pack, and finds the register.
  ///
  /// - Throws: ``CommandError`` if there is none.
  func found(in session: Session) throws -> (pack: PolicyPack, register: Register) {
    let pack = try pack.load(reportingTo: session)
    return (pack, try Self.register(register, among: pack.registers))
  }

  /// Finds a register by its id or its Chinese title.
  ///
  /// - Throws: ``CommandError`` if there is none.
  static func register(
    _ name: String,
    among registers: [Register]
  ) throws(CommandError) -> Register {
    if let found = registers.first(where: { [$0.id, $0.title.chinese].contains(name) }) {
      return found
    }
    throw CommandError(.noSuchRegister(name, among: registers.map(\.id)), status: .usage)
  }
}

/// The options that say what is known of the subjects, and on which day.
struct ExtractOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The extract of what is known.", valueName: "file.json"))
  var input: String

  @Option(
    help: ArgumentHelp("The day, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  /// The dates of what is asked.
  var dates: AssessmentDates { AssessmentDates(on: on) }

  /// Reads the extract with a pack's facts.
  ///
  /// - Throws: ``CommandError`` if it has mistakes: nothing is imported into what is not whole.
  func read(
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> (source: SourceText, extract: Extract) {
    try Self.read(input, on: on, catalogue, in: session)
  }

  /// Reads an extract with a pack's facts.
  ///
  /// - Throws: ``CommandError`` if it has mistakes: nothing is imported into what is not whole.
  static func read(
    _ input: String,
    on: CalendarDay,
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> (source: SourceText, extract: Extract) {
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: catalogue, onFactsDay: on).read(json: source)
    guard extract.isWhole || extract.onlyFlagsPersons else {
      throw CommandError(extract.diagnostics)
    }
    try session.report(extract.diagnostics)
    return (source, extract)
  }
}

extension Extract {
  /// Whether nothing worse was found than numbers of persons that are not right.
  fileprivate var onlyFlagsPersons: Bool {
    diagnostics.allSatisfy {
      $0.severity != .error || ["extract.identity-number", "extract.credit-code"].contains($0.code)
    }
  }
}

/// The options that say how a table is read.
struct TableOptions: ParsableArguments {
  @Option(help: "The encoding of a CSV file: utf-8, utf-8-bom or gb18030 (default: found out).")
  var encoding: EncodingName?

  @Option(help: ArgumentHelp("The sheet of a workbook (default: the mapping's, or the first)."))
  var sheet: String?

  /// Reads a table.
  ///
  /// - Throws: ``CommandError`` if it can't be read.
  func table(at path: String, _ mapping: TableMapping?) throws(CommandError) -> OfficeTable {
    let bytes = try Files.bytes(at: path, limit: WorkbookLimits.standard.bytes)
    let table: OfficeTable
    do throws(SpreadsheetError) {
      table = try OfficeTable(
        name: path,
        reading: bytes,
        encoding: encoding?.encoding,
        sheet: sheet ?? mapping?.sheet
      )
    } catch {
      throw CommandError(error.message)
    }
    guard table.findings.isEmpty else {
      throw CommandError(table.findings.map { Diagnostic(.error, $0, at: nil) })
    }
    return table
  }

  /// Reads a mapping file.
  ///
  /// - Throws: ``CommandError`` with everything that is wrong with it.
  static func mapping(
    at path: String,
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> TableMapping {
    let source = try Files.text(at: path, limit: 1 << 20, in: session)
    do throws(DiagnosticsError) {
      return try TableMapping(reading: source, catalogue: catalogue)
    } catch {
      throw CommandError(error.diagnostics)
    }
  }
}

/// An encoding as it is named in options.
enum EncodingName: String, CaseIterable, ExpressibleByArgument {
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case gb18030

  var encoding: TableEncoding {
    switch self {
    case .utf8: .utf8
    case .utf8WithMark: .utf8WithMark
    case .gb18030: .gb18030
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchRegister(_ name: String, among ids: [String]) -> Self {
    let near = nearestName(to: name, among: ids)
    return Self(
      "command.no-such-register",
      en: "the pack has no register '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; it has: \(ids.joined(separator: ", "))"),
      zh: "该政策包没有台账“\(name)”"
        + (near.map { "，是否应为“\($0)”？" } ?? "；已有：\(ids.joined(separator: "、"))")
    )
  }
}

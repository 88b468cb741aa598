internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register import`: takes an office's table over, and gives back what can't be taken.
struct RegisterImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes a table over, row by row; gives back rejected rows with reasons. 导入台账",
    discussion: """
      Each row is taken wholly or rejected. --out gets the extract with new versions of what was \
      taken, the old ones kept; --rejects gets the other rows in the form of the table, with a \
      column of reasons. Both are written or neither; without --out the extract is not. Who was \
      taken over and is still not in the register is named, with what is missing. The exit status \
      is 1 if a row was rejected, or somebody is not in the register after all.

      Example 示例:
        resettle register import roster.xlsx --pack ulanhot --register employment_register \\
          --input extract.json --mapping mapping.yaml --on 2024-06-30 --out new.json \\
          --rejects rejects.xlsx
      """
  )

  @Argument(help: ArgumentHelp("The table: a CSV or XLSX file.", valueName: "file"))
  var table: String

  @OptionGroup(title: "Register") var register: RegisterOptions

  @OptionGroup(title: "What is known") var known: ExtractOptions

  @OptionGroup(title: "Table") var options: TableOptions

  @Option(help: ArgumentHelp("What the columns mean.", valueName: "file.yaml"))
  var mapping: String

  @Option(help: ArgumentHelp("Where the extract with what was taken is written."))
  var out: String?

  @Option(help: ArgumentHelp("Where rejected rows are written, in the form of the table."))
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "When it is recorded, as 2024-07-01T08:30:00Z (default: the day's beginning).",
      valueName: "time"
    ),
    transform: Self.time
  )
  var recordedAt: RecordedTime?

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let read = table == mapping ? [table] : [table, mapping]
    let paths = read + [out, rejects].compactMap(\.self)
    guard let path = Files.repeated(among: paths) else { return }
    throw ValidationError(
      "'\(path)' is named twice; what is read would be overwritten",
      zh: "“\(path)”用了两次；读入的文件会被覆盖"
    )
  }

  func run(in session: Session) throws -> ExitStatus {
    let (pack, register) = try register.found(in: session)
    let mapping = try TableOptions.mapping(at: mapping, pack.catalogue, in: session)
    let table = try options.table(at: table, mapping)
    let (source, extract) = try known.read(pack.catalogue, in: session)
    let population = extract.population
    let entries = pack.entries(of: register, in: population, on: known.dates)
    let report = RegisterImport(
      mapping,
      into: population,
      on: known.on,
      register: register,
      entries: entries.filter { population.isOpen($0, on: known.on) }
    ).report(on: table)
    guard report.findings.isEmpty else { throw CommandError(report.diagnostics) }
    let after = try report.applied(to: population)
    try write(report, source, after, in: session)
    let subjects = report.accepted.map(\.subject)
    let membership = pack.membership(of: subjects, in: register, among: after, on: known.dates)
    let shown = ImportText(report, membership, session)
    switch format {
    case .text: try session.print(shown.text)
    case .json: try session.print(shown.json)
    }
    let isWhole = report.isWhole && membership.entries.count == subjects.count
    return isWhole ? .fine : .findings
  }

  /// Writes what was asked for, all of it or nothing.
  private func write(
    _ report: ImportReport,
    _ source: SourceText,
    _ after: Population,
    in session: Session
  ) throws {
    var files: [(path: String, bytes: [UInt8])] = []
    if let rejects, let table = report.rejects(in: session.language) {
      files.append((rejects, table.bytes))
    }
    if let out { files.append((out, Array(extract(source, with: report, after).utf8))) }
    try Files.write(all: files)
  }

  /// The extract with new versions of what was taken.
  private func extract(
    _ source: SourceText,
    with report: ImportReport,
    _ after: Population
  ) -> String {
    let writer = ExtractUpdate(
      on: known.on,
      recordedAt: recordedAt ?? RecordedTime(startOf: known.on)
    )
    let updated = writer.json(source, adding: report.accepted.map(\.subject), of: after)
    return JSONWriter(.pretty).text(of: updated) + "\n"
  }

  @Sendable private static func time(_ text: String) throws -> RecordedTime {
    guard let time = RecordedTime(text) else {
      throw ValidationError(
        "'\(text)' is no time; write it as 2024-07-01T08:30:00Z",
        zh: "“\(text)”不是时刻；请写成 2024-07-01T08:30:00Z"
      )
    }
    return time
  }
}

extension Population {
  /// Whether an entry is not closed on a day.
  func isOpen(_ entry: SubjectReference, on day: CalendarDay) -> Bool {
    guard case .date(let closed) = value(of: "closed_on", of: entry) else { return true }
    return closed > day
  }
}

extension ImportReport {
  /// What is wrong with the table, as diagnostics.
  var diagnostics: [Diagnostic] { findings.map { Diagnostic(.error, $0, at: nil) } }
}

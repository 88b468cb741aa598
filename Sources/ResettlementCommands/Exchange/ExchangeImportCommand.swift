internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What became of the files of an import.
struct ImportOutcome {
  var population: Population
  var rejected: [ExchangeReport.Rejected] = []
  var diagnostics: [Diagnostic] = []
  var lost: [String: Int] = [:]
  var masked: [String: Int] = [:]
  /// For each file the lines that were rejected, behind its headings; none where all was taken.
  var rejects: [[String]] = []

  var households: Int { population.references(.household).count }
  var persons: Int { population.references(.person).count }

  init(_ population: Population) {
    self.population = population
  }

  init(_ reports: [ExchangeReport]) {
    population = reports.last?.population ?? Population()
    for report in reports {
      rejected += report.rejected
      let texts = report.rejected.map(\.text)
      rejects.append(texts.isEmpty ? [] : [report.heading].compactMap(\.self) + texts)
      diagnostics += report.allDiagnostics
      lost.merge(report.lost, uniquingKeysWith: +)
      masked.merge(report.masked, uniquingKeysWith: +)
    }
  }
}

/// `resettle exchange import`: takes households and persons of another system over.
struct ExchangeImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes households and persons of another system over; gives the rest back. 导入",
    discussion: """
      Each record is taken wholly or rejected, with every mistake at its place. --out gets an \
      extract that the other commands read; --rejects gets the rejected records as they were (of \
      csv the households; --persons-rejects gets the persons), to be mended and read again. \
      Without --out nothing is written. The exit status is 1 if a record was rejected.

      Examples 示例:
        resettle exchange import groups.json --as spdci --out extract.json --rejects rejects.jsonl
        resettle exchange import households.csv --persons persons.csv --as csv --out extract.json
      """
  )

  @Argument(help: ArgumentHelp("The file; in csv the households.", valueName: "file"))
  var file: String

  @Option(name: .customLong("as"), help: "The form: spdci, json or csv.")
  var form: ExchangeFormat

  @Option(help: ArgumentHelp("In csv, the persons.", valueName: "file.csv"))
  var persons: String?

  @Option(help: "In csv, the encoding: utf-8, utf-8-bom or gb18030 (default: found out).")
  var encoding: EncodingName?

  @Option(help: ArgumentHelp("The pack whose facts are known too.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(help: ArgumentHelp("Where the extract is written.", valueName: "file.json"))
  var out: String?

  @Option(help: ArgumentHelp("Where rejected records are written.", valueName: "file"))
  var rejects: String?

  @Option(help: ArgumentHelp("In csv, where rejected persons are written.", valueName: "file.csv"))
  var personsRejects: String?

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let ofTables = [persons, encoding?.rawValue, personsRejects]
    guard form == .csv || ofTables.allSatisfy({ $0 == nil }) else {
      throw ValidationError("--persons, --persons-rejects and --encoding are for --as csv")
    }
    guard form != .json || rejects == nil else {
      throw ValidationError("an extract is read as a whole; it has no --rejects")
    }
    let paths = [file] + [persons, out, rejects, personsRejects].compactMap(\.self)
    if let path = Files.repeated(among: paths) {
      throw ValidationError("'\(path)' is named twice; what is read would be overwritten")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let outcome = try outcome(catalogue, in: session)
    try write(outcome)
    if format == .text { try session.report(outcome.diagnostics) }
    let text = ExchangeText(session)
    switch format {
    case .text: try session.print(text.text(of: outcome))
    case .json: try session.print(text.json(of: outcome))
    }
    let isFine = outcome.rejected.isEmpty && !outcome.diagnostics.hasErrors
    return isFine ? .fine : .findings
  }

  private func write(_ outcome: ImportOutcome) throws {
    for (path, lines) in zip([rejects, personsRejects], outcome.rejects) {
      guard let path, !lines.isEmpty else { continue }
      try Files.stream(to: path) { put in
        for line in lines { try put(Array((line + "\n").utf8)) }
      }
    }
    guard let out, outcome.households + outcome.persons > 0 else { return }
    try Files.stream(to: out) { put in
      let writer = ExtractWriter(disclosure: .everything)
      _ = try writer.write(outcome.population) { try put(Array($0.utf8)) }
    }
  }
}

// MARK: - Reading

extension ExchangeImportCommand {
  private func outcome(
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> ImportOutcome {
    switch form {
    case .spdci:
      let source = try Files.text(at: file, limit: SPDCIReader.mostBytes, in: session)
      return ImportOutcome([SPDCIReader(catalogue: catalogue).read(source)])
    case .json: return try extract(catalogue, in: session)
    case .csv:
      let reader = CSVExchangeReader(catalogue: catalogue)
      let reports = reader.read(
        households: try table(at: file),
        persons: try persons.map(table)
      )
      return ImportOutcome([reports.households] + [reports.persons].compactMap(\.self))
    }
  }

  private func table(at path: String) throws -> SourceText {
    let bytes = try Files.bytes(at: path, limit: SPDCIReader.mostBytes)
    let text = DecodedText(name: path, bytes: bytes, as: encoding?.encoding)
    guard text.diagnostics.isEmpty else { throw CommandError(text.diagnostics) }
    return text.source
  }

  /// An extract is read as a whole; what is no household and no person is counted.
  private func extract(
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> ImportOutcome {
    let limits = KnownPersons.limits
    let source = try Files.text(at: file, limit: limits.bytes, in: session)
    let extract = ExtractReader(catalogue: catalogue, limits: limits).read(json: source)
    let isWhole = extract.diagnostics.allSatisfy {
      $0.severity != .error || $0.code == "extract.identity-number"
    }
    guard isWhole else { throw CommandError(extract.diagnostics) }
    var outcome = ImportOutcome(extract.population)
    outcome.diagnostics = extract.diagnostics
    for kind in SubjectKind.allCases where ![.household, .person].contains(kind) {
      let count = extract.population.references(kind).count
      if count > 0 { outcome.lost[kind.collectionName] = count }
    }
    return outcome
  }
}

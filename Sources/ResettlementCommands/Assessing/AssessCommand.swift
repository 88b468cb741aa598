internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import PopulationColumns
internal import ResettlementCore
internal import ResettlementKit

/// `resettle assess`: answers a policy's questions about the subjects of an extract.
struct AssessCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Assesses the subjects of an extract under a pack, with reasons. 评估并说明理由",
    discussion: """
      An extract is a JSON file with a list for each kind of subject; 'resettle schema extract' \
      describes it. What is wrong with the file is shown at its place, and all else is assessed.

      Examples 示例:
        resettle assess --pack qinzhou-port --input extract.json --on 2024-06-30
        resettle assess --pack Plugins/Anhui --input extract.json --on 2024-06-30 \\
          --area measures --detail full --lang zh
        resettle assess --pack qinzhou-port --input extract.json --law-as-of 2024-06-30 \\
          --facts-period 2024-01-01..2024-06-30 --decided-on 2024-07-05 \\
          --reading once_for_whom=per_placement --format json --out results.json
        resettle assess --pack anhui --input extract.json --on 2024-06-30 --subject P7 \\
          --record-in town.sqlite --key town.key --by 某镇民政办
        resettle assess --pack Examples/Packs/YunlingDistrict --input facts.json --on 2024-06-30 \\
          --store town.sqlite --key town.key
        resettle assess --pack qinzhou-port --households households.csv --persons persons.csv \\
          --on 2024-06-30 --out results.jsonl --rejects rejects.csv
        resettle assess --pack qinzhou-port --households households.csv --persons persons.csv \\
          --on 2024-06-30 --out results.csv
        resettle assess --pack qinzhou-port --store town.sqlite --key town.key --on 2024-06-30 \\
          --purpose 季度排查 --by 王二 --out results.jsonl
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The extract; - reads what is piped in.", valueName: "file.json"))
  var input: String?

  @OptionGroup(title: "A whole population") var population: PopulationOptions

  @OptionGroup(title: "Everybody in a store") var stored: StoredPopulationOptions

  @OptionGroup(title: "Dates") var dates: DateOptions

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @OptionGroup(title: "What is asked") var filter: FilterOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Results") var results: ResultOptions

  @OptionGroup(title: "Earlier grants") var grants: GrantOptions

  @OptionGroup(title: "Recording") var record: ReceiptOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (grants.store == nil && record.recordIn == nil) == (record.key == nil) else {
      throw ValidationError("--key goes with --store or --record-in, and these with --key")
    }
    guard grants.events == nil || grants.store != nil else {
      throw ValidationError("--events goes with --store")
    }
    try validateStored()
    guard population.households != nil else {
      if input != nil { return try results.refuseCSV() }
      if asksStore { return _ = try results.populationForm() }
      throw ValidationError(
        "whom is it about? give --input with an extract, --households with a table, or --store",
        zh: "请用 --input 给出摘录，用 --households 给出户表，或用 --store 给出数据库"
      )
    }
    guard input == nil else {
      throw ValidationError(
        "give either --input with an extract or --households with a table",
        zh: "--input（摘录）与 --households（户表）只能用一个"
      )
    }
    guard filter.subject.isEmpty, record.recordIn == nil, grants.store == nil else {
      throw ValidationError(
        "--subject and --record-in go with --input, --store does not go with --households",
        zh: "--subject、--record-in 须与 --input 同用，--store 不能与 --households 同用"
      )
    }
    _ = try results.populationForm()
  }

  /// Whether everybody in a store is meant.
  private var asksStore: Bool {
    input == nil && population.households == nil && grants.store != nil
  }

  private func validateStored() throws {
    guard asksStore || population.households != nil || population.threads == nil else {
      throw ValidationError(
        "--threads goes with --households, or with --store alone",
        zh: "--threads 须与 --households 同用，或与不带 --input 的 --store 同用"
      )
    }
    guard asksStore || !stored.isGiven else {
      throw ValidationError(
        "--purpose, --known-at and --complete go with --store, without --input",
        zh: "--purpose、--known-at、--complete 须与不带 --input 的 --store 同用"
      )
    }
    guard record.by == nil || record.recordIn != nil || stored.purpose != nil else {
      throw ValidationError(
        "--by goes with --record-in or --purpose",
        zh: "--by 须与 --record-in 或 --purpose 同用"
      )
    }
    guard stored.purpose == nil || record.by != nil else {
      throw ValidationError("--purpose goes with --by", zh: "--purpose 须与 --by 同用")
    }
    guard !asksStore || (filter.subject.isEmpty && record.recordIn == nil) else {
      throw ValidationError(
        "--subject and --record-in go with --input",
        zh: "--subject、--record-in 须与 --input 同用"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let loaded = try pack.load(reportingTo: session)
    let pack = try choices.applied(to: loaded)
    if asksStore { return try assessStore(pack, in: session) }
    guard let input else { return try assessPopulation(pack, in: session) }
    let assessor = try Assessor.checked(pack)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsDay)
    let extract = reader.read(json: source)
    try session.report(extract.diagnostics)
    guard let days = dates.dates(asOf: extract.asOf) else {
      guard extract.isWhole else { return .findings }
      throw CommandError(.noDates, status: .usage)
    }
    let population = try grants.filled(
      extract.population,
      under: pack,
      on: days.decidedOn,
      key: record.key,
      in: session
    )
    let all = try filter.answers(of: assessor, about: population, on: days)
    let view = try places.view(of: population)
    let placed = all.placed(by: view, in: population)
    let answers = placed.list
    let receipts = try record.record(
      answers,
      of: loaded,
      choosing: choices.choices,
      about: population
    )
    try results.show(answers, about: population, on: days, in: session)
    let isText = results.format == .text
    try (isText ? session.console.output : session.console.errors)(placed.remarks(in: session))
    try record.show(receipts, in: session)
    let faults = pack.faults(shownBy: answers, about: population)
    try session.report(faults)
    return extract.isWhole && faults.isEmpty ? .fine : .findings
  }
}

// MARK: - A whole population

extension AssessCommand {
  private func assessPopulation(_ pack: PolicyPack, in session: Session) throws -> ExitStatus {
    guard let tables = try population.tables(pack.catalogue, in: session) else {
      return .usage
    }
    let (assessor, _) = try assessor(pack)
    let report = try Self.running {
      try assessor.run(
        tables,
        writingTo: PopulationOutput(
          results: results.out,
          as: results.populationForm(),
          rejects: population.rejects
        ),
        shard: population.shard ?? .whole,
        threads: population.threads
      )
    }
    try show(report, in: session)
    return report.rejectCount == 0 ? .fine : .findings
  }

  private func assessor(
    _ pack: PolicyPack
  ) throws -> (assessor: PopulationAssessor, days: AssessmentDates) {
    _ = try Assessor.checked(pack)
    guard let days = dates.dates(asOf: nil) else { throw CommandError(.noDates, status: .usage) }
    return (PopulationAssessor(pack, asking: try filter.rules(of: pack), on: days), days)
  }

  private static func running(_ work: () throws -> PopulationReport) throws -> PopulationReport {
    do {
      return try work()
    } catch let error as PopulationError {
      throw CommandError(.population(error))
    }
  }

  private func show(_ report: PopulationReport, in session: Session) throws {
    let text = PopulationReportText(report: report, session: session)
    try session.console.errors(text.rejects)
    let isOutputTaken = results.out == "-"
    try (isOutputTaken ? session.console.errors : session.console.output)(text.totals)
  }
}

// MARK: - Everybody in a store

extension AssessCommand {
  private func assessStore(_ pack: PolicyPack, in session: Session) throws -> ExitStatus {
    guard let path = grants.store, let key = record.key else { return .usage }
    let (assessor, days) = try assessor(pack)
    let store = try StoreOptions.existing(path, key: key)
    let everybody = try stored.population(
      in: store,
      at: path,
      on: days.factsAsOf,
      by: record.by,
      catalogue: pack.catalogue
    )
    let report = try reading(path) {
      guard
        let facts = try grants.facts(under: pack, on: days.decidedOn, key: key, in: session)
      else { return try run(assessor, everybody) }
      let granted = GrantedPopulation(everybody, filledBy: facts)
      let report = try run(assessor, granted)
      try grants.report(granted.statedTwice.mapValues(\.count), in: session)
      return report
    }
    let remarks = Diagnostic.remarks(on: everybody, report, days.factsAsOf)
    try session.report(remarks)
    if report.households + report.persons > 0 { try show(report, in: session) }
    return remarks.hasErrors ? .findings : .fine
  }

  private func run(
    _ assessor: PopulationAssessor,
    _ source: some PopulationSource
  ) throws -> PopulationReport {
    let output = PopulationOutput(results: results.out, as: try results.populationForm())
    return try assessor.run(source, writingTo: output, threads: population.threads)
  }

  private func reading(
    _ path: String,
    _ work: () throws -> PopulationReport
  ) throws -> PopulationReport {
    do {
      return try Self.running(work)
    } catch let error as RegistryError {
      throw CommandError(.store(path, error))
    }
  }
}

extension Assessor {
  /// Returns an assessor with a pack.
  ///
  /// - Throws: ``CommandError`` if the pack is a template with open blanks.
  static func checked(_ pack: PolicyPack) throws(CommandError) -> Assessor {
    do throws(TemplateError) {
      return try Assessor(pack)
    } catch {
      throw CommandError(.openTemplate(error))
    }
  }
}

extension Diagnostic.Message {
  static func openTemplate(_ error: TemplateError) -> Self {
    Self("command.open-template", en: error.message.english, zh: error.message.chinese)
  }
}

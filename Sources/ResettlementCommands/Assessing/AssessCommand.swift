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
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The extract; - reads what is piped in.", valueName: "file.json"))
  var input: String?

  @OptionGroup(title: "A whole population") var population: PopulationOptions

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
    guard population.households != nil else {
      guard input == nil else { return try results.refuseCSV() }
      throw ValidationError(
        "whom is it about? give --input with an extract, or --households with a table",
        zh: "请用 --input 给出摘录，或用 --households 给出户表"
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
        "--subject, --record-in and --store go with --input",
        zh: "--subject、--record-in、--store 须与 --input 同用"
      )
    }
    _ = try results.populationForm()
  }

  func run(in session: Session) throws -> ExitStatus {
    let loaded = try pack.load(reportingTo: session)
    let pack = try choices.applied(to: loaded)
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
    _ = try Assessor.checked(pack)
    guard let days = dates.dates(asOf: nil) else { throw CommandError(.noDates, status: .usage) }
    let rules = try filter.rules(of: pack)
    let assessor = PopulationAssessor(pack, asking: rules, on: days)
    let report: PopulationReport
    do {
      report = try assessor.run(
        tables,
        writingTo: PopulationOutput(
          results: results.out,
          as: results.populationForm(),
          rejects: population.rejects
        ),
        shard: population.shard ?? .whole,
        threads: population.threads
      )
    } catch let error as PopulationError {
      throw CommandError(.population(error))
    }
    let text = PopulationReportText(report: report, session: session)
    try session.console.errors(text.rejects)
    let isOutputTaken = results.out == "-"
    try (isOutputTaken ? session.console.errors : session.console.output)(text.totals)
    return report.rejectCount == 0 ? .fine : .findings
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

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import PolicySimulation
internal import PopulationColumns
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle simulate`: what two policies would give to one population.
struct SimulateCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Compares what two policies give to a whole population. 政策模拟",
    discussion: """
      Both packs answer about the same tables of households and persons: the budget by benefit and \
      group, who gains and who loses, poverty and the Gini coefficient. Rules that say the same are \
      answered once.

      Examples 示例:
        resettle simulate --pack qinzhou-port --against drafts/QinzhouPort \\
          --households households.csv --persons persons.csv --on 2024-06-30 \\
          --group kind --poverty-line 7000 --out compared.html
        resettle simulate --pack Plugins/Anhui --against-on 2027-06-30 \\
          --households households.csv --persons persons.csv --on 2025-06-30
      """
  )

  @Option(
    help: ArgumentHelp(
      "The policy as it is: a compiled-in id or a folder.",
      valueName: "id-or-path"
    )
  )
  var pack: PackChoice

  @Option(
    help: ArgumentHelp(
      "The policy that would take its place; the same pack by default.",
      valueName: "id-or-path"
    )
  )
  var against: PackChoice?

  @OptionGroup(title: "The population") var population: PopulationOptions

  @OptionGroup(title: "Dates") var dates: DateOptions

  @Option(
    help: ArgumentHelp(
      "The day whose law answers for the second policy, if it is another one.",
      valueName: "date"
    ),
    transform: DayOption.day
  )
  var againstOn: CalendarDay?

  @OptionGroup(title: "Choices of the first policy") var choices: ChoiceOptions

  @OptionGroup(title: "Choices of the second policy") var others: AgainstChoices

  @OptionGroup(title: "What is asked") var asked: SimulationOptions

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Writes a page with charts to this file, whole or not at all.",
      valueName: "page.html"
    )
  )
  var out: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard population.households != nil else {
      throw ValidationError(
        "whom is it about? give --households with a table",
        zh: "请用 --households 给出户表"
      )
    }
    guard population.shard == nil else {
      throw ValidationError(
        "--shard is for 'resettle assess': a comparison needs all households",
        zh: "--shard 用于 resettle assess；比较须有全部的户"
      )
    }
    guard against != nil || againstOn != nil || !others.isEmpty else {
      throw ValidationError(
        "compare with what? give --against, --against-on, --against-set or --against-reading",
        zh: "与什么比较？请给出 --against、--against-on、--against-set 或 --against-reading"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let loaded = try pack.load(reportingTo: session)
    let baseline = try choices.applied(to: loaded)
    let other = try against.map { try $0.load(reportingTo: session) } ?? loaded
    let reform = try others.choices.applied(to: other)
    for pack in [baseline, reform] { _ = try Assessor.checked(pack) }
    guard let days = dates.dates(asOf: nil) else { throw CommandError(.noDates, status: .usage) }
    let line = try asked.povertyLine(in: baseline, on: days.lawAsOf)
    do {
      let simulator = try PolicySimulator(
        baseline: baseline,
        reform: reform,
        on: days,
        reformLawAsOf: againstOn,
        asking: try asked.rules(of: [baseline, reform])
      )
      return try show(simulator, line: line, in: session)
    } catch let error as SimulationError {
      throw CommandError(error.message)
    } catch let error as PopulationError {
      throw CommandError(.population(error))
    }
  }

  private func show(
    _ simulator: PolicySimulator,
    line: ExactDecimal?,
    in session: Session
  ) throws -> ExitStatus {
    guard let tables = try population.tables(simulator.catalogue, in: session) else {
      return .usage
    }
    let page = try out.map { try WholeFile($0) }
    let question = asked.question(line: line, rejects: population.rejects)
    var report = try simulator.run(tables, asking: question, threads: population.threads)
    report.baseline.choices = choices.texts
    report.reform.choices = others.choices.texts
    try page?.finish(SimulationPage(report, in: session.language).html)
    try session.console.errors(
      RejectText(rejects: report.rejects, count: report.rejectCount, session: session).text
    )
    let text =
      switch format {
      case .text: SimulationText(report, in: session).text
      case .json: JSONWriter(.pretty).text(of: SimulationJSON().value(report)) + "\n"
      }
    try (out == "-" ? session.console.errors : session.console.output)(text)
    return report.rejectCount == 0 ? .fine : .findings
  }
}

extension ChoiceOptions {
  /// What was chosen, as it was typed.
  fileprivate var texts: [String] { (reading + settings).map { "\($0.name)=\($0.value)" } }
}

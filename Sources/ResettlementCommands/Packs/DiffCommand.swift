internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle diff`: what differs between two packs, and who gains or loses by it.
struct DiffCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what differs between two packs, and who gains or loses by it. 比较",
    discussion: """
      With --input both packs answer about the same extract: who gains, who loses, for whom the \
      answer becomes unknown, by rule, place and kind of household. Cells with fewer than \
      --least subjects are suppressed.

      Examples 示例:
        resettle diff old/QinzhouPort Plugins/Guangxi/QinzhouPort
        resettle diff qinzhou-port drafts/QinzhouPort --input extract.json --on 2024-06-30
      """
  )

  @Argument(help: ArgumentHelp("The first pack: a compiled-in id or a folder."))
  var first: PackChoice

  @Argument(help: ArgumentHelp("The second pack: a compiled-in id or a folder."))
  var second: PackChoice

  @Option(help: ArgumentHelp("An extract about which both answer.", valueName: "file.json"))
  var input: String?

  @OptionGroup(title: "Dates") var dates: DateOptions

  @Option(help: "The least number of subjects of a cell that is shown.")
  var least = 5

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard least >= 1 else {
      throw ValidationError(
        "'\(least)' is no number of subjects; give 1 or more",
        zh: "“\(least)”不是对象个数；请给出 1 以上的数"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let (old, new) = (try first.outline(in: session), try second.outline(in: session))
    let difference = PackDifference(from: old.source, to: new.source)
    let answers = try input.map { try effects(on: $0, in: session) }
    let report = DiffReport(difference, answers)
    switch format {
    case .text: try session.print(report.text(in: session))
    case .json: try session.print(report.json)
    }
    return .fine
  }

  private func effects(on input: String, in session: Session) throws -> AnswerDifference {
    let (old, new) = (
      try first.load(reportingTo: session), try second.load(reportingTo: session)
    )
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let before = try answers(of: old, about: source, in: session, isReporting: true)
    let after = try answers(of: new, about: source, in: session, isReporting: false)
    return AnswerDifference(from: before.answers, to: after.answers, about: after.population)
      .suppressed(below: least)
  }

  /// The two packs may declare facts of their own, so each reads the extract by its own catalogue.
  private func answers(
    of pack: PolicyPack,
    about source: SourceText,
    in session: Session,
    isReporting: Bool
  ) throws -> (answers: [Assessment], population: Population) {
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsDay)
    let extract = reader.read(json: source)
    if isReporting { try session.report(extract.diagnostics) }
    guard let days = dates.dates(asOf: extract.asOf) else {
      throw CommandError(.noDates, status: .usage)
    }
    let assessor = try Assessor.checked(pack)
    return (assessor.assess(extract.population, on: days), extract.population)
  }
}

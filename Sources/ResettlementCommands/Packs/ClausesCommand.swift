internal import ArgumentParser
internal import PolicyPacks
internal import Quantities
internal import ResettlementKit

/// `resettle clauses`: lists what packs make of their documents.
struct ClausesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clauses",
    abstract: "Lists every clause and obligation of a pack's documents, and its status. 条款清单",
    discussion: """
      A clause is executable (可计算), discretion (由单位裁量), narrative (叙述性) or missing (尚缺). \
      Without a pack, the clauses of all packs that are compiled in are listed.

      Examples 示例:
        resettle clauses qinzhou-port
        resettle clauses --status missing
        resettle clauses --format json Examples/Packs/YunlingDistrict
      """
  )

  @Argument(help: ArgumentHelp("The id of a compiled-in pack, or a pack's folder."))
  var pack: PackChoice?

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @Option(help: "Lists only clauses of this status: executable, discretion, narrative, missing.")
  var status: ClauseStatus?

  @Option(
    help: ArgumentHelp("Says which clauses are out of force on this day.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let packs =
      try pack.map { [try $0.load(reportingTo: session)] } ?? PackCollection.standard.packs
    let list = ClauseList(packs, only: status?.status, on: on)
    switch format {
    case .text: try session.print(list.text(in: session))
    case .json: try session.print(list.json)
    }
    return .fine
  }
}

/// A clause's status as it is named in options.
enum ClauseStatus: String, CaseIterable, ExpressibleByArgument {
  case executable
  case discretion
  case narrative
  case missing

  var status: ClauseReport.Status {
    switch self {
    case .executable: .executable
    case .discretion: .discretion
    case .narrative: .narrative
    case .missing: .missing
    }
  }
}

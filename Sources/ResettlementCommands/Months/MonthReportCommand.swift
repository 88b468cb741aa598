internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// `resettle month report`: counts a month, and freezes it in a file.
struct MonthReportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Counts a month by what is known, and freezes it in a new file. 生成并封存月报",
    discussion: """
      What was recorded after --at does not count, where records say when: events, and versions of \
      facts with 'recorded_at'. The file is never written over: a month that was reported stays as \
      it is, and 'resettle month show' shows what is known better.

      Example 示例:
        resettle month report --pack aolezhaoqi --month 2025-03 --input extract.json \\
          --events events.jsonl --clues clues.json --by 敖勒召其镇人民政府 --out 2025-03.json
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(
    help: ArgumentHelp("The month, as 2025-03.", valueName: "month"),
    transform: MonthOption.month
  )
  var month: CalendarMonth

  @OptionGroup(title: "What is known") var sources: MonthSources

  @Option(
    help: ArgumentHelp(
      "When it is reported (default: now), as 2025-04-02T09:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var at: RecordedTime?

  @Option(help: ArgumentHelp("The unit that reports.", valueName: "name"))
  var by: String?

  @Flag(help: "Shows every figure, those of cases that are zero as well.")
  var all = false

  @Option(help: ArgumentHelp("The new file.", valueName: "file.json"))
  var out: String

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard sources.areNamed else {
      throw ValidationError("name what is known: --input, --events or --clues")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let time = at ?? WallClock.now
    guard !Files.exists(out) else { throw CommandError(.reportThere(out)) }
    let pack = try choices.applied(to: pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let material = try sources.material(of: month, knownAt: time, pack, in: session)
    guard material.isWhole else { throw CommandError(.notReported) }
    let account = MonthAccount(of: month, under: pack, by: material.records)
    let report = try Self.frozen(account, at: time, by: by)
    guard try Files.writeNew(ReportedMonthFile.text(of: report), to: out) else {
      throw CommandError(.reportThere(out))
    }
    try session.print(MonthRenderer(session.language, limit: all ? nil : 10).text(report))
    return .fine
  }

  private static func frozen(
    _ account: MonthAccount,
    at time: RecordedTime,
    by unit: String?
  ) throws(CommandError) -> ReportedMonth {
    do throws(ReportedMonthError) {
      return try ReportedMonth(account, at: time, by: unit)
    } catch {
      throw CommandError(.reportedMonth(error), status: .usage)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func reportThere(_ path: String) -> Self {
    Self(
      "command.report-exists",
      en: "'\(path)' is there already, and a report is never written over; name another file, "
        + "or see with 'resettle month show' what is known better now",
      zh: "“\(path)”已存在，月报不得覆盖；请另选文件名，或用 resettle month show 查看现知与差数"
    )
  }

  fileprivate static let notReported = Self(
    "command.not-reported",
    en: "nothing is reported as long as a file has mistakes; mend them first",
    zh: "数据文件有错误，未生成月报；请先更正"
  )
}

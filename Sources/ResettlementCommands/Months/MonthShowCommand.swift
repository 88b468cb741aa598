internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// `resettle month show`: a month as it was reported, as it is known now, and the difference.
struct MonthShowCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a month as reported, as now known, and the difference. 查看月报与现知差数",
    discussion: """
      Without --pack the report is shown as it was filed. With it the month is counted again by what \
      the files say now; of each figure that is otherwise, it is shown which cases, clues or \
      households make the difference, and what was recorded since.

      Examples 示例:
        resettle month show --report 2025-03.json
        resettle month show --report 2025-03.json --pack aolezhaoqi --input extract.json \\
          --events events.jsonl --clues clues.json
      """
  )

  @Option(help: ArgumentHelp("The reported month.", valueName: "file.json"))
  var report: String

  @Option(
    help: ArgumentHelp(
      "The pack, to compare: a compiled-in id or a folder.",
      valueName: "id-or-path"
    )
  )
  var pack: PackChoice?

  @OptionGroup(title: "What is known now") var sources: MonthSources

  @Flag(help: "Lists every figure and every entry, not only what is otherwise.")
  var all = false

  @Option(help: "The form of a comparison: text or json.")
  var format = OutputFormat.text

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard pack != nil || (!sources.areNamed && format == .text) else {
      throw ValidationError("to compare, name the pack with --pack; the report itself is JSON")
    }
    guard pack == nil || sources.areNamed else {
      throw ValidationError("to compare, name what is known now: --input, --events or --clues")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let report = try reported(in: session)
    guard let pack else {
      let renderer = MonthRenderer(session.language, limit: all ? nil : 10)
      try session.print(renderer.text(report))
      return .fine
    }
    let policy = try choices.applied(to: pack.load(reportingTo: session))
    _ = try Assessor.checked(policy)
    let month = report.account.month
    let material = try sources.material(of: month, knownAt: nil, policy, in: session)
    let comparison = try Self.comparison(of: report, under: policy, material)
    switch format {
    case .json: try session.print(MonthJSON.document(comparison))
    case .text:
      let renderer = MonthRenderer(session.language, limit: all ? nil : 10)
      try session.print(renderer.text(comparison, showsAll: all))
    }
    return material.isWhole ? .fine : .findings
  }

  private func reported(in session: Session) throws -> ReportedMonth {
    let source = try Files.text(at: report, limit: ExtractLimits.standard.bytes, in: session)
    do throws(DiagnosticsError) {
      return try ReportedMonthFile.read(source)
    } catch {
      throw CommandError(error.diagnostics)
    }
  }

  private static func comparison(
    of report: ReportedMonth,
    under policy: PolicyPack,
    _ material: MonthSources.Material
  ) throws(CommandError) -> MonthComparison {
    let month = report.account.month
    let facts = material.extract.map {
      ExtractVersions(recordedIn: $0, after: report.reportedAt, until: month.last)
    }
    let now = MonthAccount(of: month, under: policy, by: material.records)
    do throws(ReportedMonthError) {
      return try MonthComparison(of: report, with: now, by: material.records) {
        facts?[$0] ?? []
      }
    } catch {
      throw CommandError(.reportedMonth(error))
    }
  }
}

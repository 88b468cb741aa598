internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// `resettle overlay`: what packs of wider and narrower law say of a term, and which of them holds.
struct OverlayCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "Shows what wider and narrower law say of a term, which holds and why. 上下位规定",
    discussion: """
      A term is a parameter or a reading. Without --pack, every compiled-in pack is asked.

      Examples 示例:
        resettle overlay monitoring_line --on 2024-06-30
        resettle overlay bounds --pack qinzhou-port --on 2024-06-30
      """
  )

  @Argument(help: "A parameter's or reading's name, or a parameter's Chinese title.")
  var term: String

  @Option(help: ArgumentHelp("The id of a compiled-in pack, or a pack's folder."))
  var pack: [PackChoice] = []

  @Option(
    help: ArgumentHelp("The day of the law, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(help: "The form of the answer: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let packs =
      pack.isEmpty
      ? PackCollection.standard.packs : try pack.map { try $0.load(reportingTo: session) }
    let overlays = packs.compactMap { pack in
      pack.overlay(of: term, on: on).map { (pack: pack.manifest.id.value, overlay: $0) }
    }
    guard !overlays.isEmpty else {
      throw CommandError(.noSuchTerm(term, in: packs), status: .usage)
    }
    let report = OverlayReport(overlays, on: on)
    switch format {
    case .text: try session.print(report.text(in: session))
    case .json: try session.print(report.json)
    }
    return .fine
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchTerm(_ term: String, in packs: [PolicyPack]) -> Self {
    let near = nearestName(to: term, among: Set(packs.flatMap(\.terms)).sorted())
    return Self(
      "command.no-such-term",
      en: "no parameter or reading '\(term)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有参数或口径“\(term)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
    )
  }
}

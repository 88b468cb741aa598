internal import ArgumentParser
internal import Diagnostics
internal import PackPages

/// `resettle explain`: says in plain words what a rule or a clause of a pack says.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says in plain words what a rule or a clause asks. 用平实的话说明规则或条款",
    discussion: """
      Shown are the clauses, the conditions, the amounts, the parameters over time, the readings, \
      the definitions and the tests. Procedures, papers, parameters, readings, definitions and \
      topics of two places can be explained too. Without a name the pack is explained.

      Examples 示例:
        resettle explain qinzhou-port tracking_service_subsidy
        resettle explain qinzhou-port qinzhou-05 --lang zh
        resettle explain aolezhaoqi authorisation
        resettle explain Examples/Packs/YunlingDistrict --format json
      """
  )

  @Argument(help: ArgumentHelp("The id of a compiled-in pack, or a pack's folder."))
  var pack: PackChoice

  @Argument(help: ArgumentHelp("The id or title of what is to be explained.", valueName: "name"))
  var name: String?

  @Option(help: "The form of the explanation: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let packs = try pack.collection(in: session)
    try session.report(packs.diagnostics)
    guard !packs.diagnostics.hasErrors, let id = packs.wanted.first?.id else { return .findings }
    let explanation = try explanation(in: id, packs, session.language)
    switch format {
    case .text: try session.print(explanation.text)
    case .json: try session.print(explanation.json)
    }
    return .fine
  }

  private func explanation(
    in id: String,
    _ packs: PackCollection,
    _ language: Language
  ) throws(CommandError) -> PackExplanation {
    let sources = (packs.foundations + packs.wanted).map(\.source)
    do throws(PackExplanation.Failure) {
      return try PackExplanation(of: name, in: id, among: sources, language: language)
    } catch {
      guard case .noSuchName(let nearest) = error else {
        throw CommandError(.nothingNamed(id, nil), status: .usage)
      }
      throw CommandError(.nothingNamed(name ?? id, nearest), status: .usage)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func nothingNamed(_ name: String, _ nearest: String?) -> Self {
    Self(
      "command.nothing-named",
      en: "the pack has no rule, procedure, paper, clause, parameter, reading, definition or "
        + "topic of two places '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "该包没有名为“\(name)”的规则、程序、文书、条款、参数、口径、定义或两地事项"
        + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }
}

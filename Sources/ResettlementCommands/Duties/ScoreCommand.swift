internal import ArgumentParser
internal import ResettlementCore
internal import ResettlementKit

/// `resettle score`: how a place stands to every target on a day.
struct ScoreCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores every target, standard, cadence and deadline on a day. 目标考核",
    discussion: """
      Each line has what was reached, of how many, what is demanded, the clause, the readings \
      taken, and what a miss means. What is not known is named, never guessed. The exit status is \
      1 if something was missed that a clause commands, states or lays down as a principle.

      Examples 示例:
        resettle score --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json --on 2025-06-30
        resettle score --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-12-31 --since 2025-01-01 --reading activation_unit=count
      """
  )

  @OptionGroup var question: DutyQuestion

  @Flag(help: "Shows every item that was missed, not only the first ones.")
  var all = false

  @Option(help: "The form of the scores: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard let material = try question.material(in: session) else { return .findings }
    let card = Scorecard(
      material.pack,
      about: material.population,
      on: material.dates,
      since: question.since
    )
    switch format {
    case .json: try session.print(DutyJSON.document(card))
    case .text:
      let limit = all ? nil : 10
      let renderer = material.renderer(in: session, limit: limit)
      try session.print(renderer.text(card))
    }
    return card.countedMisses.isEmpty ? material.status : .findings
  }
}

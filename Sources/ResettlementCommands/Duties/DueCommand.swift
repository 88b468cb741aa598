internal import ArgumentParser
internal import ResettlementCore
internal import ResettlementKit

/// `resettle due`: what is due, late and met on a day, by unit.
struct DueCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Lists what is due, late and met on a day, by unit. 待办、逾期与已完成事项",
    discussion: """
      Each week, month, quarter or year of what is to be done again and again is an item of its \
      own, and so is each household or site that a duty is about. What a clause only strives for \
      is never a breach. The exit status is 1 if something is late or was missed that a clause \
      commands, states or lays down as a principle; what is due or not known is no finding.

      Examples 示例:
        resettle due --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json --on 2025-06-30
        resettle due --pack anhui --input Examples/Data/anhui.json --on 2025-06-30 \\
          --unit 迁入地 --since 2025-05-01 --format json
      """
  )

  @OptionGroup var question: DutyQuestion

  @Option(help: ArgumentHelp("Lists only what charges this unit.", valueName: "name"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "Lists only what is about subjects of this village, or of the site of this id or name.",
      valueName: "name"
    )
  )
  var village: String?

  @Flag(help: "Shows every item, not only the first ten of a line.")
  var all = false

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard let material = try question.material(in: session) else { return .findings }
    var list = DueList(
      material.pack,
      about: material.population,
      on: material.dates,
      since: question.since
    )
    if let unit { list = list.charging(try material.pack.unitNamed(unit)) }
    if let village {
      let places = SubjectPlaces(material.population)
      guard places.isKnown(village) else {
        throw CommandError(.noSuchPlace(village), status: .usage)
      }
      list = list.about { places.isIn(village, $0) }
    }
    try show(list, of: material, in: session)
    return list.missed.isEmpty ? material.status : .findings
  }

  private func show(
    _ list: DueList,
    of material: DutyQuestion.Material,
    in session: Session
  ) throws {
    switch format {
    case .json: try session.print(DutyJSON.document(list))
    case .text:
      let limit = all ? nil : 10
      let renderer = material.renderer(in: session, limit: limit)
      try session.print(renderer.text(list))
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPlace(_ name: String) -> Self {
    Self(
      "command.no-such-place",
      en: "nobody in the extract is of a village or site '\(name)'; see how it is written there",
      zh: "数据中没有属于“\(name)”的村或安置点；请核对数据里的写法"
    )
  }
}

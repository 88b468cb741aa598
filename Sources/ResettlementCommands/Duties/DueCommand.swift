internal import ArgumentParser
internal import ResettlementKit

/// `resettle due`: what is due, late and met on a day, by unit.
struct DueCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Lists what is due, late and met on a day, by unit. 待办、逾期与已完成事项",
    discussion: """
      Each week, month, quarter or year of what is to be done again and again is an item of its \
      own, and so is each household or site that a duty is about. What a clause only strives for \
      is never a breach. With --events, what the time limits of procedures' steps make due is \
      listed as well: what follows a step is to come within its limit. The exit status is 1 if \
      something is late or was missed that a clause commands, states or lays down as a principle; \
      what is due or not known is no finding.

      Examples 示例:
        resettle due --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json --on 2025-06-30
        resettle due --pack anhui --input Examples/Data/anhui.json --on 2025-06-30 \\
          --unit 迁入地 --since 2025-05-01 --format json
        resettle due --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-06-30 --sort place --total-by building
        resettle due --pack aolezhaoqi --input facts.json --events events.jsonl --on 2025-06-30
      """
  )

  @OptionGroup var question: DutyQuestion

  @Option(help: ArgumentHelp("Lists only what charges this unit.", valueName: "name"))
  var unit: String?

  @OptionGroup(title: "Places") var places: PlaceOptions

  @Option(
    help: ArgumentHelp(
      "The events of cases, in JSON Lines, whose time limits are listed.",
      valueName: "file.jsonl"
    )
  )
  var events: String?

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
    let file = try events.map { try EventFile(at: $0, in: session) }
    if let file { list = list.adding(steps(of: file.history, material)) }
    if let unit { list = list.charging(try material.pack.unitNamed(unit)) }
    let view = try places.view(of: material.population)
    let placed = list.placed(by: view, in: material.population)
    try show(placed, of: material, in: session)
    guard file?.isWhole != false, placed.list.missed.isEmpty else { return .findings }
    return material.status
  }

  /// What the time limits of steps make due.
  private func steps(
    of history: ProcedureHistory,
    _ material: DutyQuestion.Material
  ) -> [DueLine] {
    let facts = ProcedureFacts(material.population)
    return StepDues(material.pack, facts: facts, units: material.pack.units)
      .lines(of: history, on: material.dates, since: question.since)
  }

  private func show(
    _ placed: PlacedList<DueList>,
    of material: DutyQuestion.Material,
    in session: Session
  ) throws {
    switch format {
    case .json: try session.print(placed.completing(DutyJSON.document(placed.list)))
    case .text:
      let limit = all ? nil : 10
      let renderer = material.renderer(
        in: session,
        limit: limit,
        keepsOrder: places.sort == .place
      )
      let remarks = placed.remarks(in: session)
      try session.print(renderer.text(placed.list) + (remarks.isEmpty ? "" : "\n" + remarks))
      try noteNoLimits(of: material, in: session)
    }
  }

  /// Says why events add nothing where no procedure has a time limit.
  private func noteNoLimits(of material: DutyQuestion.Material, in session: Session) throws {
    let hasLimits = material.pack.procedures.contains { $0.steps.contains(where: \.isLimited) }
    guard events != nil, !hasLimits else { return }
    try session.printLine(
      session.pick(
        "政策包的程序没有规定办理期限（within），--events 的办件不产生待办事项",
        "no procedure of the pack has a time limit ('within'), so the cases of --events make nothing due"
      )
    )
  }
}

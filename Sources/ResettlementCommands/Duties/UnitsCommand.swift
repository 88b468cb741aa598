internal import ArgumentParser
internal import ResettlementCore
internal import ResettlementKit

/// `resettle units`: what each unit leads, helps with and performs, and what is due of it.
struct UnitsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "Shows what each unit leads, helps with and performs, and what is due. 单位职责单",
    discussion: """
      A unit that was renamed or merged has left its duties to its successors. Leaders and helpers \
      stand with the unit that they come from, and sites and households without one are named.

      Examples 示例:
        resettle units --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-06-30
        resettle units --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-06-30 --unit 组织人社局
        resettle units --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-06-30 --household H1
        resettle units --pack qinzhou-port --input Examples/Data/qinzhou-port-duties.json \\
          --on 2025-06-30 --unit 组织人社局 --sort place --total-by building

      The options of places choose, order and total what is due of households and sites, and who \
      looks after which of them; what a unit is charged with holds everywhere.
      """
  )

  @OptionGroup var question: DutyQuestion

  @Option(help: ArgumentHelp("Shows the whole sheet of this unit.", valueName: "name"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "Shows which of its two places is responsible for what of this household.",
      valueName: "id"
    )
  )
  var household: String?

  @OptionGroup(title: "Places") var places: PlaceOptions

  @Flag(help: "Shows every item, not only the first ten of a line.")
  var all = false

  @Option(help: "The form of the sheets: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard let material = try question.material(in: session) else { return .findings }
    if let household { return try show(household, of: material, in: session) }
    let list = DueList(
      material.pack,
      about: material.population,
      on: material.dates,
      since: question.since
    )
    let view = try places.view(of: material.population)
    let placed = list.placed(by: view, in: material.population)
    let chosen = try unit.map { [try material.pack.unitNamed($0)] }
    let sheets = (chosen ?? material.pack.units.map(\.name)).compactMap {
      UnitSheet(of: $0, in: material.pack, about: material.population, placed.list, by: view)
    }
    try show(sheets, placed, view, of: material, in: session)
    return material.status
  }

  private func show(
    _ household: String,
    of material: DutyQuestion.Material,
    in session: Session
  ) throws -> ExitStatus {
    let id = Household.ID(household)
    guard material.population.contains(id.reference) else {
      throw CommandError(.noSuchSubject(household), status: .usage)
    }
    let sheet = PlaceSheet(
      of: id,
      by: material.pack,
      in: material.population,
      on: material.dates
    )
    switch format {
    case .json: try session.print(DutyJSON.document(sheet))
    case .text: try session.print(material.renderer(in: session, limit: 10).text(sheet))
    }
    return material.status
  }

  private func show(
    _ sheets: [UnitSheet],
    _ due: PlacedList<DueList>,
    _ view: PlaceView,
    of material: DutyQuestion.Material,
    in session: Session
  ) throws {
    let board = AssignmentBoard(material.population, on: material.dates.decidedOn)
      .placed(by: view, in: material.population)
    let renderer = material.renderer(
      in: session,
      limit: all ? nil : 10,
      keepsOrder: places.sort == .place
    )
    let sheet = unit == nil ? nil : sheets.first
    switch format {
    case .json:
      let document = DutyJSON.document(sheets, board.list)
      try session.print(sheet == nil ? board.completing(document) : due.completing(document))
    case .text:
      let text = sheet.map(renderer.text) ?? renderer.text(sheets, board.list)
      let remarks = sheet == nil ? board.remarks(in: session) : due.remarks(in: session)
      try session.print(text + (remarks.isEmpty ? "" : "\n" + remarks))
    }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle monitor`: looks for clues of risks, and for facts that don't fit together.
struct MonitorCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Looks for clues of risks in an extract, and for facts that don't fit. 排查风险线索",
    discussion: """
      Each clue has a type, a severity, its clause and its reasons. A clue that was found before \
      keeps its number, and one that was answered is raised again only if facts changed: write the \
      clues with --format json, add to each its "answer" (outcome, reason, on, by), and give the \
      file with --known the next time. For that give the whole list: with --building and the like \
      it has only the clues of that place.

      The exit status is 1 if there is something to look at.

      Examples 示例:
        resettle monitor --pack aolezhaoqi --input extract.json --on 2024-12-31
        resettle monitor --pack aolezhaoqi --input extract.json --on 2025-01-31 \\
          --known clues.json --format json --out clues-new.json
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The extract; - reads what is piped in.", valueName: "file.json"))
  var input: String

  @Option(help: ArgumentHelp("Clues found before, with their answers.", valueName: "file.json"))
  var known: String?

  @Option(
    help: ArgumentHelp(
      "Within which period a clue that is found again is the same: "
        + "week, month, quarter, half_year or year.",
      valueName: "period"
    )
  )
  var period = PeriodName.month

  @OptionGroup(title: "Dates") var dates: DateOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @Option(help: "How much is told: summary, reasons or full.")
  var detail = ResultOptions.DetailName.reasons

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp("Writes the results to this file, whole or not at all.", valueName: "file")
  )
  var out: String?

  @OptionGroup var common: CommonOptions

  /// A period as it is named in options.
  enum PeriodName: String, CaseIterable, ExpressibleByArgument {
    case week
    case month
    case quarter
    case halfYear = "half_year"
    case year

    var period: CalendarPeriod { CalendarPeriod(rawValue: rawValue) ?? .month }
  }

  func run(in session: Session) throws -> ExitStatus {
    let pack = try choices.applied(to: pack.load(reportingTo: session))
    let finder = try ClueFinder.checked(pack, period: period.period)
    let book = try knownClues(in: session)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsDay)
    let extract = reader.read(json: source)
    try session.report(extract.diagnostics)
    guard extract.isAnswerable else { return .findings }
    guard let days = dates.dates(asOf: extract.asOf) else {
      guard extract.isWhole else { return .findings }
      throw CommandError(.noDates, status: .usage)
    }
    let search = finder.search(extract.population, on: days, known: book)
    let view = try places.view(of: extract.population)
    let placed = search.placed(by: view, in: extract.population)
    try show(placed, catalogue: pack.catalogue, in: session)
    let isQuiet = placed.list.clues.isEmpty && placed.list.warnings.isEmpty
    return isQuiet && extract.isWhole ? .fine : .findings
  }

  /// The clues of the file; with a mistake in it nothing is searched, so that none is raised twice.
  private func knownClues(in session: Session) throws -> ClueBook {
    guard let known else { return ClueBook() }
    let source = try Files.text(at: known, limit: ExtractLimits.standard.bytes, in: session)
    let file = ClueFile(source)
    guard file.isWhole else { throw CommandError(file.diagnostics) }
    return file.book
  }

  private func show(
    _ placed: PlacedList<ClueSearch>,
    catalogue: FactCatalogue,
    in session: Session
  ) throws {
    let renderer = ClueRenderer(
      language: session.language,
      detail: detail.detail,
      catalogue: catalogue
    )
    let text =
      switch format {
      case .text: renderer.text(placed.list) + placed.remarks(in: session)
      case .json: Self.json(placed, catalogue)
      }
    if let out { try Files.write(text, to: out) } else { try session.print(text) }
  }
}

extension MonitorCommand {
  private static func json(
    _ placed: PlacedList<ClueSearch>,
    _ catalogue: FactCatalogue
  ) -> String {
    let document = ClueJSON(catalogue: catalogue).document(placed.list)
    return JSONWriter(.pretty).text(of: placed.completing(document)) + "\n"
  }
}

extension ClueFinder {
  /// Returns a finder with a pack.
  ///
  /// - Throws: ``CommandError`` if the pack is a template with open blanks.
  fileprivate static func checked(
    _ pack: PolicyPack,
    period: CalendarPeriod
  ) throws(CommandError) -> ClueFinder {
    do throws(TemplateError) {
      return try ClueFinder(pack, period: period)
    } catch {
      throw CommandError(.openTemplate(error))
    }
  }
}

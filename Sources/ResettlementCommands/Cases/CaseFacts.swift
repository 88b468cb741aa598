internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options by which a case is judged: the pack and the facts.
struct CaseFacts: ParsableArguments {
  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The facts, an extract in JSON.", valueName: "file.json"))
  var input: String

  @Option(help: ArgumentHelp("The events, in JSON Lines.", valueName: "file.jsonl"))
  var events: String

  /// A desk, and what it judges by.
  struct Opened {
    let desk: ProcedureDesk
    /// What a parameter or reading is called, as `parameter.x`.
    let titles: @Sendable (String) -> LocalizedText?
    let catalogue: FactCatalogue
    /// The day of the facts, if they say one.
    let asOf: CalendarDay?
    /// Whether the facts could be read to the end.
    let isWhole: Bool
  }

  /// Returns a desk that judges by the pack and the facts of each day.
  func desk(choosing choices: ChoiceOptions, in session: Session) throws -> Opened {
    let pack = try choices.applied(to: pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    try session.report(extract.diagnostics)
    let facts = ProcedureFacts { day in
      ExtractReader(catalogue: pack.catalogue, onFactsDay: day).read(json: source).population
    }
    return Opened(
      desk: ProcedureDesk(pack, facts: facts),
      titles: { pack.title(ofTerm: $0) },
      catalogue: pack.catalogue,
      asOf: extract.asOf,
      isWhole: extract.isWhole
    )
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options of commands that ask for duties: which pack, which facts, which days.
struct DutyQuestion: ParsableArguments {
  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The extract; - reads what is piped in.", valueName: "file.json"))
  var input: String

  @OptionGroup(title: "Dates") var dates: DateOptions

  @Option(
    help: ArgumentHelp(
      "The first day from which weeks, months and other periods are listed.",
      valueName: "date"
    ),
    transform: DayOption.day
  )
  var since: CalendarDay?

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  /// What there is to answer with.
  struct Material {
    let pack: PolicyPack
    let population: Population
    let dates: AssessmentDates
    /// The exit status of an answer: whether the whole extract could be read.
    let status: ExitStatus

    /// Returns what shows the answers, with the names that the pack gives.
    func renderer(
      in session: Session,
      limit: Int?,
      keepsOrder: Bool = false
    ) -> DutyRenderer {
      DutyRenderer(
        session.language,
        limit: limit,
        keepsOrder: keepsOrder,
        catalogue: population.catalogue,
        titles: { [pack] in pack.title(ofTerm: $0) }
      )
    }
  }

  /// Loads the pack and reads the extract, and reports what is wrong with it.
  ///
  /// - Returns: What there is to answer with; `nil` if nothing of the extract could be read.
  /// - Throws: ``CommandError`` if the pack can't answer, or no day was said.
  func material(in session: Session) throws -> Material? {
    let pack = try choices.applied(to: self.pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsDay)
    let extract = reader.read(json: source)
    try session.report(extract.diagnostics)
    guard extract.isAnswerable else { return nil }
    guard let days = dates.dates(asOf: extract.asOf) else {
      throw CommandError(.noDates, status: .usage)
    }
    return Material(
      pack: pack,
      population: extract.population,
      dates: days,
      status: extract.isWhole ? .fine : .findings
    )
  }
}

extension PolicyPack {
  /// Returns a unit's name as the pack has it.
  ///
  /// - Throws: ``CommandError`` if the pack names no such unit.
  func unitNamed(_ name: String) throws(CommandError) -> String {
    let known = units.map(\.name)
    guard known.contains(name) else {
      throw CommandError(.noSuchUnit(name, among: known), status: .usage)
    }
    return name
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchUnit(_ name: String, among units: [String]) -> Self {
    let near = nearestName(to: name, among: units)
    return Self(
      "command.no-such-unit",
      en: "the pack names no unit '\(name)'"
        + (near.map { "; did you mean '\($0)'?" }
          ?? "; it names: \(units.prefix(12).joined(separator: ", "))"),
      zh: "该政策包没有单位“\(name)”"
        + (near.map { "，是否应为“\($0)”？" }
          ?? "；已有：\(units.prefix(12).joined(separator: "、"))")
    )
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import PolicySimulation
internal import Quantities
internal import ResettlementCore

/// The options that say what a comparison shows.
struct SimulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compares only this area: households, assets, monitoring, benefits, measures; may be repeated."
    )
  )
  var area: [FilterOptions.AreaName] = []

  @Option(help: ArgumentHelp("Compares only this rule; may be repeated.", valueName: "id"))
  var rule: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leaves out this rule, such as one that adds up others; may be repeated.",
      valueName: "id"
    )
  )
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "Groups households by one of their facts, by id or Chinese name; may be repeated.",
      valueName: "fact"
    )
  )
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "The fact that says what a household, or a person of it, has before benefits; found by default.",
      valueName: "fact"
    )
  )
  var income: String?

  @Option(
    help: ArgumentHelp(
      "Who has less is poor: yuan a person and year, or a parameter of the first policy.",
      valueName: "yuan-or-parameter"
    )
  )
  var povertyLine: String?

  @Option(help: "The least number of households of a group that is shown by itself.")
  var least = 5

  func validate() throws {
    guard least < 1 else { return }
    throw ValidationError(
      "'\(least)' is no number of households; give 1 or more",
      zh: "“\(least)”不是户数；请给出 1 以上的数"
    )
  }

  /// The rules of both policies that are compared.
  ///
  /// - Throws: ``CommandError`` if neither has a rule that was named.
  func rules(of packs: [PolicyPack]) throws(CommandError) -> Set<Rule.ID> {
    let all = packs.flatMap(\.rules)
    let known = Set(all.map(\.id))
    for id in rule + without where !known.contains(id) {
      throw CommandError(.noSuchRule(id, among: known.sorted()), status: .usage)
    }
    let areas = area.isEmpty ? Set(Rule.Area.allCases) : Set(area.compactMap(\.area))
    let wanted = rule.isEmpty ? known : Set(rule)
    return Set(all.filter { areas.contains($0.area) }.map(\.id))
      .intersection(wanted).subtracting(without)
  }

  /// What is shown besides the rules.
  func question(line: ExactDecimal?, rejects: String?) -> SimulationQuestion {
    var question = SimulationQuestion()
    question.groups = group
    question.income = income
    question.povertyLine = line
    question.leastGroup = least
    question.rejects = rejects
    return question
  }

  /// The poverty line in yuan a person and year, if one was given.
  ///
  /// - Throws: ``CommandError`` if it is neither yuan nor a parameter in yuan.
  func povertyLine(
    in pack: PolicyPack,
    on day: CalendarDay
  ) throws(CommandError) -> ExactDecimal? {
    guard let povertyLine else { return nil }
    let line =
      ExactDecimal(povertyLine)
      ?? pack.number(ofParameter: povertyLine, on: day).flatMap(Self.yearly)
    guard let line, line > .zero, line < Self.mostYuan else {
      let message = Diagnostic.Message.noPovertyLine(povertyLine, among: pack.parameterNames)
      throw CommandError(message, status: .usage)
    }
    return line
  }

  /// More than this is no line between the poor and others.
  private static let mostYuan: ExactDecimal = 1_000_000_000

  /// Yuan a person in a year; `nil` if it is something else.
  private static func yearly(_ value: ExactDecimal, _ unit: UnitOfMeasure) -> ExactDecimal? {
    var dimension = unit.dimension
    guard dimension["yuan"] == 1, [nil, -1].contains(dimension["person"]) else { return nil }
    dimension["yuan"] = nil
    dimension["person"] = nil
    guard dimension.isEmpty || dimension == ["month": -1] else { return nil }
    let plain = value.multiplied(by: unit.scale)
    return dimension.isEmpty
      ? plain : plain?.multiplied(by: 12)?.rounded(toPlaces: 2, mode: .halfUp)
  }
}

extension Diagnostic.Message {
  fileprivate static func noPovertyLine(_ text: String, among parameters: [String]) -> Self {
    let near = nearestName(to: text, among: parameters)
    return Self(
      "simulation.no-poverty-line",
      en: "'\(text)' is neither yuan above zero nor a parameter in yuan"
        + (near.map { "; did you mean '\($0)'?" } ?? "; write it as 8500"),
      zh: "“\(text)”既不是大于零的元数，也不是以元为单位的参数"
        + (near.map { "，是否应为“\($0)”？" } ?? "；请写成 8500")
    )
  }
}

internal import FEEL
internal import ResettlementCore

/// Why a rule about households or persons is answered subject by subject, and not over lanes.
public enum LaneObstacle: Sendable, Hashable {
  /// It asks how often something is done, which counts days in several periods.
  case cadence
  /// It demands or measures something, which one household by itself is not asked for here.
  case demand
  /// It has more conditions at its top than a word has bits.
  case manyConditions
  /// It asks for a fact of other households or persons, by its path.
  case fact(String)
  /// It goes through a list of other households or persons, or one of which a block has not all, by
  /// its path.
  case list(String)
}

/// Where the facts of a population come from, which decides what can stand in lanes.
public enum LaneSource: Sendable, Hashable {
  /// Tables of households and persons, in which nothing else is known.
  case tables
  /// Some households at a time with all that belongs to them, as a `PopulationSource` gives them.
  case blocks
  /// All records that there are.
  case records
  /// One household and its members, given as values.
  case household
}

extension CompiledRule {
  /// The most conditions at the top of a rule: each is a bit of a word.
  static let mostLaneConditions = 60

  /// Why the rule does not run over lanes; `nil` if it does.
  func obstacle(
    over source: LaneSource,
    about subject: SubjectKind,
    in catalogue: FactCatalogue
  ) -> LaneObstacle? {
    if case .cadence = body { return .cadence }
    if topConditions.count > Self.mostLaneConditions { return .manyConditions }
    guard source != .records else { return nil }
    let needs = ProgramNeeds(program, about: subject, in: catalogue)
    if source == .household, let obstacle = obstacle(aloneWith: needs) { return obstacle }
    if source == .blocks { return needs.listBeyondBlocks.map { .list($0) } }
    if let list = needs.lists.first(where: { $0.source == .elsewhere }) {
      return .list(list.path.joined(separator: "."))
    }
    let slot = needs.slots.first { $0.source == .elsewhere }
    return slot.map { .fact($0.path.joined(separator: ".")) }
  }

  /// Why the rule is not answered for one household and its members.
  private func obstacle(aloneWith needs: ProgramNeeds) -> LaneObstacle? {
    guard case .conditions = body else { return .demand }
    if let list = needs.lists.first(where: { $0.source != .members || $0.parent != 0 }) {
      return .list(list.path.joined(separator: "."))
    }
    let slot = needs.slots.first { !$0.isOfRecord }
    return slot.map { .fact($0.path.joined(separator: ".")) }
  }

  /// The conditions at its top, each of which is a bit in what decided.
  var topConditions: [Condition] {
    switch body {
    case .conditions(let conditions): conditions.conditions
    case .demand(let demand): demand.conditions
    case .measure, .cadence: []
    }
  }

  /// The expressions that an answer's verdict and amount need.
  var answeringTraces: [Trace] {
    let own: [Trace?] =
      switch body {
      case .conditions(let conditions): conditions.amount?.parts.map(\.1) ?? []
      case .demand(let demand): [demand.due]
      case .measure(let measure): measure.decisive + [measure.due]
      case .cadence: []
      }
    return [application].compactMap(\.self) + topConditions.flatMap(\.traces)
      + own.compactMap(\.self)
  }
}

extension FactNeed {
  /// Whether the row's own subject has the value, or nobody in a record of one household.
  fileprivate var isOfRecord: Bool {
    switch source {
    case .own, .id, .shared, .absentSubject: true
    case .household, .householdID, .item, .nothing, .elsewhere: false
    }
  }
}

internal import FEEL
public import Quantities
public import ResettlementCore

extension PolicyPack: DutyPolicy {
  /// Every unit that the pack names, those of former days as well.
  public var units: [Unit] { models.flatMap(\.manifest.unitModels).map(Unit.init) }

  /// What the pack's targets, norms, cadences, duties, prohibitions and registers demand.
  ///
  /// A register is among them if it is to be brought up to date in each of some period, or if it
  /// holds messages, which are to be answered.
  ///
  /// - Parameter day: The day whose law says which readings are taken.
  /// - Returns: The demands, in the order of the pack's files.
  public func demands(on day: CalendarDay) -> [Demand] {
    let charged = ChargedUnits(clauses)
    return paired.compactMap { model, rule in
      let tasks = charged.tasks(of: rule.rule, keptBy: model.register)
      let readings = rule.program.readings.map { id in
        Demand.ReadingTaken(id: id, option: law.option(id, on: day))
      }
      let isOfMessages = isOfMessages(rule.rule.id)
      return Demand(rule, model, tasks: tasks, readings: readings, isOfMessages: isOfMessages)
    }
  }

  /// Returns the items of a rule about all subjects of its kind, read and computed many at once.
  ///
  /// - Complexity: The number of subjects, for a cadence times the number of periods.
  public func dueItems(
    of rule: Rule.ID,
    in population: Population,
    on dates: AssessmentDates,
    since: CalendarDay? = nil
  ) -> [DueItem] {
    guard let compiled = compiledRule(rule) else { return [] }
    var assessor = assessor(compiled, dates)
    assessor.findsNearest = false
    let due = DueAssessor(assessor: assessor, population: population, since: since)
    guard case .conditions(let conditions) = compiled.body else { return due.items() }
    if isOfMessages(rule) {
      return messages(ofRegister: rule, in: population, on: dates)
        .compactMap { $0.dueItem(on: dates.decidedOn) }
    }
    guard let question = freshness(ofRegister: rule, on: dates) else { return [] }
    return due.item(ofRegister: conditions, question).map { [$0] } ?? []
  }

  /// Returns what a term is called: a parameter's title, the question of a reading, or what one of
  /// its options says.
  ///
  /// - Parameter term: A name such as `parameter.training_share`, `reading.period` or
  ///   `reading.period.calendar_period`.
  /// - Returns: The words; `nil` for a fact.
  public func title(ofTerm term: String) -> LocalizedText? {
    let parts = term.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case PackScope.Record.parameter: return names.parameters[parts[1]]
    case PackScope.Record.reading: return reading(parts[1])
    default: return nil
    }
  }

  /// The question of a reading by its name, or what an option says by `name.option`.
  private func reading(_ name: String) -> LocalizedText? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let entry = parts.first.flatMap({ law.readings[$0] }) else { return nil }
    guard parts.count == 2 else { return entry.question }
    return entry.options.first { $0.id == parts[1] }?.text
  }
}

extension RegisterModel {
  /// The period in which entries are brought up to date, where it is one of the calendar.
  fileprivate var period: CalendarPeriod? {
    updated.flatMap { CalendarPeriod(rawValue: $0.rawValue) }
  }
}

extension Unit {
  fileprivate init(_ model: UnitModel) {
    self.init(
      name: model.name.value,
      from: model.from,
      to: model.to,
      successors: model.successors.map(\.value)
    )
  }
}

// MARK: - What is demanded

extension Demand {
  /// What a rule demands; `nil` if it demands nothing.
  fileprivate init?(
    _ rule: CompiledRule,
    _ model: RuleModel,
    tasks: [UnitTask],
    readings: [ReadingTaken],
    isOfMessages: Bool
  ) {
    let messages = isOfMessages ? (model.register?.force ?? .stated, false) : nil
    guard let (force, hasDay) = messages ?? Self.force(rule, model) else { return nil }
    self.init(
      rule: rule.rule,
      force: force,
      tasks: tasks,
      hasDay: hasDay,
      comparison: Self.comparison(rule),
      units: Units(rule),
      readings: readings
    )
  }

  private static func force(_ rule: CompiledRule, _ model: RuleModel) -> (Force, Bool)? {
    switch rule.body {
    case .measure(let measure): (measure.force, measure.due != nil || measure.period != nil)
    case .cadence(let cadence): (cadence.force, true)
    case .demand(let demand): (demand.force, demand.due != nil || demand.period != nil)
    case .conditions: model.register?.period.map { _ in (model.register?.force ?? .stated, true) }
    }
  }

  private static func comparison(_ rule: CompiledRule) -> Comparison? {
    switch rule.body {
    case .measure(let measure): measure.isUpperBound ? .atMost : .atLeast
    case .cadence: .atLeast
    case .demand, .conditions: nil
    }
  }
}

extension Demand.Units {
  fileprivate init(_ rule: CompiledRule) {
    switch rule.body {
    case .measure(let measure):
      self.init(
        numerator: measure.numerator.type.unit,
        denominator: measure.denominator?.type.unit,
        demanded: measure.bound.type.unit
      )
    case .cadence(let cadence):
      self.init(numerator: cadence.atLeast.type.unit, demanded: cadence.atLeast.type.unit)
    case .demand, .conditions: self.init()
    }
  }
}

extension Program {
  /// The readings that expressions ask for, by name.
  fileprivate var readings: [String] {
    let prefix = "\(PackScope.Record.reading)."
    return terms.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
  }
}

// MARK: - Who is charged

/// The units that clauses charge with what their rules demand.
private struct ChargedUnits {
  private let clauses: [String: PolicyClause]
  private var clausesByRule: [Rule.ID: [PolicyClause]] = [:]

  init(_ clauses: [PolicyClause]) {
    self.clauses = Dictionary(clauses.map { ($0.id, $0) }) { first, _ in first }
    for clause in clauses {
      for rule in clause.rules { clausesByRule[rule, default: []].append(clause) }
    }
  }

  /// Returns the units of the clauses that name the rule, or else of those it cites.
  func tasks(of rule: Rule, keptBy register: RegisterModel?) -> [UnitTask] {
    let found = clausesByRule[rule.id] ?? rule.citations.compactMap { clauses[$0] }
    let keeper = register?.keptBy.map { [UnitTask(unit: $0.value, role: .performs)] } ?? []
    var seen: Set<UnitTask> = []
    return (keeper + found.flatMap(\.tasks)).filter { seen.insert($0).inserted }
  }
}

extension PolicyClause {
  /// The rules that compute its obligations, each once.
  fileprivate var rules: [Rule.ID] {
    var seen: Set<Rule.ID> = []
    return obligations.flatMap { obligation -> [Rule.ID] in
      guard case .executable(let rules) = obligation.status else { return [] }
      return rules.map(\.value)
    }
    .filter { seen.insert($0).inserted }
  }

  /// The units that it charges, with their roles.
  public var tasks: [UnitTask] {
    responsible.map { UnitTask(unit: $0.unit.value, role: $0.role) }
  }
}

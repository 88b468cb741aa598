internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Everything that the expressions of a pack can name: what it declares, and what the packs declare
/// on which it builds.
///
/// It is made for one pack while that is compiled. Definitions are checked when they are first
/// asked for, so that they may use one another in any order.
final class PackLibrary {
  /// The pack itself.
  let pack: PackModel
  /// The packs it builds on, the furthest first, and itself at last.
  let models: [PackModel]
  /// The core's facts and those of the packs.
  private(set) var catalogue = FactCatalogue.core
  /// The parameters by id.
  private(set) var parameters: [String: ParameterEntry] = [:]
  /// The readings by id.
  private(set) var readings: [String: ReadingEntry] = [:]
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []
  /// What is wrong with definitions of the packs on which the pack builds, be it by what it puts in
  /// the place of others.
  private(set) var foreignDiagnostics: [Diagnostic] = []

  private var definitions: [String: DefinitionModel] = [:]
  private var checked: [String: CheckedExpression?] = [:]
  private var sizes: [String: ExpandedSize] = [:]
  private var excesses: Set<SourceRange> = []
  private var inProgress: [String] = []

  /// Collects what a pack can name.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - foundations: The packs it builds on, the furthest first.
  init(_ pack: PackModel, foundations: [PackModel]) {
    self.pack = pack
    models = foundations + [pack]
    for model in models { add(model) }
  }

  /// Whether a model is the pack itself, whose mistakes are reported here.
  private func isOwn(_ model: PackModel) -> Bool { model.id == pack.id }

  private func report(_ message: Diagnostic.Message, at range: SourceRange, first: SourceRange) {
    let note = Diagnostic.Note(.declaredHere, at: first)
    diagnostics.append(Diagnostic(.error, message, at: range, notes: [note]))
  }

  // MARK: - Collecting

  private func add(_ model: PackModel) {
    addFacts(of: model)
    for definition in model.definitions {
      let id = definition.id.name.value
      if let known = definitions[id], isOwn(model), definition.authority == nil {
        report(.declaredTwice(id), at: definition.id.name.range, first: known.id.name.range)
      }
      definitions[id] = definition
    }
    for parameter in model.parameters { add(parameter, of: model) }
    for reading in model.readings { add(reading, of: model) }
  }

  private func addFacts(of model: PackModel) {
    for fact in model.facts {
      guard let declaration = FactDeclaration(fact) else { continue }
      if isOwn(model) { checkFormerIDs(of: fact, as: declaration) }
      do throws(DeclarationClash) {
        catalogue = try catalogue.adding([declaration])
      } catch {
        guard isOwn(model) else { continue }
        diagnostics.append(Diagnostic(.error, .clash(error), at: fact.id.name.range))
      }
    }
  }

  /// A former id must be free: no fact of the kind may have it now, or have had it before.
  private func checkFormerIDs(of fact: FactModel, as declaration: FactDeclaration) {
    for name in fact.formerIDs {
      let taken =
        name.value == declaration.id
        || catalogue.fact(name.value, of: declaration.subject) != nil
        || catalogue.fact(formerID: name.value, of: declaration.subject) != nil
      if taken {
        diagnostics.append(Diagnostic(.error, .formerNameTaken(name.value), at: name.range))
      }
    }
  }

  private func add(_ parameter: ParameterModel, of model: PackModel) {
    let id = parameter.id.value
    guard var entry = parameters[id] else {
      guard let title = parameter.title else {
        return reportFillsNothing(id, at: parameter.id.range, of: model)
      }
      let entry = ParameterEntry(parameter, title: title, in: model)
      parameters[id] = entry
      if isOwn(model) { diagnostics += entry.objectionsToItself }
      return
    }
    let isDeviation = entry.openness != nil || parameter.authority != nil
    if isOwn(model), !isDeviation {
      return report(.declaredTwice("parameter.\(id)"), at: parameter.id.range, first: entry.range)
    }
    let statement = ParameterStatement(parameter, in: model)
    if isOwn(model) { diagnostics += unitObjections(to: parameter, entry) }
    if isOwn(model) { diagnostics += entry.objections(to: statement) }
    entry.add(statement)
    parameters[id] = entry
  }

  private func unitObjections(
    to parameter: ParameterModel,
    _ entry: ParameterEntry
  ) -> [Diagnostic] {
    guard let unit = parameter.unit, unit.value != entry.unit else { return [] }
    let message = Diagnostic.Message.fillsInOtherUnit(unit.value.symbol, entry.unit.symbol)
    let note = Diagnostic.Note(.declaredHere, at: entry.range)
    return [Diagnostic(.error, message, at: unit.range, notes: [note])]
  }

  private func add(_ reading: ReadingModel, of model: PackModel) {
    let id = reading.id.value
    guard let known = readings[id] else {
      guard let question = reading.question else {
        return reportFillsNothing(id, at: reading.id.range, of: model)
      }
      readings[id] = ReadingEntry(reading, question: question, in: model)
      return
    }
    guard reading.question == nil, let choice = reading.choice else {
      if isOwn(model) {
        report(.declaredTwice("reading.\(id)"), at: reading.id.range, first: known.range)
      }
      return
    }
    for option in reading.chosen where !known.options.contains(where: { $0.id == option.value }) {
      guard isOwn(model) else { continue }
      report(.noSuchOption(option.value, of: id), at: option.range, first: known.range)
    }
    let statement = ReadingPreference(reading, choice: choice, in: model)
    if isOwn(model) { diagnostics += known.objections(to: statement) }
    readings[id]?.add(statement)
  }

  private func reportFillsNothing(_ id: String, at range: SourceRange, of model: PackModel) {
    guard isOwn(model) else { return }
    diagnostics.append(Diagnostic(.error, .fillsNothing(id), at: range))
  }

  // MARK: - Definitions

  /// The ids of the definitions of a kind of subject.
  func definitionNames(of kind: String) -> [String] {
    definitions.values.filter { $0.id.kind?.rawValue == kind }.map(\.id.member).sorted()
  }

  /// Returns what is derived under a name, or a Chinese title, for a kind of subject.
  func definition(named name: String, of kind: String) -> DefinitionModel? {
    if let found = definitions["\(kind).\(name)"] { return found }
    return definitions.values
      .filter { $0.id.kind?.rawValue == kind && $0.title.chinese == name }
      .min { $0.id.name.value < $1.id.name.value }
  }

  /// What a definition is called.
  func title(ofDefinition id: String) -> LocalizedText? { definitions[id]?.title }

  /// Returns the checked expression of a definition; `nil` if something is wrong with it.
  func expression(ofDefinition id: String) -> CheckedExpression? {
    if let known = checked[id] { return known }
    guard let model = definitions[id], let body = model.body else { return nil }
    guard !inProgress.contains(id) else {
      reportCycle(through: id, model)
      return nil
    }
    guard inProgress.count <= ExpandedSize.maximumLevels else {
      report([Diagnostic(.error, .definitionTooLarge, at: model.id.name.range)], of: model)
      return nil
    }
    inProgress.append(id)
    let scope = PackScope(library: self, subject: model.id.kind)
    let (expression, found) = check(body, in: scope)
    inProgress.removeLast()
    report(found, of: model)
    checked[id] = expression
    if let expression { noteSize(of: expression, id, model) }
    return expression
  }

  private func report(_ found: [Diagnostic], of model: DefinitionModel) {
    let isOwn = pack.definitions.contains { $0.id.name == model.id.name }
    if isOwn { diagnostics += found } else { foreignDiagnostics += found }
  }

  /// Notes how large a definition is; one that is too large is reported, and not those that use it.
  private func noteSize(of expression: CheckedExpression, _ id: String, _ model: DefinitionModel) {
    let size = size(of: expression)
    sizes[id] = size
    guard let place = size.excess, excesses.insert(place).inserted else { return }
    report([Diagnostic(.error, .definitionTooLarge, at: place)], of: model)
  }

  /// Returns how large an expression is with the definitions that it uses.
  func size(of expression: CheckedExpression) -> ExpandedSize {
    ExpandedSize(of: expression) { sizes[$0] ?? .one }
  }

  private func reportCycle(through id: String, _ model: DefinitionModel) {
    let names = (inProgress.drop { $0 != id } + [id]).joined(separator: " → ")
    diagnostics.append(Diagnostic(.error, .definitionCycle(names), at: model.id.name.range))
  }

  private func check(
    _ body: DefinitionModel.Body,
    in scope: PackScope
  ) -> (CheckedExpression?, [Diagnostic]) {
    switch body {
    case .value(let text): Checker.check(text.fragment, in: scope)
    case .table(let table): RuleTable(table).map { $0.check(in: scope) } ?? (nil, [])
    case .drawn(let name): check(drawing: name, in: scope)
    }
  }

  /// Checks a table of a decision model as it would one that is written out.
  private func check(
    drawing name: LocatedName,
    in scope: PackScope
  ) -> (CheckedExpression?, [Diagnostic]) {
    do throws(DiagnosticsError) {
      return try DrawnTable(name, among: models.flatMap(\.drawings)).table.check(in: scope)
    } catch {
      return (nil, error.diagnostics)
    }
  }

  /// Checks every definition of the pack, also those that nothing uses.
  func checkDefinitions() {
    for definition in pack.definitions {
      guard let expression = expression(ofDefinition: definition.id.name.value) else { continue }
      guard case .list = expression.type else { continue }
      diagnostics.append(Diagnostic(.error, .listDefinition, at: definition.id.name.range))
    }
  }
}

extension RuleTable {
  /// The table of a pack; `nil` if a part of it is missing, which its reader has reported.
  init?(_ model: TableModel) {
    guard let policy = TypedExpression.HitPolicy(rawValue: model.hitPolicy.rawValue),
      let first = model.inputs.first
    else { return nil }
    var rows: [Row] = []
    for row in model.rows {
      guard let answer = row.answer else { return nil }
      rows.append(Row(cells: row.tests.map(\.fragment), output: answer.fragment))
    }
    self.init(
      policy: policy,
      inputs: model.inputs.map(\.fragment),
      rows: rows,
      fragment: first.fragment
    )
  }
}

extension FactDeclaration {
  /// The declaration of a fact of a pack; `nil` if a part of it is missing.
  init?(_ model: FactModel) {
    guard let kind = model.id.kind, let written = model.type,
      let type = FactType(written, model)
    else { return nil }
    self.init(
      id: model.id.member,
      name: model.name,
      subject: kind,
      type: type,
      isOptional: model.isOptional,
      privacy: PrivacyClass(rawValue: model.privacy.rawValue) ?? .sensitive,
      formerIDs: model.formerIDs.map(\.value)
    )
  }
}

extension FactType {
  fileprivate init?(_ written: FactModel.ValueType, _ model: FactModel) {
    switch written {
    case .boolean: self = .boolean
    case .text: self = .text
    case .date: self = .date
    case .number:
      self = .number(NumberRange(model.numbers, unit: model.unit?.value.symbol ?? "1"))
    case .enumeration:
      let cases = model.cases.map { Enumeration.Case(id: $0.id.value, name: $0.name) }
      self = .enumeration(Enumeration(id: model.id.member, name: model.name, cases: cases))
    case .reference(let kind): self = .reference(kind)
    case .list(let element):
      guard let type = FactType(element, model) else { return nil }
      self = .list(type)
    }
  }
}

extension NumberRange {
  /// What a pack declares; where it says nothing of places there may be ten.
  fileprivate init(_ numbers: FactModel.Numbers, unit: String) {
    self.init(
      unit: unit,
      decimals: numbers.decimals ?? 10,
      minimum: numbers.least,
      maximum: numbers.most
    )
  }
}

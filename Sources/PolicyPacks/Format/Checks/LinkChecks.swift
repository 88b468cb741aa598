internal import Diagnostics
internal import ResettlementCore

extension PackReader {
  /// Returns what is wrong with the names by which a pack refers to things of its own and of the
  /// packs that it builds on: clauses, units, rules, readings, parameters, personas.
  ///
  /// - Parameters:
  ///   - model: The pack to check.
  ///   - models: The packs that are loaded. Where one that it builds on is not among them, which
  ///     is an error of ``PackGraph/order(_:)``, only what cannot come from there is checked.
  /// - Returns: An error for each name that nothing has, and for what is missing in the pack.
  static func checkLinks(of model: PackModel, among models: [PackModel]) -> [Diagnostic] {
    var checks = LinkChecks(model, among: models)
    checks.check()
    return checks.findings.diagnostics
  }

  /// Returns an error for every citation of a clause that is not known.
  ///
  /// - Parameters:
  ///   - model: The pack whose citations are checked.
  ///   - knownClauses: The ids of the clauses of the pack and of those that it builds on.
  /// - Returns: The errors, in the order of the model.
  static func checkCitations(of model: PackModel, knownClauses: Set<String>) -> [Diagnostic] {
    let names = knownClauses.sorted() + [PackFormat.globalReadings]
    let known = Set(names)
    let unknown = model.citations.filter { !known.contains($0.value) }
    return unknown.hinted(among: names) { .unknownClause($0, among: $1) }
  }
}

/// The names that a pack uses against those that it can mean.
private struct LinkChecks {
  private let model: PackModel
  /// The pack and those that it builds on.
  private let packs: [PackModel]
  private let isComplete: Bool
  var findings = Findings()

  init(_ model: PackModel, among models: [PackModel]) {
    self.model = model
    let (foundations, isComplete) = PackGraph.foundations(of: model, among: models)
    packs = [model] + foundations
    self.isComplete = isComplete && packs.allSatisfy(\.hasWholeManifest)
  }

  mutating func check() {
    checkUnits()
    checkTemplate()
    guard isComplete else { return }
    findings.add(PackReader.checkCitations(of: model, knownClauses: Set(names(\.clauses, \.id))))
    checkActingUnits()
    checkImplementations()
    checkRanked()
    findings.add(ProcedureLinkChecks.diagnostics(of: model, in: packs))
    findings.add(PlaceLinkChecks.diagnostics(of: model, in: packs))
    findings.add(TermsChecks.diagnostics(of: model, in: packs))
    findings.add(PaperLinkChecks.diagnostics(of: model, in: packs))
    checkReadings()
    checkParameters()
    checkTests()
  }

  private func names<Element>(
    _ elements: KeyPath<PackModel, [Element]>,
    _ name: KeyPath<Element, String>
  ) -> [String] {
    packs.flatMap { $0[keyPath: elements].map { $0[keyPath: name] } }
  }

  private mutating func add(
    _ used: [LocatedName],
    unlessAmong names: [String],
    _ diagnostic: (LocatedName, [String]) -> Diagnostic
  ) {
    let known = Set(names)
    let unknown = used.filter { !known.contains($0.value) }
    findings.add(unknown.hinted(among: names, diagnostic))
  }
}

// MARK: - Units and rules

extension LinkChecks {
  /// Units are those of the pack's own manifest and of the template that it fills.
  private mutating func checkUnits() {
    let template = packs.filter { $0.id == model.manifest.fills?.value }
    let declaring = [model] + template
    guard declaring.allSatisfy(\.hasWholeManifest),
      (model.manifest.fills == nil) == template.isEmpty
    else { return }
    let units = declaring.flatMap { $0.manifest.units.map(\.value) }
    add(model.namedUnits, unlessAmong: units) { .undeclaredUnit($0, among: $1) }
  }

  /// Registers and steps may also be those of a unit of a pack that this one builds on.
  private mutating func checkActingUnits() {
    let units = packs.flatMap { $0.manifest.units.map(\.value) }
    add(model.actingUnits, unlessAmong: units) { .undeclaredUnit($0, among: $1) }
  }

  /// What goes first does so in rules.
  private mutating func checkRanked() {
    let ranked = model.rules.flatMap { $0.priority?.ranked ?? [] }
    add(ranked, unlessAmong: names(\.rules, \.id.value)) { .unknownRule($0, among: $1) }
  }

  private mutating func checkImplementations() {
    let obligations = model.clauses.flatMap(\.obligations)
    let used = obligations.flatMap { obligation -> [LocatedName] in
      guard case .executable(let by) = obligation.status else { return [] }
      return by
    }
    let known =
      names(\.rules, \.id.value) + names(\.procedures, \.id.value)
      + names(\.definitions, \.id.name.value)
    add(used, unlessAmong: known) { .unknownRule($0, among: $1) }
  }
}

// MARK: - Readings, parameters and templates

extension LinkChecks {
  private mutating func checkReadings() {
    let others = packs.dropFirst().flatMap(\.readings)
    for reading in model.readings where !reading.absentKeys.isEmpty {
      if let other = others.first(where: { $0.id.value == reading.id.value && !$0.options.isEmpty })
      {
        checkChoice(of: reading, among: other.options.map(\.id))
      } else {
        let keys = reading.absentKeys.sorted()
        findings.add(.incomplete(reading.id.value, keys: keys), at: reading.id.range)
      }
    }
  }

  private mutating func checkChoice(of reading: ReadingModel, among options: [String]) {
    guard reading.options.isEmpty else { return }
    add(reading.chosen, unlessAmong: options) {
      .unknownOption($0, of: reading.id.value, among: $1)
    }
  }

  private mutating func checkParameters() {
    let others = packs.dropFirst().flatMap(\.parameters)
    for parameter in model.parameters {
      let wider = others.first { $0.id.value == parameter.id.value }
      if let wider { checkAgreement(of: parameter, with: wider) }
      if parameter.absentKeys.contains("title"), wider == nil {
        findings.add(.incomplete(parameter.id.value, keys: ["title"]), at: parameter.id.range)
      }
      if parameter.type == .number, parameter.absentKeys.contains("unit"), wider?.unit == nil {
        findings.add(Diagnostic(.warning, .noUnit(parameter.id.value), at: parameter.id.range))
      }
    }
  }

  private mutating func checkAgreement(of parameter: ParameterModel, with wider: ParameterModel) {
    let isSameUnit = parameter.unit == nil || parameter.unit?.value == wider.unit?.value
    guard parameter.type != wider.type || !isSameUnit else { return }
    findings.add(.fillsOtherwise(parameter.id, wider))
  }

  private mutating func checkTemplate() {
    guard let fills = model.manifest.fills, fills.value != model.id,
      let template = packs.first(where: { $0.id == fills.value })
    else { return }
    guard template.manifest.kind == .template else {
      return findings.add(.noTemplate(fills.value), at: fills.range)
    }
    let filled = Set(model.parameters.map(\.id.value))
    for parameter in template.parameters where !filled.contains(parameter.id.value) {
      if case .blank = parameter.source { findings.add(.leftBlank(parameter.id, at: fills)) }
    }
  }
}

// MARK: - Tests

extension LinkChecks {
  private mutating func checkTests() {
    let tests = model.tests
    add(tests.flatMap(\.personas), unlessAmong: names(\.personas, \.id.value)) {
      .unknownPersona($0, among: $1)
    }
    let rules = names(\.rules, \.id.value)
    add(tests.flatMap(\.namedRules), unlessAmong: rules) {
      .unknownRule($0, among: $1)
    }
    checkStatements()
    checkSwitches()
  }

  private mutating func checkStatements() {
    for expectation in model.tests.flatMap(\.statements) {
      switch expectation.statement {
      case .clause:
        add([expectation.name], unlessAmong: names(\.clauses, \.id)) {
          .unknownClause($0, among: $1)
        }
      case .parameter:
        add([expectation.name], unlessAmong: names(\.parameters, \.id.value)) {
          .unknownParameter($0, among: $1)
        }
      case .reading(let option):
        add([expectation.name], unlessAmong: names(\.readings, \.id.value)) {
          .unknownReading($0, among: $1)
        }
        checkOption(of: PackTestModel.Switch(name: expectation.name, value: option))
      }
    }
  }

  private mutating func checkSwitches() {
    let switches = model.tests.flatMap(\.allReadings)
    let parameters = model.tests.flatMap(\.allParameters)
    add(switches.map(\.name), unlessAmong: names(\.readings, \.id.value)) {
      .unknownReading($0, among: $1)
    }
    add(parameters.map(\.name), unlessAmong: names(\.parameters, \.id.value)) {
      .unknownParameter($0, among: $1)
    }
    for item in switches { checkOption(of: item) }
    for item in parameters { checkValue(of: item) }
  }

  private mutating func checkOption(of item: PackTestModel.Switch) {
    let readings = packs.flatMap(\.readings).filter { $0.id.value == item.name.value }
    let options = readings.flatMap(\.options).map(\.id)
    guard !options.isEmpty, !(options + ["open"]).contains(item.value.value) else { return }
    findings.add(.unknownOption(item.value, of: item.name.value, among: options))
  }

  private mutating func checkValue(of item: PackTestModel.Switch) {
    let parameters = packs.flatMap(\.parameters)
    guard let type = parameters.first(where: { $0.id.value == item.name.value })?.type,
      ParameterValue(item.value.value, as: type) == nil
    else { return }
    findings.add(.wrongType(item.value.value, wanted: type), at: item.value.range)
  }
}

extension [LocatedName] {
  /// How many names are compared with those that are known; a pack of nothing but mistakes would
  /// otherwise take long.
  private static var hintLimit: Int { 100 }

  /// Returns a diagnostic for each name; only the first ones get the names to look for near ones.
  fileprivate func hinted(
    among names: [String],
    _ diagnostic: (LocatedName, [String]) -> Diagnostic
  ) -> [Diagnostic] {
    enumerated().map { diagnostic($0.element, $0.offset < Self.hintLimit ? names : []) }
  }
}

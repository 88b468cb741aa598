internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// What can be wrong with a pack by itself, beyond one element and without expressions.
struct PackChecks {
  private let model: PackModel
  private var findings = Findings()

  private init(_ model: PackModel) {
    self.model = model
  }

  /// Returns what is wrong with a pack by itself.
  static func diagnostics(of model: PackModel) -> [Diagnostic] {
    var checks = PackChecks(model)
    checks.checkManifest()
    checks.checkDuplicates()
    checks.checkClauseIDs()
    checks.checkParameters()
    checks.checkReadings()
    checks.checkRuleDates()
    checks.checkProcedures()
    return checks.findings.diagnostics
  }

  private mutating func checkManifest() {
    let manifest = model.manifest
    if manifest.kind == .template, let fills = manifest.fills {
      findings.add(.templateFills, at: fills.range)
    }
    findings.add(UnitChecks.diagnostics(of: manifest.unitModels))
    for name in model.foundations where name.value == manifest.id.value {
      findings.add(.requiresItself(name.value), at: name.range)
    }
  }

  private mutating func checkClauseIDs() {
    guard model.hasWholeManifest else { return }
    let documents = model.manifest.documents.map(\.id)
    for clause in model.clauses
    where !documents.contains(where: { clause.id.hasPrefix($0 + "-") }) {
      findings.add(.foreignClause(clause.name, documents: documents))
    }
  }

  private mutating func checkParameters() {
    for parameter in model.parameters {
      findings.add(Timeline(parameter).diagnostics)
      if case .blank = parameter.source, model.manifest.kind != .template, model.hasWholeManifest {
        findings.add(.blankOutsideTemplate, at: parameter.id.range)
      }
      if parameter.type != .number, let unit = parameter.unit {
        findings.add(.unitOfNoNumber(unit.value.symbol), at: unit.range)
      }
    }
  }

  private mutating func checkReadings() {
    for reading in model.readings where !reading.options.isEmpty {
      let options = reading.options.map(\.id)
      for option in reading.chosen where !options.contains(option.value) {
        findings.add(.unknownOption(option, of: reading.id.value, among: options))
      }
    }
  }

  private mutating func checkRuleDates() {
    let manifest = model.manifest
    let begun =
      model.rules.map { ($0.from, $0.fromRange) } + model.procedures.map { ($0.from, $0.fromRange) }
    for case (let from?, let place) in begun {
      guard let first = manifest.rulesFrom, from < first else { continue }
      findings.add(.beforePack(from, first), at: place)
    }
    let ended =
      model.rules.map { ($0.to, $0.toRange) } + model.procedures.map { ($0.to, $0.toRange) }
    for case (let to?, let place) in ended {
      guard let last = manifest.rulesTo, last < to else { continue }
      findings.add(.afterPack(to, last), at: place)
    }
  }

  private mutating func checkProcedures() {
    for procedure in model.procedures {
      findings.add(ProcedureChecks.diagnostics(of: procedure))
    }
  }
}

// MARK: - Duplicates

extension PackChecks {
  private mutating func checkDuplicates() {
    checkDuplicates(model.manifest.documents.map(\.name))
    checkDuplicates(model.manifest.units)
    checkDuplicates(model.clauses.map(\.name))
    checkDuplicates(model.parameters.map(\.id))
    checkDuplicates(model.readings.map(\.id))
    checkDuplicates(model.facts.map(\.id.name) + model.definitions.map(\.id.name))
    checkDuplicates(model.rules.map(\.id) + model.procedures.map(\.id))
    checkDuplicates(model.papers.map(\.id))
    for paper in model.papers { checkDuplicates(paper.values.map(\.id)) }
    checkDuplicates(model.personas.map(\.id))
    checkDuplicates(model.tests.map(\.name))
    for test in model.tests { checkDuplicates(test.cases.compactMap(\.name)) }
    checkTitles()
    checkHolidays()
  }

  private mutating func checkHolidays() {
    var first: [Int: HolidayModel] = [:]
    for holidays in model.holidays {
      guard let other = first[holidays.year] else {
        first[holidays.year] = holidays
        continue
      }
      let name = Located("\(holidays.year)", at: holidays.range)
      findings.add(.duplicate(name, first: Located("\(other.year)", at: other.range)))
    }
  }

  private mutating func checkDuplicates(_ names: [LocatedName]) {
    var first: [String: LocatedName] = [:]
    for name in names where !name.value.isEmpty {
      if let other = first[name.value] {
        findings.add(.duplicate(name, first: other))
      } else {
        first[name.value] = name
      }
    }
  }

  /// Expressions name parameters by their Chinese titles too, so those are names as well.
  private mutating func checkTitles() {
    var first: [String: ParameterModel] = [:]
    for parameter in model.parameters {
      guard let title = parameter.title?.chinese, !title.isEmpty else { continue }
      if let other = first[title], other.id.value != parameter.id.value {
        findings.add(.duplicateTitle(title, of: parameter.id, first: other.id))
      } else {
        first[title] = parameter
      }
    }
  }
}

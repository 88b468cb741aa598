internal import FEEL
internal import Quantities
internal import ResettlementCore

/// The meaning of the names in a pack's expressions about subjects of one kind.
struct PackScope: CheckingScope {
  /// The records that are no subjects.
  enum Record {
    static let parameter = "parameter"
    static let reading = "reading"
    static let dates = "dates"
    static let period = "period"
  }

  /// What the pack can name.
  let library: PackLibrary

  /// The kind of subject that the expressions are about; `nil` for those of no subject.
  let subject: SubjectKind?

  /// Whether the expressions are about a period as well.
  var hasPeriod = false

  func field(named name: String, of record: String) -> Field? {
    switch record {
    case Self.root: rootField(name)
    case Record.parameter: parameter(name).map { $0.field(named: $0.id) }
    case Record.reading: library.readings[name].map { Field($0.id, $0.staticType) }
    case Record.dates: Self.dates.contains(name) ? Field(name, .date) : nil
    case Record.period: ["from", "to"].contains(name) ? Field(name, .date) : nil
    default: SubjectKind(rawValue: record).flatMap { subjectField(name, $0) }
    }
  }

  func fieldNames(of record: String) -> [String] {
    switch record {
    case Self.root: rootNames
    case Record.parameter: library.parameters.values.flatMap { [$0.id, $0.title.chinese] }.sorted()
    case Record.reading: library.readings.keys.sorted()
    case Record.dates: Self.dates
    case Record.period: ["from", "to"]
    default: SubjectKind(rawValue: record).map(subjectNames) ?? []
    }
  }

  func chineseName(of record: String) -> String {
    SubjectKind(rawValue: record)?.chineseName ?? record
  }

  private static let dates = ["law_as_of", "facts_period", "decided_on"]
}

// MARK: - Names that stand alone

extension PackScope {
  private static let roots = [
    "parameter": Record.parameter, "参数": Record.parameter,
    "reading": Record.reading, "口径": Record.reading,
    "dates": Record.dates, "日期": Record.dates,
  ]

  private func rootField(_ name: String) -> Field? {
    if let subject, name == subject.rawValue || name == subject.chineseName {
      return Field(subject.rawValue, .record(subject.rawValue))
    }
    if let record = Self.roots[name] { return Field(record, .record(record)) }
    if hasPeriod, name == Record.period || name == "时段" {
      return Field(Record.period, .record(Record.period))
    }
    let titled = library.parameters.values.filter { $0.title.chinese == name }
    guard let entry = titled.first, titled.count == 1 else { return nil }
    return entry.field(named: "\(Record.parameter).\(entry.id)")
  }

  private var rootNames: [String] {
    let own = subject.map { [$0.rawValue, $0.chineseName] } ?? []
    let titles = library.parameters.values.map(\.title.chinese).sorted()
    return own + Self.roots.keys.sorted() + (hasPeriod ? [Record.period] : []) + titles
  }

  private func parameter(_ name: String) -> ParameterEntry? {
    if let known = library.parameters[name] { return known }
    let titled = library.parameters.values.filter { $0.title.chinese == name }
    return titled.count == 1 ? titled.first : nil
  }
}

// MARK: - What subjects have

extension PackScope {
  private func subjectField(_ name: String, _ kind: SubjectKind) -> Field? {
    if let fact = library.catalogue.fact(name, of: kind) {
      return Field(fact.id, StaticType(fact), bounds: fact.type.bounds)
    }
    if let relation = library.catalogue.relation(name, of: kind) {
      return Field(relation.id, .list(.record(relation.element.rawValue)))
    }
    guard let definition = library.definition(named: name, of: kind.rawValue) else { return nil }
    let id = definition.id.name.value
    guard let expression = library.expression(ofDefinition: id) else {
      return Field(definition.id.member, .invalid, origin: .definition(id))
    }
    return Field(definition.id.member, expression.type.general, origin: .definition(id))
  }

  private func subjectNames(_ kind: SubjectKind) -> [String] {
    let facts = library.catalogue.facts(of: kind).flatMap { [$0.id, $0.name.chinese] }
    let relations = library.catalogue.relations(of: kind).flatMap { [$0.id, $0.name.chinese] }
    return facts + relations + library.definitionNames(of: kind.rawValue)
  }
}

extension StaticType {
  /// The type under which a definition is used: a written number is a plain one.
  var general: StaticType { self == .literalNumber ? .number(.none) : self }
}

extension FactType {
  /// Between which numbers the declared values lie, in the plain scale of their unit.
  fileprivate var bounds: NumberBounds {
    guard case .number(let range) = self else { return NumberBounds() }
    let scale = UnitOfMeasure(ofFact: range.unit).scale
    return NumberBounds(
      least: range.minimum?.multiplied(by: scale),
      greatest: range.maximum?.multiplied(by: scale),
      decimals: range.decimals < NumberRange.plain.decimals ? range.decimals : nil
    )
  }
}

package import FEEL
internal import Quantities
package import ResettlementCore

/// The records of a population, and the parameters, readings and dates of a question, as programs
/// ask for them.
struct SubjectRows: RowSource {
  /// What stands for a record.
  enum Row {
    /// The subject of the question, with everything that expressions can name besides.
    case root(SubjectReference)
    /// A subject of a list, with the name under which its missing facts are listed.
    case member(SubjectReference, label: String)
    /// A plain value of a list.
    case value(Value)
  }

  let population: Population
  let law: Law
  var dates: AssessmentDates
  /// The first and last day of the period that a cadence is asked about.
  var period: (from: CalendarDay, to: CalendarDay)?
  /// Who is told of computations that were given up.
  var faults: FaultLog?

  func value(of path: [String], from row: Row) -> SlotValue {
    switch row {
    case .root(let subject): rootValue(path, subject)
    case .member(let subject, let label): fact(path[...], of: subject, label)
    case .value(let value): .known(value)
    }
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    switch row {
    case .root(let subject): members(path.dropFirst(), of: subject, path[0])
    case .member(let subject, let label): members(path[...], of: subject, label)
    case .value: ListMembers([])
    }
  }
}

// MARK: - What stands alone

extension SubjectRows {
  private func rootValue(_ path: [String], _ subject: SubjectReference) -> SlotValue {
    guard path[0] != subject.kind.rawValue else {
      return fact(path.dropFirst(), of: subject, path[0])
    }
    let names = path.joined(separator: ".").split(separator: ".").map(String.init)
    guard names.count == 2 else { return .unknown(cause: path.joined(separator: ".")) }
    switch names[0] {
    case PackScope.Record.parameter: return law.value(ofParameter: names[1], on: dates.lawAsOf)
    case PackScope.Record.reading: return law.value(ofReading: names[1], on: dates.lawAsOf)
    case PackScope.Record.dates: return date(names[1])
    default: return periodEnd(names[1])
    }
  }

  private func date(_ name: String) -> SlotValue {
    switch name {
    case "law_as_of": .known(.date(dates.lawAsOf))
    case "facts_period": .known(.date(dates.factsAsOf))
    default: .known(.date(dates.decidedOn))
    }
  }

  private func periodEnd(_ name: String) -> SlotValue {
    guard let period else { return .unknown(cause: "period.\(name)") }
    return .known(.date(name == "from" ? period.from : period.to))
  }
}

// MARK: - Facts

extension SubjectRows {
  /// Follows references to a fact; where one is not known, that is what is missing.
  private func fact(
    _ path: ArraySlice<String>,
    of subject: SubjectReference,
    _ label: String
  ) -> SlotValue {
    guard let name = path.first else { return .known(.string(subject.id)) }
    let missing = "\(label).\(name)"
    guard let declaration = population.catalogue.fact(id: name, of: subject.kind) else {
      return .unknown(cause: missing)
    }
    let value = population.value(of: name, of: subject)
    guard path.count > 1 else { return value.slotValue(as: declaration.type, missing: missing) }
    guard case .reference(let id) = value, let kind = declaration.type.referencedKind else {
      return .unknown(cause: missing)
    }
    return fact(path.dropFirst(), of: SubjectReference(kind, id), missing)
  }

  private func members(
    _ path: ArraySlice<String>,
    of subject: SubjectReference,
    _ label: String
  ) -> ListMembers<Row> {
    guard let name = path.first else { return ListMembers([]) }
    let missing = "\(label).\(name)"
    if path.count > 1 { return followed(path, name, subject, missing) }
    if population.catalogue.relation(name, of: subject.kind) != nil {
      return related(name, of: subject, missing)
    }
    return values(of: name, of: subject, missing)
  }

  private func followed(
    _ path: ArraySlice<String>,
    _ name: String,
    _ subject: SubjectReference,
    _ missing: String
  ) -> ListMembers<Row> {
    let declaration = population.catalogue.fact(id: name, of: subject.kind)
    guard case .reference(let id) = population.value(of: name, of: subject),
      let kind = declaration?.type.referencedKind
    else { return ListMembers([], missing: missing) }
    return members(path.dropFirst(), of: SubjectReference(kind, id), missing)
  }

  private func related(
    _ relation: String,
    of subject: SubjectReference,
    _ missing: String
  ) -> ListMembers<Row> {
    let related = population.related(relation, of: subject)
    let rows = related.listed.map { Row.member($0, label: "\(missing)[\($0.id)]") }
    return ListMembers(rows, missing: related.subjects == nil ? missing : nil)
  }

  private func values(
    of fact: String,
    of subject: SubjectReference,
    _ missing: String
  ) -> ListMembers<Row> {
    guard case .list(let element) = population.catalogue.fact(id: fact, of: subject.kind)?.type,
      case .list(let values) = population.value(of: fact, of: subject)
    else { return ListMembers([], missing: missing) }
    let known = values.compactMap { value -> Row? in
      guard case .known(let plain) = value.slotValue(as: element, missing: missing) else {
        return nil
      }
      return .value(plain)
    }
    return ListMembers(known, missing: known.count == values.count ? nil : missing)
  }
}

extension FactValue {
  /// The value in expressions, where numbers are in the plain scale of their unit.
  package func slotValue(as type: FactType, missing: String) -> SlotValue {
    switch (self, type) {
    case (.unknown, _): .unknown(cause: missing)
    case (.absent, _): .known(.null)
    case (.boolean(let truth), _): .known(.boolean(truth))
    case (.number(let number), .number(let range)): Self.scaled(number, range, missing)
    case (.number(let number), _): .known(.number(number))
    case (.text(let text), _): .known(.string(text))
    case (.symbol(let text), _), (.reference(let text), _): .known(.string(text))
    case (.date(let day), _): .known(.date(day))
    case (.list, _): .unknown(cause: missing)
    }
  }

  private static func scaled(
    _ number: ExactDecimal,
    _ range: NumberRange,
    _ missing: String
  ) -> SlotValue {
    let scale = UnitOfMeasure(ofFact: range.unit).scale
    guard let plain = number.multiplied(by: scale) else { return .unknown(cause: missing) }
    return .known(.number(plain))
  }
}

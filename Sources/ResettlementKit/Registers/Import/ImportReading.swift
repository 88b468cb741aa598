internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import Spreadsheets

/// The decisions on the rows of one table.
struct ImportReading {
  private(set) var accepted: [ImportReport.Accepted] = []
  private(set) var rejected: [ImportReport.Rejected] = []
  /// The subjects of rejected rows, as far as they were recognised.
  private(set) var recognised: Set<SubjectReference> = []

  private let mapping: TableMapping
  private let population: Population
  private let register: Register?
  private let day: CalendarDay
  private let isComparison: Bool
  private var lookup: SubjectLookup
  private var newIDs: NewIDs
  /// The rows that were taken, by their subjects and by their keys.
  private var rowsBySubject: [SubjectReference: Int] = [:]
  private var rowsByKey: [[FactValue]: Int] = [:]

  init(
    _ mapping: TableMapping,
    _ population: Population,
    _ register: Register?,
    _ day: CalendarDay,
    isComparison: Bool
  ) {
    self.mapping = mapping
    self.population = population
    self.register = register
    self.day = day
    self.isComparison = isComparison
    lookup = SubjectLookup(population)
    newIDs = NewIDs(mapping.subject, population)
  }

  /// Takes a row or refuses it.
  mutating func take(_ row: ReadRow) {
    var row = row
    resolveLinks(of: &row)
    let subject = subject(of: &row)
    if let subject { recognised.insert(subject) }
    let finished = subject.map { finish(&row, $0) }
    guard row.mistakes.isEmpty, let finished else {
      rejected.append(ImportReport.Rejected(row: row.row.number, reasons: row.mistakes))
      return
    }
    rowsBySubject[finished.subject] = row.row.number
    accepted.append(finished)
  }
}

// MARK: - Other subjects

extension ImportReading {
  /// Finds the subjects to which facts refer; those that have no value refer to nobody.
  private mutating func resolveLinks(of row: inout ReadRow) {
    for link in row.links where link.value.isKnown {
      guard let declaration = population.catalogue.fact(id: link.reference, of: mapping.subject),
        let kind = declaration.type.referencedKind
      else { continue }
      if link.value == .absent {
        if declaration.isOptional, row.facts[link.reference] == nil {
          row.facts[link.reference] = .absent
        }
        continue
      }
      let found = lookup.subjects(of: kind, where: [link.fact], are: [link.value])
      guard let only = found.first, found.count == 1 else {
        let message = Diagnostic.Message.linked(kind, count: found.count)
        row.mistakes.append(RowFinding(row: row.row.number, column: link.heading, message))
        continue
      }
      if case .reference(let other)? = row.facts[link.reference], other != only.id {
        let message = Diagnostic.Message.otherLinked(kind)
        row.mistakes.append(RowFinding(row: row.row.number, column: link.heading, message))
        continue
      }
      row.facts[link.reference] = .reference(only.id)
    }
    checkReferences(of: &row)
  }

  /// References by our own ids must lead to somebody.
  private func checkReferences(of row: inout ReadRow) {
    for (fact, value) in row.facts.sorted(by: { $0.key < $1.key }) {
      guard case .reference(let id) = value,
        let kind = population.catalogue.fact(id: fact, of: mapping.subject)?.type.referencedKind,
        !population.contains(SubjectReference(kind, id))
      else { continue }
      let heading = mapping.columns.first { $0.target == .fact(fact) }?.heading
      row.mistakes.append(
        RowFinding(row: row.row.number, column: heading, .linked(kind, count: 0))
      )
    }
  }
}

// MARK: - The row's own subject

extension ImportReading {
  /// The subject of a row: by its id, else by its key, else a new one.
  private mutating func subject(of row: inout ReadRow) -> SubjectReference? {
    let number = row.row.number
    if let id = row.id {
      let subject = SubjectReference(mapping.subject, id)
      if let first = rowsBySubject[subject] {
        row.mistakes.append(RowFinding(row: number, .sameSubject(first)))
      }
      return subject
    }
    guard !mapping.key.isEmpty else {
      row.mistakes.append(RowFinding(row: number, .noID))
      return nil
    }
    return keyed(&row)
  }

  private mutating func keyed(_ row: inout ReadRow) -> SubjectReference? {
    let number = row.row.number
    let values = mapping.key.map { row.facts[$0] ?? .unknown }
    checkKey(&row, values)
    guard values.allSatisfy({ $0.isKnown && $0 != .absent }) else {
      if row.mistakes.isEmpty { row.mistakes.append(RowFinding(row: number, .noKey(mapping.key))) }
      return nil
    }
    let key = values.map(SubjectLookup.comparable)
    if let first = rowsByKey[key] {
      row.mistakes.append(RowFinding(row: number, .sameSubject(first)))
      return nil
    }
    let found = lookup.subjects(of: mapping.subject, where: mapping.key, are: values)
    guard found.count <= 1 else {
      row.mistakes.append(RowFinding(row: number, .ambiguousKey(found.count)))
      return nil
    }
    if let known = found.first, let first = rowsBySubject[known] {
      row.mistakes.append(RowFinding(row: number, .sameSubject(first)))
      return nil
    }
    if row.mistakes.isEmpty { rowsByKey[key] = number }
    if let known = found.first { return known }
    return row.mistakes.isEmpty ? newSubject() : nil
  }

  /// A subject that neither the population nor a row before has.
  private mutating func newSubject() -> SubjectReference {
    var new = newIDs.next()
    while rowsBySubject[new] != nil { new = newIDs.next() }
    return new
  }

  /// A number that is wrong is kept as it was typed, but recognises nobody.
  private func checkKey(_ row: inout ReadRow, _ values: [FactValue]) {
    let wrong = row.notes.filter { note in
      note.message.code == "register.identity-number" && mapping.key.contains("identity_number")
        && mapping.columns.contains {
          $0.heading == note.column && $0.target == .fact("identity_number")
        }
    }
    row.mistakes += wrong
    row.notes.removeAll(where: wrong.contains)
  }

  /// What a row without mistakes says of its subject.
  private func finish(
    _ row: inout ReadRow,
    _ subject: SubjectReference
  ) -> ImportReport.Accepted {
    let isNew = !population.contains(subject)
    refuseIfClosed(&row, subject)
    fillEntry(&row, subject, isNew: isNew)
    let known = row.facts.filter { $0.value.isKnown }
    let changes = known.sorted { $0.key < $1.key }.compactMap { fact, value in
      let before = population.value(of: fact, of: subject)
      return before == value ? nil : ImportReport.Change(fact: fact, before: before, after: value)
    }
    return ImportReport.Accepted(
      row: row.row.number,
      subject: subject,
      isNew: isNew,
      facts: known,
      changes: changes,
      notes: row.notes
    )
  }

  /// What is closed stays as it was: an entry that goes on is a new one.
  private func refuseIfClosed(_ row: inout ReadRow, _ subject: SubjectReference) {
    guard subject.kind == .ledgerEntry, !isComparison,
      case .date(let closed) = population.value(of: "closed_on", of: subject)
    else { return }
    let changes = row.facts.contains { fact, value in
      value.isKnown && fact != "updated_on" && population.value(of: fact, of: subject) != value
    }
    if changes { row.mistakes.append(RowFinding(row: row.row.number, .closedEntry(closed))) }
  }

  /// An entry of a register is in that register, was brought up to date on the day, and is open
  /// unless the table says otherwise.
  private func fillEntry(_ row: inout ReadRow, _ subject: SubjectReference, isNew: Bool) {
    guard mapping.subject == .ledgerEntry else { return }
    if let register, !isKnown("register", row) { row.facts["register"] = .text(register.id) }
    if !isKnown("updated_on", row), isNew || !isClosed(row, subject) {
      row.facts["updated_on"] = .date(day)
    }
    guard isNew else { return }
    if !isKnown("opened_on", row) { row.facts["opened_on"] = .date(day) }
    if !isKnown("closed_on", row) { row.facts["closed_on"] = .absent }
  }

  private func isKnown(_ fact: String, _ row: ReadRow) -> Bool {
    row.facts[fact]?.isKnown ?? false
  }

  /// Whether an entry is closed by the row, or was before.
  private func isClosed(_ row: ReadRow, _ subject: SubjectReference) -> Bool {
    let known = population.value(of: "closed_on", of: subject)
    guard case .date = isKnown("closed_on", row) ? row.facts["closed_on"] : known else {
      return false
    }
    return true
  }
}

/// Names for subjects that are not known yet: the kind and the next free number.
struct NewIDs {
  private let kind: SubjectKind
  private var number: Int
  /// Longer numbers are no numbers that were counted.
  private static let mostDigits = 12

  init(_ kind: SubjectKind, _ population: Population) {
    self.kind = kind
    let prefix = kind.rawValue + "-"
    number =
      population.references(kind).compactMap { reference -> Int? in
        let digits = reference.id.dropFirst(prefix.count)
        return reference.id.hasPrefix(prefix) && digits.count <= Self.mostDigits
          ? Int(digits) : nil
      }.max() ?? 0
  }

  /// Returns a name that nobody has.
  mutating func next() -> SubjectReference {
    number += 1
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
    return SubjectReference(kind, "\(kind.rawValue)-\(zeros)\(digits)")
  }
}

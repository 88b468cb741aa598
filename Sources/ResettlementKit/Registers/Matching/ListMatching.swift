public import Diagnostics
public import Quantities
public import ResettlementCore
internal import Spreadsheets

/// What a list of another department has to do with our persons; each row is in one of the parts.
public struct ListMatches: Sendable {
  /// An alert a hit.
  public let alerts: [MatchAlert]
  /// The rows of which nobody of ours is meant.
  public let strangers: [Int]
  /// The rows without a number of which several of ours may be meant, with how many.
  public let ambiguous: [Int: Int]
  /// The rows that can't be read, with the reasons.
  public let rejected: [ImportReport.Rejected]
  /// What can't be read in rows all the same, but says nothing of who is meant.
  public let notes: [RowFinding]
  /// The rows that hold nobody.
  public let passedOver: [PassedOverRow]
  /// What is wrong with the table as a whole.
  public let findings: [Diagnostic.Message]
}

extension ListMatches {
  /// The matches of a list that can't be read.
  fileprivate init(findings: [Diagnostic.Message]) {
    self.init(
      alerts: [],
      strangers: [],
      ambiguous: [:],
      rejected: [],
      notes: [],
      passedOver: [],
      findings: findings
    )
  }
}

/// Holds a list of another department against our persons (部门数据比对).
public struct ListMatching: Sendable {
  private let name: String
  private let day: CalendarDay
  private let mapping: TableMapping
  private let population: Population
  private let index: PersonIndex

  /// Creates a matching.
  ///
  /// - Parameters:
  ///   - name: The list's name, which is a part of the alerts' ids.
  ///   - day: The day of the list.
  ///   - mapping: What its columns mean: `identity_number`, or `name` and `birth_date`; `remark`
  ///     for what tells one hit of a person from another.
  ///   - population: Our persons.
  ///   - hashing: Makes the keys by which identity numbers are compared.
  public init(
    list name: String,
    of day: CalendarDay,
    _ mapping: TableMapping,
    against population: Population,
    hashing: any IdentityHashing
  ) {
    self.name = name
    self.day = day
    self.mapping = mapping
    self.population = population
    index = PersonIndex(population, hashing: hashing)
  }

  /// Returns the matches of a list.
  public func matches(in table: OfficeTable) -> ListMatches {
    guard table.findings.isEmpty else { return ListMatches(findings: table.findings) }
    guard let rows = TableRows(table, mapping, population.catalogue) else {
      return ListMatches(findings: [.noHeadings(mapping.columns.map(\.heading))])
    }
    guard rows.findings.isEmpty else { return ListMatches(findings: rows.findings) }
    var reading = ListReading(index, mapping)
    for row in rows.rows { reading.take(row) }
    return ListMatches(
      alerts: alerts(of: reading.hits),
      strangers: reading.strangers,
      ambiguous: reading.ambiguous,
      rejected: reading.rejected,
      notes: reading.notes,
      passedOver: rows.passedOver,
      findings: []
    )
  }

  /// The hits of a person are numbered as they come; a number tells nothing of what a list says.
  private func alerts(of hits: [ListReading.Hit]) -> [MatchAlert] {
    var counts: [SubjectReference: Int] = [:]
    return hits.map { hit in
      counts[hit.person, default: 0] += 1
      return alert(hit, number: counts[hit.person, default: 1])
    }
  }

  private func alert(_ hit: ListReading.Hit, number: Int) -> MatchAlert {
    var household: SubjectReference?
    if case .reference(let id) = population.value(of: "household", of: hit.person) {
      household = SubjectReference(.household, id)
    }
    return MatchAlert(
      id: MatchAlert.id(list: name, of: day, hit.person, number: number),
      list: name,
      listedOn: day,
      person: hit.person,
      household: household,
      basis: hit.basis,
      rows: hit.rows,
      remarks: hit.remarks
    )
  }
}

/// The reading of one list.
private struct ListReading {
  struct Hit {
    let person: SubjectReference
    var basis: MatchAlert.Basis
    var rows: [Int]
    let remarks: [MatchAlert.Remark]
  }

  /// What makes rows one hit.
  private struct Same: Hashable {
    let person: SubjectReference
    let remarks: [MatchAlert.Remark]
  }

  private(set) var hits: [Hit] = []
  private var hitIndices: [Same: Int] = [:]
  private(set) var strangers: [Int] = []
  private(set) var ambiguous: [Int: Int] = [:]
  private(set) var rejected: [ImportReport.Rejected] = []
  private(set) var notes: [RowFinding] = []
  private let index: PersonIndex
  /// The headings of the columns with identity numbers.
  private let numberColumns: Set<String>

  init(_ index: PersonIndex, _ mapping: TableMapping) {
    self.index = index
    let columns = mapping.columns.filter { $0.target == .fact("identity_number") }
    numberColumns = Set(columns.map(\.heading))
  }

  mutating func take(_ row: ReadRow) {
    let number = row.row.number
    guard !row.mistakes.contains(where: isGrave) else {
      rejected.append(ImportReport.Rejected(row: number, reasons: row.mistakes))
      return
    }
    guard let (found, basis) = persons(of: row) else {
      let reasons = row.mistakes + row.notes + [RowFinding(row: number, .nobodyNamed)]
      rejected.append(ImportReport.Rejected(row: number, reasons: reasons))
      return
    }
    notes += row.mistakes
    switch found.count {
    case 0: strangers.append(number)
    case 1: add(found[0], basis, row)
    default: ambiguous[number] = found.count
    }
  }

  /// Whether a mistake leaves in doubt who is meant: one of the row as a whole, or of the number.
  ///
  /// A cell that says something else, or is not needed because the number is right, does not.
  private func isGrave(_ mistake: RowFinding) -> Bool {
    mistake.column.map(numberColumns.contains) ?? true
  }

  /// Those who may be meant; `nil` where the row does not say enough.
  private func persons(of row: ReadRow) -> ([SubjectReference], MatchAlert.Basis)? {
    if case .text(let text)? = row.facts["identity_number"], let number = Self.number(text) {
      return (index.persons(with: number), .identityNumber)
    }
    guard case .text(let name)? = row.facts["name"], case .date(let born)? = row.facts["birth_date"]
    else { return nil }
    return (index.persons(named: name, bornIn: born.year), .nameAndBirthYear)
  }

  private static func number(_ text: String) -> CitizenIdentityNumber? {
    do throws(CitizenIdentityNumberError) {
      return try CitizenIdentityNumber(text)
    } catch {
      return nil
    }
  }

  private mutating func add(
    _ person: SubjectReference,
    _ basis: MatchAlert.Basis,
    _ row: ReadRow
  ) {
    let remarks = row.remarks.map { MatchAlert.Remark(heading: $0.heading, text: $0.text) }
    let same = Same(person: person, remarks: remarks)
    if let index = hitIndices[same] {
      hits[index].rows.append(row.row.number)
      if basis == .identityNumber { hits[index].basis = basis }
    } else {
      hitIndices[same] = hits.count
      hits.append(Hit(person: person, basis: basis, rows: [row.row.number], remarks: remarks))
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let nobodyNamed = Self(
    "register.nobody-named",
    en:
      "the row names nobody: it needs an identity number that is right, or name and date of birth",
    zh: "本行无法确定人员：需有正确的公民身份号码，或姓名和出生日期"
  )
}

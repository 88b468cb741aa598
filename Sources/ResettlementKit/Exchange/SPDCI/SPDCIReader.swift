public import Diagnostics
public import ResettlementCore
internal import PolicyPacks
internal import Tabular

/// Reads households and persons from groups, members and persons of an SPDCI social registry.
///
/// The file is an array of records, one record, JSON Lines, or a search response with its
/// `reg_records`. Each record is taken wholly or rejected; only one is held as a tree at a time.
/// What has no fact to hold it is counted by its place, and a masked value is unknown. Persons are
/// listed completely if each group has a list of members, households if nothing was rejected.
public struct SPDCIReader: Sendable {
  /// The declarations of all facts in use.
  public let catalogue: FactCatalogue

  /// The most bytes of a file.
  public static let mostBytes = 1 << 30

  /// Creates a reader.
  public init(catalogue: FactCatalogue = .core) {
    self.catalogue = catalogue
  }

  /// Reads a file.
  public func read(_ source: SourceText) -> ExchangeReport {
    var reading = SPDCIReading(catalogue)
    var records = JSONRecords(source, limits: JSONLimits(bytes: Self.mostBytes))
    while let record = records.next() { reading.take(record) }
    return reading.finished(adding: records.diagnostics)
  }
}

/// The reading of one file.
private struct SPDCIReading {
  private var report: ExchangeReport
  private let extracts: ExtractReader
  private var places: [SubjectReference: SourceRange] = [:]
  /// Whether every group that was taken has its list of members, so that nobody else is one.
  private var listsMembers = true

  /// What is said of a person whose number is wrong, who is taken all the same.
  private static let flags: Set = ["extract.identity-number"]
  /// What a record can't know, since others of the file are read apart.
  private static let left: Set = ["extract.no-such-subject", "extract.unlisted"]

  init(_ catalogue: FactCatalogue) {
    report = ExchangeReport(catalogue: catalogue)
    extracts = ExtractReader(catalogue: catalogue)
  }

  /// The report, with what is wrong with the JSON itself.
  func finished(adding faults: [Diagnostic]) -> ExchangeReport {
    var report = report
    report.diagnostics += faults.map(\.withoutLine)
    if listsMembers { report.population.completeKinds.insert(.person) }
    if report.isWhole { report.population.completeKinds.insert(.household) }
    return report
  }

  mutating func take(_ node: JSONNode) {
    for record in node.registryRecords ?? [node] { takeRecord(record) }
  }

  private mutating func takeRecord(_ node: JSONNode) {
    var record = SPDCIRecord(node, extracts.catalogue)
    record.read()
    let extract = extracts.read(record.extract)
    let found = extract.diagnostics.filter { !Self.left.contains($0.code) }
    let all = (record.diagnostics + found + repeated(record.subjects)).map(\.withoutLine)
    let mistakes = all.filter { $0.severity == .error && !Self.flags.contains($0.code) }
    guard mistakes.isEmpty else {
      let text = JSONWriter(.compact).text(of: node.value)
      report.rejected.append(
        ExchangeReport.Rejected(range: node.range, reasons: mistakes, text: text)
      )
      return
    }
    report.diagnostics += all
    report.lost.merge(record.lost, uniquingKeysWith: +)
    report.masked.merge(record.masked, uniquingKeysWith: +)
    take(extract, record.subjects)
    listsMembers = listsMembers && record.listsMembers
  }

  private mutating func take(_ extract: Extract, _ subjects: [SPDCIRecord.Located]) {
    let read = extract.population
    for household in read.all(Household.self) { report.population.insert(household) }
    for person in read.all(Person.self) { report.population.insert(person) }
    report.population.flags.merge(read.flags) { _, new in new }
    for subject in subjects { places[subject.reference] = subject.range }
  }

  /// Who is in the record and was in an earlier one, or is there twice.
  private func repeated(_ subjects: [SPDCIRecord.Located]) -> [Diagnostic] {
    var own: [SubjectReference: SourceRange] = [:]
    return subjects.compactMap { subject in
      let earlier = own.updateValue(subject.range, forKey: subject.reference)
      guard let first = earlier ?? places[subject.reference] else { return nil }
      let note = Diagnostic.Note(.firstRecord, at: first)
      return Diagnostic(.sameRecord(subject.reference), at: subject.range, notes: [note])
    }
  }
}

extension JSONNode {
  /// The records of a search response; `nil` if the node is none.
  fileprivate var registryRecords: [JSONNode]? {
    guard let message = object?["message"]?.object,
      let responses = message["search_response"]?.array
    else { return nil }
    return responses.flatMap { $0.object?["data"]?.object?["reg_records"]?.array ?? [] }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func sameRecord(_ subject: SubjectReference) -> Self {
    Self(
      "exchange.same-record",
      en: "the \(subject.kind.englishName) with this id is there twice; give each one record",
      zh: "此编号的“\(subject.kind.chineseName)”出现两次；每个对象只能有一条记录"
    )
  }

  fileprivate static let firstRecord = Self(
    "exchange.first-record",
    en: "the first record is here",
    zh: "第一条记录在此"
  )
}

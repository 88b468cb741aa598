internal import PolicyPacks
internal import ResettlementCore
public import ResettlementKit
public import Tabular

/// The two tables of a population, and what their columns mean.
public struct PopulationTables: Sendable {
  /// The file of households; `-` for what is piped in.
  public var households: String
  /// The file of persons; `nil` if there are only households.
  public var persons: String?
  /// What the columns of the households mean; guessed from the headings where it is `nil`.
  public var householdMapping: TableMapping?
  /// What the columns of the persons mean, likewise.
  public var personMapping: TableMapping?
  /// How the files are encoded; `nil` to find out.
  public var encoding: TableEncoding?

  /// Names the files.
  public init(households: String, persons: String? = nil) {
    self.households = households
    self.persons = persons
  }

  /// Reads the headings, and finds out which column is which.
  func resolved(for assessor: PopulationAssessor, shard: Shard) throws(PopulationError)
    -> ResolvedTables
  {
    try resolved(in: assessor.households.pack.catalogue, shard: shard)
  }

  /// Reads the headings, and finds out which column is which by the facts of a catalogue.
  func resolved(in catalogue: FactCatalogue, shard: Shard) throws(PopulationError)
    -> ResolvedTables
  {
    guard shard.count == 1 || (households != "-" && persons != "-") else {
      throw PopulationError(.pipedTwice, file: households)
    }
    let own = try Self.columns(households, .household, householdMapping, catalogue, encoding)
    let others = try persons.map { path throws(PopulationError) in
      try Self.columns(path, .person, personMapping, catalogue, encoding)
    }
    let columns = TableColumns(
      householdID: try Self.place(of: .id, named: "household_id", in: own, households),
      personHousehold: try others.map { others throws(PopulationError) in
        try Self.place(of: .fact("household"), named: "household_id", in: others, persons ?? "")
      } ?? 0
    )
    if let others { _ = try Self.place(of: .id, named: "person_id", in: others, persons ?? "") }
    var files = TableFiles(households: households, persons: persons)
    if shard.count > 1 { files.rows = shard.rows(of: try Self.rowCount(of: households)) }
    return ResolvedTables(
      files: files,
      columns: columns,
      households: own,
      persons: others,
      encoding: encoding
    )
  }

  private static func place(
    of target: TableMapping.Target,
    named name: String,
    in mapping: TableMapping,
    _ file: String
  ) throws(PopulationError) -> Int {
    let places = mapping.columns.indices.filter { mapping.columns[$0].target == target }
    guard let place = places.first else { throw PopulationError(.noColumn(name), file: file) }
    return place
  }

  private static func rowCount(of path: String) throws(PopulationError) -> Int {
    var reader = try RowReader(first: path)
    var count = 0
    while !reader.isAtEnd {
      try reader.advance()
      count += 1
    }
    return count
  }

  /// The columns in the order of the file.
  private static func columns(
    _ path: String,
    _ kind: SubjectKind,
    _ mapping: TableMapping?,
    _ catalogue: FactCatalogue,
    _ encoding: TableEncoding?
  ) throws(PopulationError) -> TableMapping {
    if let mapping, mapping.subject != kind || mapping.headerRows != 1 || mapping.hasOtherSubjects {
      throw PopulationError(.unfitMapping, file: path)
    }
    guard path != "-" || mapping != nil else {
      throw PopulationError(.pipedWithoutMapping, file: path)
    }
    guard path != "-" else { return mapping ?? TableMapping(subject: kind, columns: []) }
    let headings = try headings(of: path, encoding)
    if let twice = Dictionary(grouping: headings, by: \.self).first(where: { $1.count > 1 })?.key {
      throw PopulationError(.columnTwice(twice), file: path)
    }
    guard let mapping else {
      return TableMapping.guess(headings: headings, about: kind, catalogue: catalogue)
    }
    let known = Dictionary(
      mapping.columns.map { ($0.heading, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for column in mapping.columns where !headings.contains(column.heading) {
      throw PopulationError(.noColumn(column.heading), file: path)
    }
    var sorted = mapping
    sorted.columns = headings.map { known[$0] ?? TableMapping.Column($0, .ignored) }
    return sorted
  }

  private static func headings(
    of path: String,
    _ encoding: TableEncoding?
  ) throws(PopulationError) -> [String] {
    var reader = try RowReader(path: path)
    try reader.advance()
    guard !reader.isAtEnd else { throw PopulationError(.noHeadings, file: path) }
    let row = reader.row
    var headings: [String] = []
    var start = 0
    while start <= row.count {
      let end = min(Cells.end(of: start, in: row), row.count)
      let cell = UnsafeRawBufferPointer(rebasing: row[start..<end])
      headings.append(
        DecodedText(name: path, bytes: Cells.content(of: cell), as: encoding).source.text
      )
      start = end + 1
    }
    return headings
  }
}

/// The tables with their columns in the order of the files.
struct ResolvedTables {
  let files: TableFiles
  let columns: TableColumns
  let households: TableMapping
  let persons: TableMapping?
  let encoding: TableEncoding?

  func question(_ assessor: PopulationAssessor, writing form: PopulationOutput.Form?)
    -> PopulationQuestion
  {
    PopulationQuestion(
      households: assessor.households,
      persons: assessor.persons,
      householdMapping: households,
      personMapping: persons,
      encoding: encoding,
      form: form
    )
  }
}

extension TableMapping {
  /// Whether a column finds another subject by one of its facts, for which a register is needed.
  fileprivate var hasOtherSubjects: Bool {
    columns.contains { if case .through = $0.target { true } else { false } }
  }
}

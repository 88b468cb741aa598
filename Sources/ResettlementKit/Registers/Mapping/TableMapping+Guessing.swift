public import ResettlementCore

/// What a table's headings seem to mean, to be looked at before it is used.
public struct MappingGuess: Sendable, Hashable {
  /// The mapping; columns that were not understood are ignored in it.
  public let mapping: TableMapping

  /// The headings that were not understood.
  public let unknownColumns: [String]
}

extension TableMapping {
  /// Guesses what the columns of a table mean, by the names of facts and what forms call them.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - subject: What a row is about.
  ///   - register: The register that the table is one of; the titles of its fields are known then.
  ///   - catalogue: The declarations of all facts in use.
  /// - Returns: The guess; `nil` if no heading was understood.
  public static func guess(
    for table: OfficeTable,
    about subject: SubjectKind,
    register: Register? = nil,
    catalogue: FactCatalogue = .core
  ) -> MappingGuess? {
    let names = HeadingNames(of: subject, register: register, in: catalogue)
    func score(_ headings: TableHeadings) -> Int {
      Set(headings.columns.compactMap(names.target)).subtracting([.ignored]).count
    }
    guard let lowest = TableHeadings.find(in: table, lines: 1...3, score: score) else { return nil }
    let found = lowest.withGroups(in: table, upTo: 3, score: score)
    var mapping = TableMapping(
      subject: subject,
      columns: [],
      register: register?.id,
      headerRows: found.lineCount
    )
    if case .workbook(let sheet) = table.format { mapping.sheet = sheet }
    var taken: Set<Target> = [.ignored]
    var unknown: [String] = []
    for column in found.columns where !ImportReport.isReason(column.lowest) {
      let target = names.target(of: column)
      let isNew = target.map { taken.insert($0).inserted } ?? false
      if target == nil { unknown.append(column.name) }
      mapping.columns.append(Column(column.name, isNew ? target ?? .ignored : .ignored))
    }
    mapping.dropSecondMarks()
    mapping.key = key(of: mapping)
    return MappingGuess(mapping: mapping, unknownColumns: unknown)
  }

  /// Ignores what tells less well who another subject is than a column that is there: a name beside
  /// a number, which several may have.
  private mutating func dropSecondMarks() {
    let targets = columns.map(\.target)
    for index in columns.indices {
      guard case .through(let reference, let fact) = columns[index].target else { continue }
      let better = HeadingNames.telling.values.compactMap { marks -> ArraySlice<String>? in
        marks.firstIndex(of: fact).map { marks[..<$0] }
      }
      let isSecond = better.joined().contains {
        targets.contains(.through(reference: reference, fact: $0))
      }
      if isSecond { columns[index].target = .ignored }
    }
  }

  /// The facts by which a row can be recognised, where it has no id of ours.
  private static func key(of mapping: TableMapping) -> [String] {
    let targets = mapping.columns.map(\.target)
    guard !targets.contains(.id) else { return [] }
    let facts = targets.compactMap { target -> String? in
      guard case .fact(let fact) = target else { return nil }
      return fact
    }
    return ["identity_number", "credit_code", "name"].first(where: facts.contains).map { [$0] }
      ?? []
  }
}

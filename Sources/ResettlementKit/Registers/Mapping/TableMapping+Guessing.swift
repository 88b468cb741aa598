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
    let found = TableHeadings.find(in: table, lines: 1...3) { headings in
      Set(headings.columns.compactMap(names.target)).subtracting([.ignored]).count
    }
    guard let found else { return nil }
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
    mapping.key = key(of: mapping)
    return MappingGuess(mapping: mapping, unknownColumns: unknown)
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

public import ResettlementCore

/// The header lines of CSV files of subjects, from the declarations of their facts.
public enum CSVHeaders {
  /// Returns the columns of a file of subjects of a kind: `id`, then every fact by its id.
  ///
  /// - Parameters:
  ///   - kind: The kind of subject.
  ///   - catalogue: The declarations of all facts in use.
  /// - Returns: The names of the columns, in the order of the declarations.
  public static func columns(
    of kind: SubjectKind,
    in catalogue: FactCatalogue = .core
  ) -> [String] {
    ["id"] + catalogue.facts(of: kind).map(\.id)
  }
}

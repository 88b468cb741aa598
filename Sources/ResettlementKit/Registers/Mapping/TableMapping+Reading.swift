public import Diagnostics
internal import LocatedYAML
public import ResettlementCore

extension TableMapping {
  /// Reads a mapping file, in YAML or in JSON.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - catalogue: The declarations of all facts in use.
  /// - Throws: `DiagnosticsError` with everything that is wrong with it.
  public init(
    reading source: SourceText,
    catalogue: FactCatalogue = .core
  ) throws(DiagnosticsError) {
    var reading = MappingReading(catalogue)
    let mapping = reading.mapping(YAMLDocument(source), source)
    try reading.findings.throwIfErrors()
    self = mapping ?? TableMapping(subject: .person, columns: [])
  }
}

/// The line indices of the sources of one report, each made once and only as far as it is needed.
struct LineIndices {
  private var indices: [SourceText: LineIndex] = [:]

  /// Creates the indices that some diagnostics need.
  init(for diagnostics: some Sequence<Diagnostic>) {
    var ends: [SourceText: Int] = [:]
    for range in diagnostics.lazy.flatMap(\.ranges) {
      ends[range.source] = max(ends[range.source] ?? 0, range.bytes.upperBound)
    }
    indices = Dictionary(
      uniqueKeysWithValues: ends.map { ($0.key, LineIndex($0.key, through: $0.value)) }
    )
  }

  /// The index of a source's lines.
  subscript(source: SourceText) -> LineIndex { indices[source] ?? LineIndex(source) }
}

extension Diagnostic {
  /// All places that a report shows for the diagnostic.
  fileprivate var ranges: [SourceRange] {
    ([range, fix?.range] + notes.map(\.range)).compactMap(\.self)
  }
}

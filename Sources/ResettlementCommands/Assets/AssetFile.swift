internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit

/// A file of events of assets and of the chain.
struct AssetFile {
  let path: String
  let source: SourceText
  let assets: AssetHistory
  let chain: ChainHistory
  let isWhole: Bool

  /// Reads a file, and reports what is wrong with it.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - isNew: Whether a file that is not there is one without events.
  ///   - session: The session.
  /// - Throws: ``CommandError`` if the file can't be read.
  init(at path: String, mayBeMissing isNew: Bool = false, in session: Session) throws {
    self.path = path
    let isMissing = isNew && !Files.exists(path)
    source =
      isMissing
      ? SourceText(name: path, bytes: [])
      : try Files.text(at: path, limit: EventFile.limit, in: session)
    let contents = AssetEventReader().read(source)
    let doubled = Self.doubled(contents.assets) + Self.doubled(contents.chain)
    let diagnostics = contents.diagnostics + doubled
    try session.report(diagnostics)
    assets = AssetHistory(contents.assets)
    chain = ChainHistory(contents.chain)
    isWhole = !diagnostics.hasErrors
  }

  /// Writes the file with further events, whole or not at all.
  func append(_ assets: [AssetEvent], _ chain: [ChainEvent]) throws(CommandError) {
    let bytes = source.bytes
    let gap: [UInt8] = bytes.isEmpty || bytes.last == 0x0A ? [] : [0x0A]
    let lines = AssetEventJSON.lines(assets, chain)
    try Files.write(bytes + gap + Array(lines.utf8), to: path)
  }
}

extension AssetFile {
  /// What is wrong where several events have an id and say different things.
  static func doubled(_ events: [some LedgerEvent]) -> [Diagnostic] {
    let groups = Dictionary(grouping: events, by: \.id).filter { Set($0.value).count > 1 }
    return groups.keys.sorted().map { Diagnostic(.sameID($0), at: nil) }
  }
}

extension Diagnostic.Message {
  fileprivate static func sameID(_ id: String) -> Self {
    Self(
      "asset.same-id",
      en: "several events have the id '\(id)' and say different things; one of them is looked at",
      zh: "多条事件都用编号“\(id)”而内容不同；只采用其中一条"
    )
  }
}

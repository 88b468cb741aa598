internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// Reads packs: text to a model that is checked as far as that goes without expressions.
///
/// Nothing stops at the first mistake. Each file is read by itself and as far as its tree goes, so
/// that a broken one hides nothing of the others.
enum PackReader {
  /// Reads one pack.
  ///
  /// - Returns: The model, `nil` where there is no `pack.yaml` or it is of a newer format, and all
  ///   that is wrong with the pack by itself. What it says of other packs is checked by
  ///   ``checkLinks(of:among:)``.
  static func read(_ source: PackSource) -> (model: PackModel?, diagnostics: [Diagnostic]) {
    guard let manifestFile = source.manifestFile else {
      return (nil, [Diagnostic(.error, .noManifest(in: source.name), at: nil)])
    }
    let file = ManifestFile(manifestFile, fallbackName: source.defaultID)
    guard let manifest = file.manifest else { return (nil, file.diagnostics) }
    var elements = PackElements()
    for text in source.files where text != manifestFile && !PackFormat.isModel(text.name) {
      elements.read(text)
    }
    let drawings = source.files.filter { PackFormat.isModel($0.name) }
    let model = elements.model(of: source.name, manifest, drawings, isWhole: file.isWhole)
    return (model, file.diagnostics + elements.diagnostics + PackChecks.diagnostics(of: model))
  }

  /// Reads packs that may build on one another.
  ///
  /// - Returns: The models, each after those that it builds on, and all that is wrong with them.
  static func read(_ sources: [PackSource]) -> (models: [PackModel], diagnostics: [Diagnostic]) {
    let packs = sources.map { read($0) }
    let (models, clashes) = PackGraph.order(packs.compactMap(\.model))
    let links = models.flatMap { checkLinks(of: $0, among: models) }
    return (models, packs.flatMap(\.diagnostics) + clashes + links)
  }
}

extension PackSource {
  /// The name of a pack whose own can't be read.
  fileprivate var defaultID: String { name.split(separator: "/").last.map(String.init) ?? name }
}

// MARK: - pack.yaml

/// The file `pack.yaml`, read.
private struct ManifestFile {
  private(set) var manifest: PackManifest?
  private(set) var diagnostics: [Diagnostic]
  private(set) var isWhole = false

  /// Codes of mistakes after which lists of the manifest may be short of something.
  private static let hidingCodes: Set = ["pack.unknown-key", "pack.wrong-kind", "pack.empty-value"]

  init(_ file: SourceText, fallbackName: String) {
    let document = YAMLDocument(file)
    diagnostics = document.diagnostics
    if let newer = document.root?.newerFormat {
      diagnostics.append(Diagnostic(.error, .newerFormat(newer.text), at: newer.range))
      return
    }
    let reading = FileReading()
    let top = SourceRange(file, 0..<0)
    let root = document.root ?? YAMLNode(.mapping(YAMLMapping([])), at: top, isComplete: false)
    let keys = MappingReader(root, ManifestKeys.shape, reading)
    manifest = keys?.manifest(named: fallbackName) ?? .empty(named: fallbackName, at: root.range)
    if document.root == nil, document.isComplete { reading.error(.emptyManifest, at: top) }
    let found = reading.findings.diagnostics
    diagnostics += found
    let isShort = found.contains { Self.hidingCodes.contains($0.code) }
    isWhole = keys != nil && document.isComplete && document.root != nil && !isShort
  }
}

extension YAMLNode {
  /// The format's version, if it is newer than the one that is read here.
  fileprivate var newerFormat: YAMLScalar? {
    guard let format = mapping?[ManifestKeys.format.name]?.scalar, !format.text.isEmpty,
      format.text.utf8.allSatisfy({ (48...57).contains($0) }),
      Int(format.text).map({ $0 > PackFormat.version }) ?? true
    else { return nil }
    return format
  }
}

extension PackManifest {
  /// What stands in for a manifest that can't be read at all.
  fileprivate static func empty(named name: String, at range: SourceRange) -> Self {
    PackManifest(
      format: PackFormat.version,
      id: Located(name, at: range),
      version: "",
      kind: .pack,
      title: LocalizedText(zh: name),
      rank: .county,
      region: Region(name: LocalizedText(zh: ""), code: nil),
      rulesFrom: nil,
      rulesTo: nil,
      requires: [],
      fills: nil,
      documents: [],
      unitModels: [],
      range: range
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func noManifest(in source: String) -> Self {
    Self(
      "pack.no-manifest",
      en: "'\(source)' has no \(PackFormat.manifestName); write one, it says what the pack is",
      zh: "“\(source)”没有 \(PackFormat.manifestName)；请编写，用以说明该包"
    )
  }

  fileprivate static func newerFormat(_ version: String) -> Self {
    Self(
      "pack.newer-format",
      en: "the pack is written in format \(version), newer than \(PackFormat.version), the newest "
        + "that is read here; update the software",
      zh: "该包使用格式 \(version)，高于本软件支持的 \(PackFormat.version)；请更新软件"
    )
  }

  fileprivate static let emptyManifest = Self(
    "pack.empty-manifest",
    en: "\(PackFormat.manifestName) is empty; begin with 'format: \(PackFormat.version)' and 'id'",
    zh: "\(PackFormat.manifestName) 是空的；请先写“format: \(PackFormat.version)”和“id”"
  )
}

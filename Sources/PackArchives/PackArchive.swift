internal import DecisionReceipts
public import Diagnostics
public import PolicyPacks
internal import Tabular

/// A pack in one file that can be sent, kept and verified.
///
/// An archive is a plain `tar` with a manifest, the SHA-256 of every file, before the files, and
/// perhaps a signature of the manifest after them. Equal packs make equal bytes. Reading one writes
/// nothing: the files stay in memory, and none can have a name outside the archive.
public struct PackArchive: Sendable {
  /// The newest format of archives that is read here.
  public static let format = 1

  /// How the names of archives end.
  public static let fileExtension = "rkpack"

  static let manifestName = "MANIFEST.json"
  static let signatureName = "SIGNATURE.json"

  /// The pack's id.
  public let packID: String

  /// The version of its text.
  public let version: String

  /// The signature, if somebody has signed the archive.
  public private(set) var signature: PackSignature?

  let manifest: [UInt8]
  let files: [ArchivedFile]

  /// Packs the files of a pack.
  ///
  /// - Parameters:
  ///   - source: The files, named by paths that begin with the source's name.
  ///   - pack: What the pack says of itself.
  public init(_ source: PackSource, manifest pack: PackManifest) {
    packID = pack.id.value
    version = pack.version
    files = source.files.map { file in
      ArchivedFile(path: file.name.path(below: source.name), bytes: Array(file.bytes))
    }
    .sorted { $0.path < $1.path }
    manifest = Self.manifest(of: files, packID, version)
  }

  /// Reads an archive and compares every file with the manifest.
  ///
  /// - Parameters:
  ///   - bytes: The whole archive.
  ///   - limits: How much is read.
  /// - Throws: `DiagnosticsError` if it is none, was changed, or holds what it may not.
  public init(
    reading bytes: [UInt8],
    limits: PackSourceLimits = .standard
  ) throws(DiagnosticsError) {
    guard bytes.count <= 2 * limits.totalBytes else { throw .archive(.noArchive) }
    let all = try TapeArchive.files(in: bytes)
    try Self.checkPaths(all)
    guard let first = all.first, first.path == Self.manifestName else {
      throw .archive(.noArchive)
    }
    let list = try ArchiveManifest(first.bytes)
    packID = list.pack
    version = list.version
    manifest = first.bytes
    let last = all.last.flatMap { $0.path == Self.signatureName ? $0 : nil }
    signature = try last.map { file throws(DiagnosticsError) in try PackSignature(file.bytes) }
    files = Array(all.dropFirst().dropLast(last == nil ? 0 : 1))
    try list.check(files)
  }

  /// The archive's bytes.
  ///
  /// - Throws: `DiagnosticsError` if a path is too long for an archive.
  public func bytes() throws(DiagnosticsError) -> [UInt8] {
    let head = [ArchivedFile(path: Self.manifestName, bytes: manifest)]
    let tail = signature.map { [ArchivedFile(path: Self.signatureName, bytes: $0.bytes)] } ?? []
    return try TapeArchive.bytes(of: head + files + tail)
  }

  /// Returns the pack's files, named by paths that begin with the archive's.
  public func source(named name: String) -> PackSource {
    PackSource(
      name: name,
      files: files.map { SourceText(name: "\(name)/\($0.path)", bytes: $0.bytes) }
    )
  }

  /// The paths of the pack's files with their SHA-256 in hexadecimal digits.
  public var digests: [(path: String, sha256: String)] {
    files.map { ($0.path, $0.bytes.sha256) }
  }

  private static func manifest(
    of files: [ArchivedFile],
    _ pack: String,
    _ version: String
  ) -> [UInt8] {
    let value: JSONValue = [
      "format": .integer(format),
      "pack": .string(pack),
      "version": .string(version),
      "files": .array(
        files.map {
          [
            "path": .string($0.path), "bytes": .integer($0.bytes.count),
            "sha256": .string($0.bytes.sha256),
          ]
        }
      ),
    ]
    return Array((JSONWriter(.pretty).text(of: value) + "\n").utf8)
  }
}

// MARK: - Signing

extension PackArchive {
  /// Returns the archive signed with a key.
  ///
  /// What is signed is the manifest, and through it every file. Ed25519 makes the same signature of
  /// the same bytes each time only in some libraries; do not compare signed archives byte by byte.
  ///
  /// - Throws: `DiagnosticsError` if the key can't sign.
  public func signed(with key: PackSigningKey) throws(DiagnosticsError) -> PackArchive {
    var copy = self
    copy.signature = try PackSignature(of: manifest, by: key)
    return copy
  }

  /// Verifies that a trusted key has signed the archive as it is.
  ///
  /// - Parameter keys: The keys that are trusted.
  /// - Returns: The key that has signed it.
  /// - Throws: `DiagnosticsError` if nobody has signed it, another key has, or it was changed.
  @discardableResult
  public func verify(by keys: [PackVerifyingKey]) throws(DiagnosticsError) -> PackVerifyingKey {
    guard let signature else { throw .archive(.notSigned) }
    guard signature.isValid(for: manifest) else { throw .archive(.badSignature) }
    guard keys.contains(signature.key) else { throw .archive(.notTrusted(signature.key.text)) }
    return signature.key
  }
}

// MARK: - Reading

/// What an archive says of its files.
private struct ArchiveManifest {
  let pack: String
  let version: String
  let digests: [String: String]

  init(_ bytes: [UInt8]) throws(DiagnosticsError) {
    let source = SourceText(name: PackArchive.manifestName, bytes: bytes)
    let document = JSONDocument(source)
    guard let root = document.root?.object, document.diagnostics.isEmpty,
      let format = root["format"]?.number
    else { throw .archive(.badManifest) }
    guard Int(format) == PackArchive.format else { throw .archive(.newerArchive(format)) }
    guard let pack = root["pack"]?.string, let version = root["version"]?.string,
      let files = root["files"]?.array
    else { throw .archive(.badManifest) }
    self.pack = pack
    self.version = version
    var digests: [String: String] = [:]
    for file in files {
      guard let path = file.object?["path"]?.string, let sum = file.object?["sha256"]?.string
      else { throw .archive(.badManifest) }
      guard digests.updateValue(sum, forKey: path) == nil else { throw .archive(.fileTwice(path)) }
    }
    self.digests = digests
  }

  /// Compares files with their digests, all of them before it throws.
  func check(_ files: [ArchivedFile]) throws(DiagnosticsError) {
    var findings = Findings()
    for file in files {
      switch digests[file.path] {
      case nil: findings.add(Diagnostic(.error, .notListed(file.path), at: nil))
      case file.bytes.sha256: continue
      default: findings.add(Diagnostic(.error, .wrongDigest(file.path), at: nil))
      }
    }
    for path in Set(digests.keys).subtracting(files.map(\.path)).sorted() {
      findings.add(Diagnostic(.error, .notThere(path), at: nil))
    }
    try findings.throwIfErrors()
  }
}

extension PackArchive {
  /// Reports names that lead out of the archive, and those that are there twice.
  private static func checkPaths(_ files: [ArchivedFile]) throws(DiagnosticsError) {
    var seen: Set<String> = []
    for file in files {
      guard file.path.staysInside else { throw .archive(.pathOutside(file.path)) }
      guard seen.insert(file.path).inserted else { throw .archive(.fileTwice(file.path)) }
    }
  }
}

extension String {
  /// Whether a path is relative and leads to a file in the folder from which it begins.
  fileprivate var staysInside: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !["", ".", ".."].contains($0) }
      && !contains { $0 == "\\" || $0 == ":" || $0.isNewline || $0 == "\0" }
  }

  /// The path without the folder that it begins with.
  fileprivate func path(below folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}

extension [UInt8] {
  /// The SHA-256 in hexadecimal digits.
  fileprivate var sha256: String { ContentDigest(of: self).description }
}

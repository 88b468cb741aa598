public import DecisionReceipts
internal import Diagnostics
public import PolicyPacks

extension PolicyPack {
  /// The digests of the packs that it builds on, the furthest first, and its own at last.
  ///
  /// The digest of a pack is made of the paths below its folder and the SHA-256 of the files there,
  /// so that it is the same wherever the pack lies. One changed byte makes another digest.
  ///
  /// - Complexity: O(*n*) in the bytes of the files.
  public var digests: [DecisionQuestion.PackDigest] {
    zip(foundations, sources).map { foundation, source in
      DecisionQuestion.PackDigest(
        id: foundation.id.value,
        version: foundation.version,
        sha256: source.digest
      )
    }
  }
}

extension PackSource {
  /// The digest of the pack's files with their paths.
  fileprivate var digest: ContentDigest {
    let lines = placedFiles.map { "\(ContentDigest(of: $0.file.bytes))  \($0.path)\n" }
    return ContentDigest(of: lines.joined().utf8)
  }
}

public import PolicyPacks

internal import Diagnostics

/// The packs that come with the SDK, compiled in: they need no files beside the product.
///
/// ```swift
/// for source in StandardPacks.sources {
///   print(source.name)
/// }
/// ```
public enum StandardPacks {
  /// The text of every pack, sorted by name; a name is the pack's folder, `Guangxi/QinzhouPort`.
  public static let sources: [PackSource] = EmbeddedPacks.all.map { pack in
    PackSource(
      name: pack.path,
      files: pack.files.map { SourceText(name: "\(pack.path)/\($0.path)", text: $0.text) }
    )
  }
}

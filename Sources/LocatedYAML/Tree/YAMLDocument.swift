public import Diagnostics

/// What could be read of a YAML file, and everything that is wrong with it.
///
/// The reader takes a strict subset of YAML: block and flow collections, and scalars in all five
/// styles, which stay the text that their author typed. Anchors, aliases, merge keys, tags,
/// directives, duplicate keys, keys that are no text and second documents are errors.
///
/// After a mistake in the syntax the reader goes on at the next key in the first column, so that
/// one mistake doesn't hide the others. What is incomplete says so: see ``YAMLNode/isComplete``.
public struct YAMLDocument: Sendable {
  /// The top of the tree; `nil` where there is nothing to read, as in an empty file.
  public let root: YAMLNode?

  /// What is wrong with the file, in the order in which it was found.
  public let diagnostics: [Diagnostic]

  /// Whether the tree holds everything that stands in the file.
  public let isComplete: Bool

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: The file's text.
  ///   - limits: How much of it may be read. A file beyond a limit gets a diagnostic.
  /// - Complexity: O(*n*), where *n* is the number of bytes; nothing is read of a file that is
  ///   too large.
  public init(_ source: SourceText, limits: YAMLLimits = .standard) {
    var reader = YAMLReader(source, limits: limits)
    reader.read()
    root = reader.composer.root
    diagnostics = reader.composer.diagnostics
    isComplete = reader.isComplete
  }
}

/// How much of a YAML file may be read.
public struct YAMLLimits: Sendable, Hashable {
  /// The most bytes in a file.
  public var bytes: Int

  /// The most collections that may stand within one another.
  public var depth: Int

  /// The most scalars, keys and collections in a file.
  public var nodes: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - bytes: The most bytes in a file.
  ///   - depth: The most collections that may stand within one another, up to 1,000.
  ///   - nodes: The most scalars, keys and collections in a file.
  public init(bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 200_000) {
    precondition((1...1_000).contains(depth), "a depth of 1 to 1,000 is safe to read, not \(depth)")
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }

  /// What suits files that people write: 1 MiB, 64 levels, 200,000 nodes.
  public static let standard = YAMLLimits()
}

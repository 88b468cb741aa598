public import Diagnostics

/// A text in a YAML file.
///
/// It is never taken for a number, a date or a boolean.
public struct YAMLScalar: Sendable, Hashable {
  /// How a text is written.
  public enum Style: Sendable, Hashable {
    /// Without quotes.
    case plain
    /// In single quotes.
    case singleQuoted
    /// In double quotes, with escapes.
    case doubleQuoted
    /// As a block with `|`, line by line.
    case literal
    /// As a block with `>`, its lines joined.
    case folded
  }

  /// The text, and how its bytes lead to the bytes of the file.
  ///
  /// All styles but the folded one map byte by byte; those map to the whole scalar.
  public let fragment: SourceFragment

  /// How it is written.
  public let style: Style

  /// Where it stands, with its quotes or its `|`.
  public let range: SourceRange

  /// Creates a scalar.
  public init(_ fragment: SourceFragment, style: Style, at range: SourceRange) {
    self.fragment = fragment
    self.style = style
    self.range = range
  }

  /// Whether the text is a block with `|` or `>`, whose lines follow below.
  public var isBlock: Bool { style == .literal || style == .folded }

  /// The text, with quotes, escapes and indentation undone.
  public var text: String { fragment.text }

  /// Whether nothing stands there at all; `""` is a text, though an empty one.
  public var isEmpty: Bool { style == .plain && text.isEmpty }
}

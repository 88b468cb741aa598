internal import Diagnostics

/// The text of an expression as it stands in a pack, not yet read.
struct ExpressionText: Sendable, Hashable {
  /// The text, and how its bytes lead to the bytes of the file.
  let fragment: SourceFragment

  /// Where it stands, with its quotes or its `|`.
  let range: SourceRange

  /// The text.
  var text: String { fragment.text }
}

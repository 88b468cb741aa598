public import Diagnostics

// An expression may hold what YAML takes for its own: `: `, ` #`, a quote or a bracket at its
// beginning. A reader of expressions adds this advice to its diagnostics.
extension YAMLNode {
  /// The advice to write an expression as a `|` block, where YAML may have got in its way.
  ///
  /// There is some for a collection in brackets and for a text behind which a comment was cut off.
  public var blockNote: Diagnostic.Note? {
    switch kind {
    case .scalar(let scalar):
      return scalar.comment.map { Diagnostic.Note(.yamlCommentCutOff, at: $0) }
    case .sequence, .mapping:
      return Diagnostic.Note(.yamlBrackets, at: range)
    }
  }

  /// The change that makes a `|` block of a value on one line, with all that stands on the line.
  public var blockFix: Diagnostic.Fix? {
    BlockFix(in: range.source, at: range.bytes.lowerBound).fix
  }
}

extension YAMLScalar {
  /// The comment that follows a plain text on its line, from its `#` on.
  public var comment: SourceRange? {
    guard style == .plain, !isEmpty else { return nil }
    let line = Line(at: range.bytes.upperBound, in: range.source)
    let rest = line.bytes(from: range.bytes.upperBound)
    guard let start = rest.firstIndex(where: { $0 != UInt8(ascii: " ") && $0 != 0x09 }),
      rest[start] == UInt8(ascii: "#")
    else { return nil }
    return SourceRange(range.source, start..<line.range.upperBound)
  }
}

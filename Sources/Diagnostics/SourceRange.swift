/// A range of bytes in a source.
public struct SourceRange: Sendable, Hashable {
  /// The source that holds the range.
  public let source: SourceText

  /// The UTF-8 offsets from the first byte up to the one after the last.
  public let bytes: Range<Int>

  /// Creates a range in a source.
  public init(_ source: SourceText, _ bytes: Range<Int>) {
    self.source = source
    self.bytes = bytes
  }

  /// The text in the range.
  public var text: String { source[bytes] }

  /// Where the range begins.
  public var start: Position { source.position(at: bytes.lowerBound) }

  /// Where the range ends: the place after its last character.
  public var end: Position { source.position(at: bytes.upperBound) }

  /// Returns the smallest range that holds this one and another one of the same source.
  public func union(_ other: SourceRange) -> SourceRange {
    let lower = min(bytes.lowerBound, other.bytes.lowerBound)
    return SourceRange(source, lower..<max(bytes.upperBound, other.bytes.upperBound))
  }
}

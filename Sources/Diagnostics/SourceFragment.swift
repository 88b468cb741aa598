/// A text that stands inside another one, such as an expression inside a YAML scalar.
///
/// A reader of the fragment works with offsets into ``text`` and gets, for its diagnostics, places
/// in the file by ``range(_:)``.
public struct SourceFragment: Sendable, Hashable {
  /// The text to read: the value of a scalar, with its quotes and indentation gone.
  public let text: String

  /// The file in which the text stands.
  public let source: SourceText

  /// How offsets in ``text`` lead to offsets in ``source``.
  public let mapping: Mapping

  /// How offsets in a fragment lead to offsets in its file.
  public enum Mapping: Sendable, Hashable {
    /// The fragment stands in the file byte by byte, beginning at this offset.
    case contiguous(from: Int)

    /// Where each byte of the fragment stands in the file, and at last where its end does.
    case table([Int])

    /// Parts can't be told apart: any place in the fragment is this whole range.
    case whole(Range<Int>)
  }

  /// Creates a fragment.
  public init(text: String, source: SourceText, mapping: Mapping) {
    self.text = text
    self.source = source
    self.mapping = mapping
  }

  /// Creates a fragment that is a whole text of its own.
  public init(_ source: SourceText) {
    self.init(text: source.text, source: source, mapping: .contiguous(from: 0))
  }

  /// Returns the place in the file of a range of UTF-8 offsets in ``text``.
  public func range(_ local: Range<Int>) -> SourceRange {
    SourceRange(source, bytes(local))
  }

  private func bytes(_ local: Range<Int>) -> Range<Int> {
    switch mapping {
    case .contiguous(let start):
      return start + local.lowerBound..<start + local.upperBound
    case .whole(let range):
      return range
    case .table(let offsets):
      return bytes(local, in: offsets)
    }
  }

  private func bytes(_ local: Range<Int>, in offsets: [Int]) -> Range<Int> {
    guard let last = offsets.last else { return 0..<0 }
    let lower = local.lowerBound < offsets.count ? offsets[local.lowerBound] : last
    guard !local.isEmpty, local.upperBound < offsets.count else {
      return lower..<(local.isEmpty ? lower : max(lower, last))
    }
    return lower..<max(lower, end(after: local.upperBound - 1, in: offsets))
  }

  /// Where a byte of the fragment ends in the file: where the next begins, as what stands for the
  /// byte may be an escape; but a line break ends at once, before the next line's indentation.
  private func end(after byte: Int, in offsets: [Int]) -> Int {
    let offset = offsets[byte]
    let isBreak = offset < source.bytes.count && [0x0A, 0x0D].contains(source.bytes[offset])
    return isBreak ? offset + 1 : offsets[byte + 1]
  }
}

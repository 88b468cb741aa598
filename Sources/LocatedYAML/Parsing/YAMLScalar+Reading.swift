import Diagnostics

extension YAMLScalar {
  /// Creates a scalar as libyaml has read it.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - style: How it is written.
  ///   - bytes: Where it stands, from its first quote or its `|` on.
  ///   - source: The file.
  init(_ text: String, style: Style, at bytes: Range<Int>, in source: SourceText) {
    let mapping = Self.mapping(of: text, style: style, at: bytes, in: source)
    let fragment = SourceFragment(text: text, source: source, mapping: mapping)
    self.init(fragment, style: style, at: SourceRange(source, bytes))
  }

  private static func mapping(
    of text: String,
    style: Style,
    at bytes: Range<Int>,
    in source: SourceText
  ) -> SourceFragment.Mapping {
    switch style {
    case .folded:
      return .whole(bytes)
    case .literal:
      let offsets = LiteralMapping(text, in: source.bytes, header: bytes.lowerBound).offsets
      return offsets.map(SourceFragment.Mapping.table) ?? .whole(bytes)
    case .plain, .singleQuoted, .doubleQuoted:
      return flowMapping(of: text, style: style, at: bytes, in: source)
    }
  }

  private static func flowMapping(
    of text: String,
    style: Style,
    at bytes: Range<Int>,
    in source: SourceText
  ) -> SourceFragment.Mapping {
    let isQuoted = style != .plain && bytes.count >= 2
    let inner = isQuoted ? bytes.lowerBound + 1..<bytes.upperBound - 1 : bytes
    let written = source.bytes[inner]
    if Self.isSame(written, text) { return .contiguous(from: inner.lowerBound) }
    let mapping = FlowScalarMapping(written, style: style)
    return mapping.value.elementsEqual(text.utf8) ? .table(mapping.offsets) : .whole(bytes)
  }

  /// Whether bytes are those of a text.
  private static func isSame(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    guard bytes.count == text.utf8.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      text.utf8.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) }
        ?? bytes.elementsEqual(text.utf8)
    }
  }
}

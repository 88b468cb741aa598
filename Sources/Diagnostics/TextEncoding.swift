/// What keeps some bytes from being read as a text in UTF-8.
package struct EncodingFault: Error, Sendable, Hashable {
  /// The kinds of faults.
  package enum Kind: Sendable, Hashable {
    /// The text begins like one in UTF-16 or UTF-32.
    case otherEncoding
    /// The bytes are no UTF-8.
    case invalidBytes
  }

  /// What it is.
  package let kind: Kind

  /// The first bytes that can't be read.
  package let bytes: Range<Int>
}

extension SourceText {
  /// The first fault that keeps the source from being read as UTF-8; `nil` for a good text.
  package var encodingFault: EncodingFault? { encodingFault(in: 0..<bytes.count) }

  /// Returns the first fault that keeps a part of the source from being read as UTF-8.
  package func encodingFault(in part: Range<Int>) -> EncodingFault? {
    bytes.withUnsafeBufferPointer { bytes in
      let beginning = bytes[part].prefix(2)
      if beginning.elementsEqual([0xFF, 0xFE]) || beginning.elementsEqual([0xFE, 0xFF]) {
        let bytes = part.lowerBound..<part.lowerBound + 2
        return EncodingFault(kind: .otherEncoding, bytes: bytes)
      }
      let invalid = UnsafeBufferPointer(rebasing: bytes[part]).firstInvalidUTF8
      return invalid.map { range in
        let bytes = part.lowerBound + range.lowerBound..<part.lowerBound + range.upperBound
        return EncodingFault(kind: .invalidBytes, bytes: bytes)
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first bytes that are no UTF-8.
  fileprivate var firstInvalidUTF8: Range<Int>? {
    var index = 0
    while index < count {
      if self[index] < 0x80 {
        index += 1
        continue
      }
      let length = scalarLength(at: index)
      guard length > 0 else { return index..<index + 1 }
      index += length
    }
    return nil
  }

  /// The length of the scalar at an offset, or zero where the bytes are no UTF-8.
  private func scalarLength(at index: Int) -> Int {
    switch self[index] {
    case 0xC2...0xDF: return isTrail(index + 1) ? 2 : 0
    case 0xE0...0xEF: return isLongTrail(index, 3) && second(index, 0xE0, 0xED) ? 3 : 0
    case 0xF0...0xF4: return isLongTrail(index, 4) && second(index, 0xF0, 0xF4) ? 4 : 0
    default: return 0
    }
  }

  private func isLongTrail(_ index: Int, _ length: Int) -> Bool {
    (index + 1..<index + length).allSatisfy(isTrail)
  }

  private func isTrail(_ index: Int) -> Bool { index < count && self[index] & 0xC0 == 0x80 }

  /// Excludes overlong forms, surrogates and what is above U+10FFFF by the second byte.
  private func second(_ index: Int, _ least: UInt8, _ last: UInt8) -> Bool {
    let byte = self[index + 1]
    if self[index] == least { return byte >= (least == 0xE0 ? 0xA0 : 0x90) }
    if self[index] == last { return byte <= (last == 0xED ? 0x9F : 0x8F) }
    return true
  }
}

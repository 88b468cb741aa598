/// Searches texts by their bytes in UTF-8, which is by code points as FEEL wants it.
enum TextSearch {
  /// What a text is asked.
  enum Place: Int32, Sendable {
    case anywhere, start, end
  }

  /// Whether two texts have the same code points.
  @inline(__always)
  static func equal(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && found(a, .start, in: b)
  }

  /// Whether one text stands in another one.
  @inline(__always)
  static func found(_ wanted: String, _ place: Place, in text: String) -> Bool {
    withBytes(of: wanted) { wanted in
      withBytes(of: text) { found(wanted, place, in: $0) }
    }
  }

  /// Calls a function with a text's bytes.
  @inline(__always)
  static func withBytes<R>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  /// Whether some bytes stand in others.
  @inline(__always)
  static func found(
    _ wanted: UnsafeBufferPointer<UInt8>,
    _ place: Place,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let last = text.count - wanted.count
    guard last >= 0 else { return false }
    switch place {
    case .anywhere:
      for start in 0...last where stands(wanted, in: text, at: start) { return true }
      return false
    case .start: return stands(wanted, in: text, at: 0)
    case .end: return stands(wanted, in: text, at: last)
    }
  }

  @inline(__always)
  private static func stands(
    _ wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Bool {
    for index in 0..<wanted.count where text[start &+ index] != wanted[index] { return false }
    return true
  }

  /// Whether a text comes before another one by code points.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

/// Eight bytes of a text at once, the first one lowest.
enum ByteWord {
  /// Reads eight bytes.
  @inline(__always)
  static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// Eight times the same byte.
  @inline(__always)
  static func all(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The high bit of each byte that is zero, and no other.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }

  /// The first bytes, with zeros in the place of the others.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 {
    let unused = UInt64(truncatingIfNeeded: 8 &* (8 &- max(1, min(count, 8))))
    return (word &<< unused) &>> unused
  }

  /// The number that one to eight digits are; `nil` if they are no digits.
  @inline(__always)
  static func number(_ word: UInt64, digits: Int) -> Int? {
    let used = UInt64(truncatingIfNeeded: 8 &* digits)
    // The digits go to the end, with zeros before them.
    let zeros = (all(UInt8(ascii: "0")) &>> (used &- 8)) &>> 8
    let places = (word &<< (64 &- used) | zeros) ^ all(UInt8(ascii: "0"))
    guard (places &+ all(0x76) | places) & all(0x80) == 0 else { return nil }
    let pairs = places &* 10 &+ places &>> 8
    let odd = (pairs & 0xFF_0000_00FF) &* 0x000F_4240_0000_0064
    let even = (pairs &>> 16 & 0xFF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int(truncatingIfNeeded: (odd &+ even) &>> 32)
  }

  /// Whether the first bytes are characters of ASCII that are themselves wherever they stand:
  /// neither blanks nor quotes nor `\`.
  @inline(__always)
  static func isPlain(_ word: UInt64, count: Int) -> Bool {
    let used = UInt64(truncatingIfNeeded: 8 &* max(0, min(count, 8)))
    // A plain character in the place of the bytes behind.
    let text = used < 64 ? first(count, of: word) | all(UInt8(ascii: "0")) &<< used : word
    let low = (text &- all(0x21)) & ~text
    let special = zeros(text ^ all(UInt8(ascii: "\""))) | zeros(text ^ all(UInt8(ascii: "\\")))
    return (low | text | special) & all(0x80) == 0
  }
}

/// A text that grows by pieces, as bytes in UTF-8.
struct ByteText {
  private(set) var bytes: [UInt8] = []

  /// The bytes in memory that is no larger than they are, while the text keeps its own.
  var copy: [UInt8] {
    bytes.withUnsafeBufferPointer { own in
      [UInt8](unsafeUninitializedCapacity: own.count) { copy, count in
        count = copy.update(fromContentsOf: own)
      }
    }
  }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ piece: [UInt8]) { bytes.append(contentsOf: piece) }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  /// Appends a whole number with so many decimal places, without zeros at the end.
  mutating func append(_ number: Int, places: Int) {
    var (rest, places) = (number.magnitude, places)
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24 + places) { digits in
      var next = digits.count
      var place = 0
      while rest > 0 || place <= places {
        if place == places, places > 0 {
          next -= 1
          digits[next] = UInt8(ascii: ".")
        }
        next -= 1
        digits[next] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        place += 1
      }
      if number < 0 {
        next -= 1
        digits[next] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: digits[next...])
    }
  }

  /// Appends a text as a JSON string without its quotes.
  mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        append("\\u00")
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }
}

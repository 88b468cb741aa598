/// Follows a plain or quoted scalar byte by byte, to learn where each byte of its value stands.
///
/// It does what libyaml has done already: breaks are folded, doubled quotes and escapes undone.
/// Its value is compared with libyaml's, so that a difference costs only the mapping.
struct FlowScalarMapping {
  private let bytes: ArraySlice<UInt8>
  private let style: YAMLScalar.Style
  private var index: Int
  private(set) var value: [UInt8] = []
  private(set) var offsets: [Int] = []

  /// Follows the scalar that stands in some bytes, without its quotes.
  init(_ bytes: ArraySlice<UInt8>, style: YAMLScalar.Style) {
    self.bytes = bytes
    self.style = style
    index = bytes.startIndex
    while index < bytes.endIndex { step() }
    offsets.append(bytes.endIndex)
  }

  private mutating func step() {
    let byte = bytes[index]
    switch (byte, style) {
    case (UInt8(ascii: "'"), .singleQuoted):
      append(byte, from: index)
      index += 2
    case (UInt8(ascii: "\\"), .doubleQuoted): readEscape()
    case (0x20, _), (0x09, _), (0x0A, _), (0x0D, _): readSpace()
    default:
      append(byte, from: index)
      index += 1
    }
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    value.append(byte)
    offsets.append(offset)
  }

  /// Blanks within a line stay; with breaks among them, they are one space or the breaks after
  /// the first.
  private mutating func readSpace() {
    let start = index
    var breaks: [Int] = []
    while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
      if bytes[index] == 0x0A { breaks.append(index) }
      index += 1
    }
    if breaks.isEmpty {
      for offset in start..<index { append(bytes[offset], from: offset) }
    } else if breaks.count == 1 {
      append(0x20, from: breaks[0])
    } else {
      for offset in breaks.dropFirst() { append(0x0A, from: offset) }
    }
  }
}

// MARK: - Escapes

extension FlowScalarMapping {
  private mutating func readEscape() {
    let start = index
    guard start + 1 < bytes.endIndex else {
      index = bytes.endIndex
      return
    }
    let letter = bytes[start + 1]
    index += 2
    if letter == 0x0A || letter == 0x0D { return skipBreak() }
    guard let scalar = scalar(escapedBy: letter) else { return }
    for byte in String(scalar).utf8 { append(byte, from: start) }
  }

  /// A break behind a backslash is no space; the next line's indentation goes with it.
  private mutating func skipBreak() {
    while index < bytes.endIndex, [0x20, 0x09, 0x0A].contains(bytes[index]) { index += 1 }
  }

  private mutating func scalar(escapedBy letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "x"): hexadecimal(2)
    case UInt8(ascii: "u"): hexadecimal(4)
    case UInt8(ascii: "U"): hexadecimal(8)
    default: Self.escapes[letter] ?? Unicode.Scalar(letter)
    }
  }

  private mutating func hexadecimal(_ digits: Int) -> Unicode.Scalar? {
    let end = min(index + digits, bytes.endIndex)
    defer { index = end }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    return UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}",
    UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{0B}",
    UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]
}

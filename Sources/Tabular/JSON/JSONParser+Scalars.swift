import Diagnostics

// MARK: - Strings

extension JSONParser {
  /// Reads a string from its quote on.
  mutating func string() throws(JSONFault) -> String {
    let quote = index
    index += 1
    let start = index
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        return text(start..<index - 1)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start, quote: quote) }
      guard byte >= 0x20 else { throw controlCharacter(quote: quote) }
      index += 1
    }
    throw fault(.jsonUnclosedQuote, at: quote..<quote + 1)
  }

  /// Reads the rest of a string that has escapes.
  private mutating func escapedString(from start: Int, quote: Int) throws(JSONFault) -> String {
    var text = Array(bytes[start..<index])
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: text, as: UTF8.self)
      }
      guard byte >= 0x20 else { throw controlCharacter(quote: quote) }
      if byte == UInt8(ascii: "\\") {
        text += UTF8.encode(try escape()).map(Array.init) ?? []
      } else {
        text.append(byte)
        index += 1
      }
    }
    throw fault(.jsonUnclosedQuote, at: quote..<quote + 1)
  }

  private func controlCharacter(quote: Int) -> JSONFault {
    let byte = bytes[index]
    if byte == 0x0A || byte == 0x0D { return fault(.jsonUnclosedQuote, at: quote..<quote + 1) }
    return fault(.jsonControlCharacter, at: index..<index + 1)
  }

  /// Reads an escape from its backslash on.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = index
    guard index + 1 < end else { throw fault(.jsonEscape, at: start..<end) }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw fault(.jsonEscape, at: start..<start + 2)
    }
  }

  /// Reads the digits of one escape, or of the two that make a surrogate pair.
  private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
    guard let first = codeUnit() else { throw fault(.jsonEscape, at: start..<min(index, end)) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isPair = skip(UInt8(ascii: "\\")) && skip(UInt8(ascii: "u"))
    guard first < 0xDC00, isPair, let second = codeUnit(), second & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
      )
    else { throw fault(.jsonSurrogate, at: start..<start + 6) }
    return scalar
  }

  private mutating func codeUnit() -> UInt16? {
    guard index + 4 <= end else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    index += 4
    return unit
  }
}

// MARK: - Numbers and names

extension JSONParser {
  /// Reads a number and returns it as it is typed.
  mutating func number() throws(JSONFault) -> String {
    let start = index
    _ = skip(UInt8(ascii: "-"))
    let whole = digits()
    var isWellFormed = whole == 1 || (whole > 1 && bytes[index - whole] != UInt8(ascii: "0"))
    if skip(UInt8(ascii: ".")) { isWellFormed = digits() > 0 && isWellFormed }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
      isWellFormed = digits() > 0 && isWellFormed
    }
    guard isWellFormed, !isWordByte else { throw word(from: start, Diagnostic.Message.jsonNumber) }
    return text(start..<index)
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
    return index - start
  }

  /// Reads `true`, `false` or `null`.
  mutating func literal() throws(JSONFault) -> JSONNode.Kind {
    let names: [(StaticString, JSONNode.Kind)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    let start = index
    for (name, kind) in names where starts(with: name) {
      index += name.utf8CodeUnitCount
      guard !isWordByte else { throw word(from: start, Diagnostic.Message.jsonUnknownWord) }
      return kind
    }
    guard isWordByte || peek == UInt8(ascii: "+") || peek == UInt8(ascii: ".") else {
      throw unexpected(.jsonExpectedValue)
    }
    throw word(from: start, Diagnostic.Message.jsonUnknownWord)
  }

  private func starts(with name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard index + count <= end else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == name.utf8Start[$0] }
  }

  private var isWordByte: Bool {
    guard let byte = peek else { return false }
    let scalar = Unicode.Scalar(byte)
    return byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
  }

  private mutating func word(
    from start: Int,
    _ message: (String) -> Diagnostic.Message
  ) -> JSONFault {
    index = max(index, start)
    while isWordByte || peek == UInt8(ascii: "-") { index += 1 }
    let place = start..<max(index, min(start + 1, end))
    return fault(message(text(place)), at: place)
  }
}

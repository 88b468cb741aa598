#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// GB 18030 in and out, by the `iconv` of the C library.
enum GB18030 {
  /// Turns bytes into UTF-8; a byte that belongs to no character is a fault.
  static func decoded(_ bytes: [UInt8]) -> DecodedBytes {
    var decoded = DecodedBytes()
    Conversion(from: "GB18030", to: "UTF-8").run(bytes) { step in
      switch step {
      case .converted(let utf8): decoded.append(utf8)
      case .refused(let byte): decoded.append(fault: byte)
      }
    }
    return decoded
  }

  /// Returns a text in GB 18030, which has a place for every character of Unicode.
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    Conversion(from: "UTF-8", to: "GB18030").run(Array(text.utf8)) { step in
      switch step {
      case .converted(let converted): bytes += converted
      case .refused: bytes.append(UInt8(ascii: "?"))
      }
    }
    return bytes
  }
}

/// A conversion of the C library.
private struct Conversion {
  enum Step {
    case converted(ArraySlice<UInt8>)
    case refused(UInt8)
  }

  let from: String
  let to: String

  init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  /// Converts bytes piece by piece; each byte that can't be converted is a step of its own.
  func run(_ bytes: [UInt8], _ take: (Step) -> Void) {
    guard let handle = iconv_open(to, from), Int(bitPattern: handle) != -1 else {
      for byte in bytes { take(byte < 0x80 ? .converted([byte]) : .refused(byte)) }
      return
    }
    defer { iconv_close(handle) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4096)
    var start = 0
    while start < input.count {
      let (read, written, isRefused) = Self.step(handle, &input, from: start, &output)
      if written > 0 {
        let piece = output[..<written].map { UInt8(bitPattern: $0) }
        take(.converted(piece[...]))
      }
      start += read
      guard isRefused, start < input.count else { continue }
      take(.refused(bytes[start]))
      start += 1
    }
  }

  /// Converts as much as fits into the output, or until a byte is refused.
  private static func step(
    _ handle: iconv_t,
    _ input: inout [CChar],
    from start: Int,
    _ output: inout [CChar]
  ) -> (read: Int, written: Int, isRefused: Bool) {
    var inputLeft = input.count - start
    var outputLeft = output.count
    let room = outputLeft
    let isRefused = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress?.advanced(by: start)
        var to = output.baseAddress
        let result = iconv(handle, &from, &inputLeft, &to, &outputLeft)
        return Int(truncatingIfNeeded: result) == -1 && errno != E2BIG
      }
    }
    return (input.count - start - inputLeft, room - outputLeft, isRefused)
  }
}

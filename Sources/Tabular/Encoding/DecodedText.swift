public import Diagnostics

/// The text of a table file, whatever encoding it was in, and which of its bytes could not be read.
///
/// A byte that can't be read stands in the text as U+FFFD, and a diagnostic is at its place, so that
/// the rows without such bytes can be used. The diagnostics show no line, since tables hold personal
/// data. A line may end with CR alone, as old programs write it; in the text it ends with LF.
public struct DecodedText: Sendable {
  /// The text in UTF-8, without a mark.
  public let source: SourceText

  /// The encoding that the bytes were in.
  public let encoding: TableEncoding

  /// How many bytes that can't be read are reported; a file with more of them is no table.
  public static let mostFaults = 1000

  /// What is wrong with the bytes: the first ``mostFaults``, and the next one if there are more.
  public let diagnostics: [Diagnostic]

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - name: The name under which the file is shown.
  ///   - bytes: The file.
  ///   - encoding: How the file is encoded; `nil` to find out from the bytes. A mark of UTF-8 is
  ///     passed over also where UTF-8 without one is asked for.
  public init(name: String, bytes: [UInt8], as encoding: TableEncoding? = nil) {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    self.encoding = isWide ? .utf8 : encoding ?? TableEncoding(detectedIn: bytes)
    let decoded = isWide ? DecodedBytes() : Self.decoded(bytes, as: self.encoding)
    let (source, chosen) = (SourceText(name: name, bytes: decoded.lines), self.encoding)
    self.source = source
    diagnostics =
      isWide
      ? [Self.diagnostic(.wideEncoding, at: SourceRange(source, 0..<0))]
      : decoded.faults.prefix(Self.mostFaults + 1).map { fault in
        Self.diagnostic(.wrongByte(fault.byte, in: chosen), at: SourceRange(source, fault.range))
      }
  }

  private static func decoded(_ bytes: [UInt8], as encoding: TableEncoding) -> DecodedBytes {
    guard encoding != .gb18030 else { return GB18030.decoded(bytes) }
    let hasMark = bytes.starts(with: ByteOrderMark.utf8)
    return DecodedBytes(utf8: bytes[(hasMark ? 3 : 0)...])
  }

  private static func diagnostic(
    _ message: Diagnostic.Message,
    at range: SourceRange
  ) -> Diagnostic {
    var diagnostic = Diagnostic(message, at: range)
    diagnostic.isPrivate = true
    return diagnostic
  }
}

// MARK: - Detection

extension TableEncoding {
  /// Finds out how bytes are encoded: by the mark, or as UTF-8 if that is what they mostly are.
  ///
  /// A text in GB 18030 has hardly a character that is one in UTF-8 as well, so a single broken
  /// byte in a text in UTF-8 does not make it one in GB 18030.
  public init(detectedIn bytes: [UInt8]) {
    guard !bytes.starts(with: ByteOrderMark.utf8) else {
      self = .utf8WithMark
      return
    }
    let decoded = DecodedBytes(utf8: bytes[...])
    self = decoded.faults.count * 4 <= decoded.wideCount ? .utf8 : .gb18030
  }
}

/// Bytes turned into UTF-8.
struct DecodedBytes {
  /// A byte that could not be read, and where its replacement stands.
  struct Fault {
    let byte: UInt8
    let range: Range<Int>
  }

  private(set) var utf8: [UInt8] = []
  private(set) var faults: [Fault] = []
  /// How many characters outside ASCII were read.
  private(set) var wideCount = 0

  private static let replacement = Array("\u{FFFD}".utf8)

  init() {}

  /// Reads bytes that should be UTF-8.
  init(utf8 bytes: ArraySlice<UInt8>) {
    utf8.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = bytes.lengthOfScalar(at: index)
      if length == 0 {
        append(fault: bytes[index])
      } else {
        append(bytes[index..<index + length])
        if length > 1 { wideCount += 1 }
      }
      index += max(length, 1)
    }
  }

  /// The text with LF where a line ends with CR alone, at the same places.
  var lines: [UInt8] {
    var lines = utf8
    for index in lines.indices where lines[index] == 0x0D {
      let isPair = index + 1 < lines.count && lines[index + 1] == 0x0A
      if !isPair { lines[index] = 0x0A }
    }
    return lines
  }

  mutating func append(_ bytes: some Sequence<UInt8>) { utf8 += bytes }

  mutating func append(fault byte: UInt8) {
    let start = utf8.count
    utf8 += Self.replacement
    faults.append(Fault(byte: byte, range: start..<utf8.count))
  }
}

extension ArraySlice<UInt8> {
  /// The number of bytes of the scalar that begins at an index, or zero where none does.
  fileprivate func lengthOfScalar(at index: Int) -> Int {
    guard self[index] >= 0x80 else { return 1 }
    let length = self[index] >= 0xF0 ? 4 : self[index] >= 0xE0 ? 3 : 2
    guard index + length <= endIndex else { return 0 }
    return String(validating: self[index..<index + length], as: UTF8.self) == nil ? 0 : length
  }
}

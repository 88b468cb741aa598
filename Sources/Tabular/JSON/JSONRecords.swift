public import Diagnostics

/// Reads the records of a JSON text one after the other, without the tree of the whole.
///
/// Records are the items of an array at the top, or values that follow one another, as in JSON
/// Lines; a text that is one object is one record. A line of JSON Lines that is broken is reported,
/// and reading goes on with the next line that begins with a brace; in an array it ends there.
///
/// ```swift
/// var records = JSONRecords(source)
/// while let record = records.next() { ... }
/// ```
public struct JSONRecords: Sequence, IteratorProtocol, Sendable {
  /// What is wrong with the text that was read so far.
  public private(set) var diagnostics: [Diagnostic] = []

  private let source: SourceText
  private let depth: Int
  private let isArray: Bool
  private var index: Int
  private var isFirst = true
  private var isFinished = false

  /// Creates a reader of the records of a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - limits: How much of it may be read.
  public init(_ source: SourceText, limits: JSONLimits = .standard) {
    self.source = source
    depth = limits.depth
    let start = Self.start(of: source.bytes)
    isArray = start < source.bytes.count && source.bytes[start] == UInt8(ascii: "[")
    index = isArray ? start + 1 : start
    guard let fault = Self.fault(of: source, limits) else { return }
    isFinished = true
    diagnostics = [fault]
  }

  /// Returns the next record, or `nil` behind the last one.
  public mutating func next() -> JSONNode? {
    while !isFinished {
      if let record = read() { return record }
    }
    return nil
  }

  private mutating func read() -> JSONNode? {
    source.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes, index..<bytes.count, of: source, depth: depth)
      defer {
        index = parser.index
        diagnostics += parser.diagnostics
      }
      do throws(JSONFault) {
        return try isArray ? item(&parser) : value(&parser)
      } catch {
        diagnostics.append(error.diagnostic)
        skipFault(&parser, from: index)
        return nil
      }
    }
  }

  private mutating func item(_ parser: inout JSONParser) throws(JSONFault) -> JSONNode? {
    let item = try parser.item(isFirst: isFirst)
    isFirst = false
    guard item == nil else { return item }
    isFinished = true
    parser.skipBlanks()
    if parser.peek != nil { throw parser.unexpected(.jsonExpectedEnd) }
    return nil
  }

  private mutating func value(_ parser: inout JSONParser) throws(JSONFault) -> JSONNode? {
    parser.skipBlanks()
    guard parser.peek == nil else {
      isFirst = false
      return try parser.value()
    }
    isFinished = true
    if isFirst { throw parser.fault(.jsonEmpty, at: parser.index..<parser.index) }
    return nil
  }

  /// Goes from a record that is broken to the next line that begins one.
  private mutating func skipFault(_ parser: inout JSONParser, from start: Int) {
    guard !isArray, !isFinished else { return isFinished = true }
    parser.index = start
    parser.skipBlanks()
    while let byte = parser.peek {
      parser.index += 1
      if byte == 0x0A, parser.peek == UInt8(ascii: "{") { return }
    }
    isFinished = true
  }
}

// MARK: - Beginning

extension JSONRecords {
  /// Where the first value begins, behind a mark and blanks.
  private static func start(of bytes: [UInt8]) -> Int {
    var index = bytes.byteOrderMarkLength
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    return index
  }

  private static func fault(of source: SourceText, _ limits: JSONLimits) -> Diagnostic? {
    guard source.bytes.count <= limits.bytes else {
      let message = Diagnostic.Message.jsonTooLarge(source.bytes.count, limit: limits.bytes)
      return Diagnostic(message, at: SourceRange(source, 0..<0))
    }
    return source.encodingFault.map { fault in
      let isOther = fault.kind == .otherEncoding
      return Diagnostic(
        isOther ? .jsonOtherEncoding : .jsonInvalidBytes,
        at: SourceRange(source, fault.bytes)
      )
    }
  }
}

public import Diagnostics

// file  = [mark] row { break row } [break]
// row   = cell { separator cell }
// cell  = { any but separator, break, quote } | '"' { any but quote | '""' } '"'
// break = CR LF | LF | CR

/// Reads a CSV file (RFC 4180, UTF-8) row by row, and reports what is wrong with each.
///
/// Lines without any text are skipped. A cell keeps its blanks; a quoted one may span lines.
public struct CSVReader: Sequence, IteratorProtocol, Sendable {
  /// What is wrong with the rows that were read so far.
  public private(set) var diagnostics: [Diagnostic] = []

  private let source: SourceText
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int

  /// Creates a reader.
  ///
  /// A file that is no UTF-8 has no rows and one diagnostic.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - separator: What stands between cells, an ASCII character.
  public init(_ source: SourceText, separator: Unicode.Scalar = ",") {
    precondition(separator.isASCII, "the separator of cells is an ASCII character")
    self.source = source
    self.separator = UInt8(ascii: separator)
    bytes = source.bytes
    index = bytes.byteOrderMarkLength
    guard let fault = source.encodingFault else { return }
    index = bytes.count
    report(.csvEncoding, at: fault.bytes)
  }

  /// Returns the next row, or `nil` at the end of the file.
  public mutating func next() -> CSVRow? {
    while isAtBreak { index += 1 }
    guard index < bytes.count else { return nil }
    var cells = [cell()]
    while index < bytes.count, bytes[index] == separator {
      index += 1
      cells.append(cell())
    }
    return CSVRow(cells)
  }

  private var isAtBreak: Bool {
    index < bytes.count && (bytes[index] == 0x0A || bytes[index] == 0x0D)
  }

  private var isAtCellEnd: Bool {
    index == bytes.count || bytes[index] == separator || isAtBreak
  }

  private mutating func cell() -> CSVCell {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return quotedCell() }
    while !isAtCellEnd { index += 1 }
    if let quote = bytes[start..<index].firstIndex(of: UInt8(ascii: "\"")) {
      report(.csvQuoteInCell, at: quote..<quote + 1)
    }
    let range = SourceRange(source, start..<index)
    return CSVCell(range.text, at: range)
  }

  private mutating func quotedCell() -> CSVCell {
    let start = index
    var text: [UInt8] = []
    index += 1
    while let quote = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) {
      text += bytes[index..<quote]
      index = quote + 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        skipBehindQuote()
        return cell(text, from: start)
      }
      text.append(UInt8(ascii: "\""))
      index += 1
    }
    text += bytes[index...]
    index = bytes.count
    report(.csvUnclosedQuote, at: start..<start + 1)
    return cell(text, from: start)
  }

  private func cell(_ text: [UInt8], from start: Int) -> CSVCell {
    let text = String(decoding: text, as: UTF8.self)
    return CSVCell(text, at: SourceRange(source, start..<index), isQuoted: true)
  }

  private mutating func skipBehindQuote() {
    let start = index
    while !isAtCellEnd { index += 1 }
    if start < index { report(.csvTextBehindQuote, at: start..<index) }
  }

  private mutating func report(_ message: Diagnostic.Message, at bytes: Range<Int>) {
    diagnostics.append(Diagnostic(message, at: SourceRange(source, bytes)))
  }
}

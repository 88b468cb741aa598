/// The texts that cells share.
struct SharedStrings {
  private(set) var texts: [String] = []

  /// The texts of a workbook that has no such part.
  init() {}

  /// Reads the part `sharedStrings.xml`.
  init(_ part: String, _ bytes: [UInt8], limit: Int) throws(SpreadsheetError) {
    var reader = try MarkupReader(part, bytes)
    while let piece = try reader.next() {
      guard case .start("si", _) = piece else { continue }
      guard texts.count < limit else { throw .tooLarge(.cells, limit: limit) }
      texts.append(EscapedText.undone(try Self.text(&reader)))
    }
  }

  /// Reads the text of an item: its runs one after another, without what says how to pronounce it.
  static func text(_ reader: inout MarkupReader) throws(SpreadsheetError) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let piece = try reader.next() {
      switch piece {
      case .start("t", _): text += try reader.characters()
      case .start("rPh", _): _ = try reader.characters()
      case .start: depth += 1
      case .end: depth -= 1
      case .text: continue
      }
    }
    return text
  }
}

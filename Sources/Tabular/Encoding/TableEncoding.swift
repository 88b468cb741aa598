/// How the characters of a table are written as bytes.
public enum TableEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-8 behind a mark, by which spreadsheet programs recognise it.
  case utf8WithMark = "utf-8-bom"
  /// GB 18030, which Chinese spreadsheet programs write where nothing else is asked for.
  case gb18030

  /// Returns the bytes of a text, with the mark where the encoding has one.
  public func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: ByteOrderMark.utf8 + Array(text.utf8)
    case .gb18030: GB18030.bytes(of: text)
    }
  }
}

/// The mark at the beginning of a text.
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}

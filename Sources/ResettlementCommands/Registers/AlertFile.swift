internal import Diagnostics
internal import Foundation
internal import ResettlementKit

/// The file in which alerts and feedback are kept.
enum AlertFile {
  private static let limit = 64 << 20

  /// Reads a book of alerts.
  ///
  /// - Throws: ``CommandError`` if the file can't be read or is no book, or is not there and must be.
  static func read(_ path: String, mustExist: Bool) throws(CommandError) -> AlertBook {
    guard mustExist || Files.exists(path) else { return AlertBook() }
    let bytes = try Files.bytes(at: path, limit: limit)
    do {
      return try JSONDecoder().decode(AlertBook.self, from: Data(bytes))
    } catch {
      throw CommandError(.noAlertBook(path))
    }
  }

  /// Writes a book of alerts; the same book gives the same bytes.
  static func write(_ book: AlertBook, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Files.write(Array(encoder.encode(book)) + [0x0A], to: path)
  }
}

extension Diagnostic.Message {
  fileprivate static func noAlertBook(_ path: String) -> Self {
    Self(
      "command.no-alert-book",
      en: "'\(path)' holds no alerts; name the file that 'register match --book' wrote",
      zh: "“\(path)”不是预警文件；请给出 register match --book 写出的文件"
    )
  }

  static func noSuchAlert(_ id: String) -> Self {
    Self(
      "command.no-such-alert",
      en: "there is no alert '\(id)'; without --alert the open ones are listed",
      zh: "没有预警“\(id)”；不写 --alert 则列出未反馈的预警"
    )
  }
}

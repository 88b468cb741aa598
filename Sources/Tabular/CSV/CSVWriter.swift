/// Writes CSV (RFC 4180).
///
/// The same rows give the same bytes.
public struct CSVWriter: Sendable, Hashable {
  /// How lines end.
  public enum LineBreak: String, Sendable, Hashable {
    /// As RFC 4180 has it.
    case windows = "\r\n"
    /// As on Unix.
    case unix = "\n"
  }

  /// What stands between cells.
  public let separator: Unicode.Scalar

  /// How lines end.
  public let lineBreak: LineBreak

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - separator: What stands between cells.
  ///   - lineBreak: How lines end.
  public init(separator: Unicode.Scalar = ",", lineBreak: LineBreak = .unix) {
    self.separator = separator
    self.lineBreak = lineBreak
  }

  /// Returns the line of a row with its break.
  ///
  /// A cell is quoted only where it must be; a row of one empty cell is quoted, too, as it would
  /// else be a line without text.
  public func line(_ cells: some Sequence<String>) -> String {
    let line = cells.map(quoted).joined(separator: String(separator))
    return (line.isEmpty ? "\"\"" : line) + lineBreak.rawValue
  }

  private func quoted(_ text: String) -> String {
    let mustQuote = text.unicodeScalars.contains { scalar in
      scalar == separator || scalar == "\"" || scalar == "\n" || scalar == "\r"
    }
    guard mustQuote else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted += "\"" }
    }
    return quoted + "\""
  }
}

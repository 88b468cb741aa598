internal import Diagnostics

/// Texts set in columns of a terminal, in which a Chinese character takes two.
extension String {
  /// How many columns of a terminal the text takes.
  var columns: Int { unicodeScalars.map(\.displayWidth).reduce(0, +) }

  /// The text with blanks behind it up to a number of columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  /// The text with blanks before it up to a number of columns.
  func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }

  /// The text cut to a number of columns, with `…` where something is left out.
  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    var kept = ""
    for scalar in unicodeScalars {
      guard kept.columns + scalar.displayWidth < width else { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + "…"
  }
}

/// A line of a source with a mark under a part of it.
struct Excerpt {
  /// The line, from one.
  let lineNumber: Int

  /// The line as it is shown.
  private(set) var shown = ""

  /// What stands under the line, without its number.
  private(set) var marks = ""

  private static let longest = 160
  private static let kept = 60

  /// Creates an excerpt with the first line of a range, which is marked up to the line's end.
  init(_ range: SourceRange, in lines: LineIndex) {
    lineNumber = lines.position(at: range.bytes.lowerBound).line
    let end = range.bytes.lowerBound + Self.longest * 4
    let line = lines.bytes(ofLine: lineNumber, through: end)
    let window = Self.window(of: line, around: range.bytes.clamped(to: line), in: range.source)
    let marked = range.bytes.clamped(to: window)
    if window.lowerBound > line.lowerBound { append("…", isMarked: false) }
    show(range.source[window.lowerBound..<marked.lowerBound], isMarked: false)
    show(range.source[marked], isMarked: true)
    if !marks.contains("^") { marks += "^" }
    shown += Self.visible(range.source[marked.upperBound..<window.upperBound])
    if window.upperBound < line.upperBound { shown += "…" }
  }

  private mutating func show(_ text: String, isMarked: Bool) {
    for scalar in Self.visible(text).unicodeScalars {
      append(scalar, isMarked: isMarked)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, isMarked: Bool) {
    shown.unicodeScalars.append(scalar)
    if isMarked {
      marks += String(repeating: "^", count: scalar.displayWidth)
    } else {
      marks += scalar == "\t" ? "\t" : String(repeating: " ", count: scalar.displayWidth)
    }
  }

  /// Control characters would move a terminal's cursor; tabs are kept.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var visible = ""
    visible.unicodeScalars += text.unicodeScalars.map { isHidden($0) ? "\u{FFFD}" : $0 }
    return visible
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let isBidirectionalControl =
      (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    let isControl = scalar.properties.generalCategory == .control
    return (isControl && scalar != "\t") || isBidirectionalControl
  }

  /// The part of a long line that is shown: some bytes before the mark and some after it.
  private static func window(
    of line: Range<Int>,
    around marked: Range<Int>,
    in source: SourceText
  ) -> Range<Int> {
    guard line.count > longest * 2 else { return line }
    var lower = max(line.lowerBound, marked.lowerBound - kept)
    var upper = min(line.upperBound, marked.lowerBound + longest)
    let bytes = source.bytes
    while lower > line.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < line.upperBound, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<upper
  }
}

/// Finds where each byte of a `|` block stands, line by line.
struct LiteralMapping {
  /// The offset of each byte of the value, and at last the value's end; `nil` where the lines of
  /// the file are not those of the value.
  private(set) var offsets: [Int]?

  /// Finds the lines of a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - file: The file's bytes.
  ///   - header: The offset of the block's `|`.
  init(_ value: String, in file: [UInt8], header: Int) {
    var offsets: [Int] = []
    var end = header
    var next = Self.lineEnd(from: header, in: file).next
    for line in Array(value.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      let (lineEnd, following) = Self.lineEnd(from: next, in: file)
      let start = lineEnd - line.count
      if line.isEmpty && offsets.count == value.utf8.count { break }
      guard start >= next, file[start..<lineEnd] == line else { return }
      offsets += start..<lineEnd
      if offsets.count < value.utf8.count { offsets.append(lineEnd) }
      (end, next) = (lineEnd, following)
    }
    self.offsets = offsets + [end]
  }

  /// Returns where a line's text ends, and where the next line begins.
  private static func lineEnd(from start: Int, in file: [UInt8]) -> (text: Int, next: Int) {
    let start = min(start, file.count)
    guard let feed = file[start...].firstIndex(of: 0x0A) else { return (file.count, file.count) }
    return (feed > start && file[feed - 1] == 0x0D ? feed - 1 : feed, feed + 1)
  }
}

/// A block of code in a page, between two lines of three backquotes.
struct FencedBlock {
  /// What follows the backquotes, such as `yaml` or `yaml baichuan/pack.yaml`.
  let label: String

  /// The lines between, each with its line break.
  let text: String

  /// Where ``text`` stands in the page.
  let range: Range<String.Index>

  /// The language, the first word of the label.
  var language: String { label.split(separator: " ").first.map(String.init) ?? "" }

  /// The file that the block is, the second word of the label.
  var file: String? {
    let words = label.split(separator: " ")
    return words.count == 2 ? String(words[1]) : nil
  }

  /// Returns the blocks of a page in order.
  static func all(in page: String) -> [FencedBlock] {
    var blocks: [FencedBlock] = []
    var open: (label: String, start: String.Index)?
    var line = page.startIndex
    while line < page.endIndex {
      let next = page[line...].firstIndex(of: "\n").map(page.index(after:)) ?? page.endIndex
      if page[line..<next].hasPrefix("```") {
        if let (label, start) = open {
          let block = FencedBlock(
            label: label,
            text: String(page[start..<line]),
            range: start..<line
          )
          blocks.append(block)
          open = nil
        } else {
          open = (page[line..<next].dropFirst(3).trimmed, next)
        }
      }
      line = next
    }
    return blocks
  }
}

extension Substring {
  /// The text without blanks and line breaks around it.
  var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

internal import Diagnostics

/// The words of a paragraph, and the names in braces between them.
struct PaperPieces {
  /// A piece.
  enum Piece {
    case words(String)
    case name(LocatedName)
    /// A brace that nothing closes, or closes nothing.
    case stray(SourceRange)
  }

  /// The pieces, one after another.
  private(set) var pieces: [Piece] = []

  private let fragment: SourceFragment
  private let bytes: [UInt8]

  /// Takes a paragraph to pieces.
  init(_ fragment: SourceFragment) {
    self.fragment = fragment
    bytes = Array(fragment.text.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "}") else {
        index += 1
        continue
      }
      addWords(start..<index)
      index = addName(from: index)
      start = index
    }
    addWords(start..<bytes.count)
  }

  /// Adds the name that a brace begins, and returns where it ends.
  private mutating func addName(from open: Int) -> Int {
    let rest = bytes[open...]
    guard bytes[open] == UInt8(ascii: "{"), let close = rest.firstIndex(of: UInt8(ascii: "}")),
      !rest[(open + 1)..<close].contains(UInt8(ascii: "{"))
    else {
      pieces.append(.stray(fragment.range(open..<open + 1)))
      return open + 1
    }
    let name = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    pieces.append(.name(Located(name, at: fragment.range(open + 1..<close))))
    return close + 1
  }

  private mutating func addWords(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append(.words(String(decoding: bytes[range], as: UTF8.self)))
  }
}

/// A run of text, parts of which lead elsewhere.
struct Prose: Sendable, Hashable {
  /// A part of a text.
  enum Piece: Sendable, Hashable {
    /// Plain words.
    case text(String)
    /// Words that carry weight.
    case strong(String)
    /// Words of lesser weight.
    case faint(String)
    /// A name or an expression as it is written in a pack.
    case code(String)
    /// Words that lead to something in a pack.
    case link(String, Address)
    /// A short mark, such as a status, with the class that colours it.
    case badge(String, tone: String)
  }

  /// The parts in their order.
  var pieces: [Piece]

  init(_ pieces: [Piece]) { self.pieces = pieces }

  /// The words without what they lead to.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .strong(let text), .faint(let text), .code(let text): text
      case .link(let text, _), .badge(let text, _): text
      }
    }
    .joined()
  }

  /// Whether nothing is said.
  var isEmpty: Bool { plain.isEmpty }

  static func text(_ text: String) -> Prose { Prose([.text(text)]) }
  static func strong(_ text: String) -> Prose { Prose([.strong(text)]) }
  static func faint(_ text: String) -> Prose { Prose([.faint(text)]) }
  static func code(_ text: String) -> Prose { Prose([.code(text)]) }
  static func link(_ text: String, _ address: Address) -> Prose { Prose([.link(text, address)]) }
  static func badge(_ text: String, _ tone: String) -> Prose { Prose([.badge(text, tone: tone)]) }

  static func + (one: Prose, other: Prose) -> Prose { Prose(one.pieces + other.pieces) }
}

extension Prose: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = text.isEmpty ? Prose([]) : .text(text) }
}

extension [Prose] {
  /// The texts, one after another, with a mark between them.
  func joined(_ separator: String) -> Prose {
    var pieces: [Prose.Piece] = []
    for (index, prose) in enumerated() {
      if index > 0 { pieces.append(.text(separator)) }
      pieces += prose.pieces
    }
    return Prose(pieces)
  }
}

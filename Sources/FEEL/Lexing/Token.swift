/// A word or mark of FEEL.
struct Token: Sendable, Hashable {
  /// What sort of token it is.
  enum Kind: Sendable, Hashable {
    /// A number, such as `1.5e3`.
    case number
    /// A text in quotation marks; the token's text is what it stands for.
    case string
    /// A name without spaces, or a keyword.
    case word
    /// An operator, bracket or other mark.
    case mark
    /// The end of the text.
    case end
  }

  /// What sort of token it is.
  let kind: Kind
  /// Its characters; those of a string with escapes resolved.
  let text: String
  /// Where it stands, in UTF-8 offsets.
  let range: Range<Int>

  /// Whether this is a certain mark.
  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  /// Whether this is a certain word.
  func isWord(_ word: String) -> Bool { kind == .word && text == word }
}

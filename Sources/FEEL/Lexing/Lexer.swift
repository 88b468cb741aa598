internal import Diagnostics

/// Splits a text into tokens.
///
/// White space and comments (`// …` to the end of the line, `/* … */`) are left out. Marks are the
/// longest of `..`, `**`, `<=`, `>=`, `!=`, `->` and single characters. Marks of Chinese text and of
/// other languages, such as `（` and `==`, are reported with what to write, and read as that.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private let fragment: SourceFragment
  private var index = 0
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Creates a lexer of a text.
  init(_ fragment: SourceFragment) {
    self.fragment = fragment
    scalars = Array(fragment.text.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
  }

  /// Reads the whole text; the last token is the end.
  mutating func run() {
    while skipSpace() { readToken() }
    let end = offsets[scalars.count]
    tokens.append(Token(kind: .end, text: "", range: end..<end))
  }

  private mutating func readToken() {
    let scalar = scalars[index]
    if Self.isDigit(scalar) || (scalar == "." && isDigit(index + 1)) {
      readNumber()
    } else if NameCharacters.isStart(scalar) {
      readWord()
    } else if scalar == "\"" {
      readString(closing: "\"", isWide: false)
    } else {
      readMark(scalar)
    }
  }

  // MARK: - Helpers

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private func isDigit(_ position: Int) -> Bool {
    position < scalars.count && Self.isDigit(scalars[position])
  }

  private func scalar(_ position: Int) -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private func bytes(_ start: Int, _ end: Int) -> Range<Int> { offsets[start]..<offsets[end] }

  private func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  private mutating func append(_ kind: Token.Kind, _ text: String, from start: Int) {
    tokens.append(Token(kind: kind, text: text, range: bytes(start, index)))
  }

  private mutating func report(
    _ message: Diagnostic.Message,
    _ start: Int,
    _ end: Int,
    fix: String? = nil
  ) {
    let range = fragment.range(bytes(start, end))
    let change = fix.map { Diagnostic.Fix(replacing: range, with: $0) }
    diagnostics.append(Diagnostic(.error, message, at: range, fix: change))
  }
}

// MARK: - White space

extension Lexer {
  /// Moves to the next token; false at the end of the text.
  private mutating func skipSpace() -> Bool {
    while index < scalars.count {
      if NameCharacters.isSpace(scalars[index]) {
        index += 1
      } else if scalars[index] == "/", scalar(index + 1) == "/" {
        skipLine()
      } else if scalars[index] == "/", scalar(index + 1) == "*" {
        skipComment()
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipLine() {
    while index < scalars.count, scalars[index] != "\n", scalars[index] != "\r" { index += 1 }
  }

  private mutating func skipComment() {
    let start = index
    index += 2
    while index < scalars.count {
      if scalars[index] == "*", scalar(index + 1) == "/" {
        index += 2
        return
      }
      index += 1
    }
    report(.unclosedComment, start, start + 2)
  }
}

// MARK: - Numbers and words

extension Lexer {
  private mutating func readNumber() {
    let start = index
    skipDigits()
    if scalar(index) == ".", isDigit(index + 1) {
      index += 1
      skipDigits()
    }
    readExponent()
    append(.number, text(start, index), from: start)
  }

  private mutating func skipDigits() {
    while isDigit(index) { index += 1 }
  }

  private mutating func readExponent() {
    guard let mark = scalar(index), mark == "e" || mark == "E" else { return }
    let sign = scalar(index + 1)
    let first = sign == "+" || sign == "-" ? index + 2 : index + 1
    guard isDigit(first) else { return }
    index = first
    skipDigits()
  }

  private mutating func readWord() {
    let start = index
    while let next = scalar(index), NameCharacters.isPart(next) { index += 1 }
    append(.word, text(start, index), from: start)
  }
}

// MARK: - Strings

extension Lexer {
  private mutating func readString(closing: Unicode.Scalar, isWide: Bool) {
    let start = index
    var content = String.UnicodeScalarView()
    index += 1
    while let next = scalar(index) {
      if next == closing || (isWide && next == "\"") {
        index += 1
        append(.string, String(content), from: start)
        return
      }
      content.append(contentsOf: readCharacter(next))
    }
    report(.unclosedString, start, start + 1)
    append(.string, String(content), from: start)
  }

  /// Reads a character or an escape; an escape that is none stands for itself.
  private mutating func readCharacter(_ next: Unicode.Scalar) -> String.UnicodeScalarView {
    index += 1
    guard next == "\\", let escape = scalar(index) else { return String(next).unicodeScalars }
    if let simple = Self.simpleEscapes[escape] {
      index += 1
      return String(simple).unicodeScalars
    }
    if let coded = readCodePoint(escape) { return String(coded).unicodeScalars }
    return "\\".unicodeScalars
  }

  private static let simpleEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\\": "\\", "n": "\n", "r": "\r", "t": "\t", "'": "'",
  ]

  private mutating func readCodePoint(_ escape: Unicode.Scalar) -> Unicode.Scalar? {
    if escape == "U", let value = hexadecimal(index + 1, digits: 6) {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      index += 7
      return scalar
    }
    guard escape == "u", let value = hexadecimal(index + 1, digits: 4) else { return nil }
    if let scalar = Unicode.Scalar(value) {
      index += 5
      return scalar
    }
    return readSurrogates(high: value)
  }

  private mutating func readSurrogates(high: UInt32) -> Unicode.Scalar? {
    guard 0xD800...0xDBFF ~= high, scalar(index + 5) == "\\", scalar(index + 6) == "u",
      let low = hexadecimal(index + 7, digits: 4), 0xDC00...0xDFFF ~= low
    else { return nil }
    index += 11
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private func hexadecimal(_ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= scalars.count else { return nil }
    return UInt32(text(start, start + digits), radix: 16)
  }
}

// MARK: - Marks

extension Lexer {
  private static let pairs: Set<String> = ["..", "**", "<=", ">=", "!=", "->"]

  /// Marks that people write for others: in Chinese text, and in other languages.
  private static let mistaken: [String: String] = [
    "（": "(", "）": ")", "，": ",", "＞": ">", "＜": "<", "＝": "=", "：": ":", "【": "[",
    "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}", "＋": "+", "－": "-", "＊": "*",
    "／": "/", "×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "。": ".", "．": ".",
    "？": "?", "、": ",", "；": ",", "－－": "-", "−": "-", "–": "-",
    "==": "=", "&&": "and", "||": "or", "<>": "!=", "=>": ">=", "=<": "<=", "；；": ",",
  ]

  private static let wideQuotes: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂", "„": "“", "«": "»",
  ]

  private mutating func readMark(_ scalar: Unicode.Scalar) {
    let start = index
    if let closing = Self.wideQuotes[scalar] { return readWideString(closing: closing) }
    let pair = text(start, min(start + 2, scalars.count))
    if Self.pairs.contains(pair) {
      index += 2
      return append(.mark, pair, from: start)
    }
    if readMistaken(pair) || readMistaken(String(scalar)) { return }
    index += 1
    append(.mark, String(scalar), from: start)
    if !Self.single.contains(scalar) { reportUnknown(scalar, at: start) }
  }

  private static let single: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-", "*", "/", "=", "<", ">", "?", "@", "'",
    "%",
  ]

  private mutating func readMistaken(_ written: String) -> Bool {
    guard let meant = Self.mistaken[written], !isEmptyParameterList(written) else { return false }
    let start = index
    index += written.unicodeScalars.count
    report(.mistakenMark(written, meant: meant), start, index, fix: meant)
    append(meant == "and" || meant == "or" ? .word : .mark, meant, from: start)
    return true
  }

  /// Whether `<>` is what stands in `function<> -> number`.
  private func isEmptyParameterList(_ written: String) -> Bool {
    guard written == "<>", let last = tokens.last else { return false }
    return last.isWord("function") || last.isWord("context")
  }

  private mutating func reportUnknown(_ scalar: Unicode.Scalar, at start: Int) {
    tokens.removeLast()
    guard scalar == "#" else { return report(.unknownCharacter(scalar), start, start + 1) }
    while index < scalars.count, scalars[index] != "\n" { index += 1 }
    report(.hashComment, start, index)
  }

  private mutating func readWideString(closing: Unicode.Scalar) {
    let start = index
    readString(closing: closing, isWide: true)
    let token = tokens[tokens.count - 1]
    report(.wideQuotes, start, index, fix: Value.quoted(token.text))
  }
}

internal import Diagnostics
internal import FEEL
internal import LocatedYAML

/// Mends the expressions of a file: full-width marks, and blanks at the ends of lines in a block.
///
/// What the mended file says is compared with the file: nothing else may change. An expression
/// that cannot be mended so, such as one that would begin with a quote of YAML's, stays as it is.
struct ExpressionMending {
  /// The file with its expressions mended as far as that goes.
  let mended: SourceText

  /// Mends a file without mistakes of YAML.
  init(_ file: SourceText, limits: YAMLLimits) {
    let root = YAMLDocument(file, limits: limits).root
    let expressions = Dictionary(
      PackElements.expressions(in: root).map { ($0.range.bytes.lowerBound, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let mends = expressions.values.compactMap(Mend.init)
    let attempt = Attempt(file, root, limits)
    if mends.isEmpty {
      mended = file
    } else if let all = attempt.file(with: mends) {
      mended = all
    } else {
      let single = mends.filter { attempt.file(with: [$0]) != nil }
      mended = attempt.file(with: single) ?? file
    }
  }

  /// Whether a file with plain line breaks says what the file said, but for a last line break, which
  /// belongs to a block at the end of the file.
  static func isNothingElse(_ plain: YAMLNode?, than original: YAMLNode?) -> Bool {
    let text = { (scalar: YAMLScalar) in
      scalar.isBlock && scalar.text.hasSuffix("\n") ? String(scalar.text.dropLast()) : scalar.text
    }
    return Meaning(plain, reading: text) == Meaning(original, reading: text)
  }
}

/// The changes that mend one expression.
private struct Mend {
  /// Where its text begins in the file.
  let place: Int
  /// The changes to the file, in order.
  let changes: [(bytes: Range<Int>, text: String)]
  /// The expression as it reads then.
  let text: String

  init?(_ expression: ExpressionText) {
    let fragment = expression.fragment
    let marks = Parser.expression(fragment, names: []).diagnostics
      .filter { $0.code == "feel.wide-punctuation" }.compactMap(\.fix)
      .map { ($0.range.bytes, $0.replacement) }
    let changes = (marks + fragment.trailingBlanks.map { ($0, "") })
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
    var bytes = Array(fragment.text.utf8)
    for (place, text) in changes.reversed() {
      guard let start = fragment.offset(at: place.lowerBound),
        let end = fragment.offset(at: place.upperBound), start <= end, end <= bytes.count
      else { return nil }
      bytes.replaceSubrange(start..<end, with: text.utf8)
    }
    guard !changes.isEmpty else { return nil }
    place = expression.range.bytes.lowerBound
    self.changes = changes
    text = String(decoding: bytes, as: UTF8.self)
  }
}

/// Tries whether changes to a file change nothing but its expressions.
private struct Attempt {
  private let file: SourceText
  private let root: YAMLNode?
  private let limits: YAMLLimits

  init(_ file: SourceText, _ root: YAMLNode?, _ limits: YAMLLimits) {
    self.file = file
    self.root = root
    self.limits = limits
  }

  /// Returns the file with some expressions mended; `nil` if it would say anything else then.
  func file(with mends: [Mend]) -> SourceText? {
    var bytes = file.bytes
    let changes = mends.flatMap(\.changes).sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
    for change in changes.reversed() { bytes.replaceSubrange(change.bytes, with: change.text.utf8) }
    let changed = SourceText(name: file.name, bytes: bytes)
    let document = YAMLDocument(changed, limits: limits)
    let texts = Dictionary(mends.map { ($0.place, $0.text) }) { first, _ in first }
    let wanted = Meaning(root) { texts[$0.range.bytes.lowerBound] ?? $0.text }
    return document.diagnostics.isEmpty && Meaning(document.root) == wanted ? changed : nil
  }
}

extension SourceFragment {
  /// The offset in the text of a byte of the file, if that can be told.
  fileprivate func offset(at byte: Int) -> Int? {
    switch mapping {
    case .contiguous(let start): byte - start
    case .table(let offsets): offsets.firstIndex(of: byte)
    case .whole: nil
    }
  }

  /// Where blanks stand before a line break of a block, outside texts in quotes.
  fileprivate var trailingBlanks: [Range<Int>] {
    guard case .table(let offsets) = mapping else { return [] }
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var isQuoted = false
    var blanks: Int?
    for (index, byte) in bytes.enumerated() where index < offsets.count {
      if byte == UInt8(ascii: "\n"), let start = blanks, !isQuoted {
        found.append(offsets[start]..<offsets[index])
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      blanks = byte == 0x20 || byte == 0x09 ? blanks ?? index : nil
    }
    return found
  }
}

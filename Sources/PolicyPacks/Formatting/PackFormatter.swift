public import Diagnostics
internal import LocatedYAML

/// Sets the text of a pack's file in the form that all packs share, without changing what it says.
///
/// Indentation is two spaces a level, lists stand two deeper than their key, one blank follows `-`,
/// `:` and `,`, lines end with LF and without blanks, no two blank lines follow one another, and
/// the file ends with one line break. Comments and blank lines between elements stay. Full-width
/// marks in expressions become those that expressions know. Formatting a formatted file changes
/// nothing.
///
/// ```swift
/// let formatted = PackFormatter().format(SourceText(name: "clauses.yaml", text: text))
/// ```
public struct PackFormatter: Sendable {
  /// A file after formatting.
  public struct Formatted: Sendable {
    /// The text: as it was where something is wrong with the file.
    public let text: String

    /// Whether the text is another one than before, be it in its line breaks only.
    public let isChanged: Bool

    /// What is wrong with the file, so that it was left alone.
    public let diagnostics: [Diagnostic]
  }

  private let limits: YAMLLimits

  /// Creates a formatter.
  public init() {
    limits = .standard
  }

  /// Returns a file in the shared form.
  ///
  /// The formatted text is read again, and its tree compared with that of the file: keys, texts and
  /// their order. A file that would say something else, or that has mistakes of YAML, stays as it is.
  public func format(_ file: SourceText) -> Formatted {
    let (text, diagnostics) = formatted(file)
    guard let text else {
      return Formatted(text: file.text, isChanged: false, diagnostics: diagnostics)
    }
    return Formatted(text: text, isChanged: Array(text.utf8) != file.bytes, diagnostics: [])
  }

  private func formatted(_ file: SourceText) -> (text: String?, diagnostics: [Diagnostic]) {
    let original = YAMLDocument(file, limits: limits)
    guard original.diagnostics.isEmpty, original.isComplete else {
      return (nil, original.diagnostics)
    }
    let lines = SourceText(name: file.name, bytes: Self.withPlainLineBreaks(file.bytes))
    let mended = ExpressionMending(lines, limits: limits).mended
    let text = LayoutWriter(mended, YAMLDocument(mended, limits: limits).root).text
    let result = YAMLDocument(SourceText(name: file.name, text: text), limits: limits)
    let wanted = YAMLDocument(mended, limits: limits)
    let unmended = YAMLDocument(lines, limits: limits)
    guard result.diagnostics.isEmpty, Meaning(result.root) == Meaning(wanted.root),
      ExpressionMending.isNothingElse(unmended.root, than: original.root)
    else { return (nil, [Diagnostic(.error, .wouldChangeMeaning(file.name), at: nil)]) }
    return (text, [])
  }

  /// The bytes with LF at the end of each line, the last one too, and without a byte order mark.
  private static func withPlainLineBreaks(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count + 1)
    var isAfterReturn = false
    for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...] {
      if byte == 0x0D || (byte == 0x0A && !isAfterReturn) {
        plain.append(0x0A)
      } else if byte != 0x0A {
        plain.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    if let last = plain.last, last != 0x0A { plain.append(0x0A) }
    return plain
  }
}

extension Diagnostic.Message {
  fileprivate static func wouldChangeMeaning(_ name: String) -> Self {
    Self(
      "pack.format-changes-meaning",
      en: "'\(name)' is left as it is: formatted, it would say something else; "
        + "write its longest or most indented values in a simpler way",
      zh: "“\(name)”未作改动：整理格式会改变其内容；请把其中较长或缩进较深的值写得简单一些"
    )
  }
}

import Diagnostics
import Foundation
import LocatedYAML
import Testing

@testable import PolicyPacks

/// The shared form of packs' files.
@Suite struct PackFormatterTests {
  private func formatted(_ text: String) -> String {
    PackFormatter().format(SourceText(name: "file.yaml", text: text)).text
  }

  @Test(arguments: [
    ("a:\n    b: 1\n    c:\n          d: 2\n", "a:\n  b: 1\n  c:\n    d: 2\n"),
    ("a:\n- b: 1\n  c: 2\n- d\n", "a:\n  - b: 1\n    c: 2\n  - d\n"),
    ("a:\n   -   b: 1\n       c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
    ("a:\n    -\n        b: 1\n", "a:\n  -\n    b: 1\n"),
    ("- - a\n  - b\n-   - c\n", "- - a\n  - b\n- - c\n"),
    ("a:    1\nb :  2\n'c'  : 3\n", "a: 1\nb: 2\n'c': 3\n"),
    ("a: 1   \nb: 2\t\n", "a: 1\nb: 2\n"),
    ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
    ("\u{FEFF}a: 1\rb: 2", "a: 1\nb: 2\n"),
    ("\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    ("a:\n   text\n", "a:\n  text\n"),
    ("", ""),
    ("# only a comment  \n\n\n", "# only a comment\n"),
  ])
  func `indentation, blanks, line breaks`(text: String, wanted: String) {
    #expect(formatted(text) == wanted)
  }

  @Test(arguments: [
    ("a: [1 ,2,  3]\n", "a: [1, 2, 3]\n"),
    ("a: {b:   1 , c: 2}\n", "a: {b: 1, c: 2}\n"),
    ("a: {   b: 1   }\n", "a: { b: 1 }\n"),
    ("a: [1,\n       2,\n 3\n]\n", "a: [1,\n  2,\n  3\n]\n"),
    (
      "a:\n- { b: [1,\n  2], c: 3,\n  d: 4 }\n",
      "a:\n  - { b: [1,\n        2], c: 3,\n      d: 4 }\n"
    ),
    ("a: [b:   1, {c:  2}, ]\n", "a: [b: 1, {c: 2}, ]\n"),
    ("a: { \"b\":1 }\n", "a: { \"b\": 1 }\n"),
    ("a: [\n    # why\n      1 ]\n", "a: [\n  # why\n  1 ]\n"),
  ])
  func brackets(text: String, wanted: String) {
    #expect(formatted(text) == wanted)
  }

  @Test(arguments: [
    (
      "a:\n    b: |\n        x\n          y\n\n        z\n", "a:\n  b: |\n    x\n      y\n\n    z\n"
    ),
    ("a:   |  # why\n x\n", "a: |  # why\n  x\n"),
    ("a:\n- |\n x  \n  y\n", "a:\n  - |\n    x  \n     y\n"),
    ("a:\n    b: |2\n         x\n", "a:\n  b: |2\n       x\n"),
    ("a:\n    b: |+\n        x\n\n\nc: 1\n", "a:\n  b: |+\n    x\n\n\nc: 1\n"),
    ("a: >\n      x\n      y\nb: 1\n", "a: >\n  x\n  y\nb: 1\n"),
    ("a: |\n  x", "a: |\n  x\n"),
    ("a: one\n      two\n\n\n      three\n", "a: one\n  two\n\n\n  three\n"),
    ("a: \"one \n     two\\ \n  three\"\n", "a: \"one\n  two\\ \n  three\"\n"),
  ])
  func `texts over several lines`(text: String, wanted: String) {
    #expect(formatted(text) == wanted)
  }

  @Test(arguments: [
    ("# top\na:\n    # of b\n    b: 1\n    # last of a\n# of c\nc: 2\n", nil),
    ("a:\n- b: 1\n  # last of the item\n- c: 2\n# at the end\n", nil),
    ("a:\n    b: |\n      x\n    # behind a block\n    c: 1   # beside c\n", nil),
    ("a: 1\n      # deeper than anything\nb: 2\n", "a: 1\n# deeper than anything\nb: 2\n"),
  ])
  func `comments stay with what they stood with`(text: String, wanted: String?) {
    let result = formatted(text)
    if let wanted { #expect(result == wanted) }
    let comments = { (text: String) in
      text.split(separator: "\n").filter { $0.contains("#") }.map { $0.drop { $0 == " " } }
    }
    #expect(comments(result) == comments(text))
    for (line, next) in zip(
      result.split(separator: "\n"),
      result.split(separator: "\n").dropFirst()
    )
    where line.contains("# of") {
      #expect(line.prefix { $0 == " " } == next.prefix { $0 == " " })
    }
  }

  @Test func `comments at the end of a level keep their level`() {
    let text = "a:\n- b: 1\n  # last of the item\n- c: 2\n# at the end\n"
    #expect(
      formatted(text) == "a:\n  - b: 1\n    # last of the item\n  - c: 2\n  # at the end\n"
    )
  }

  @Test func `full-width marks of expressions are mended, those of texts stay`() {
    let text = """
      programme: rent
      title: 门面（小），减租
      when:
        where: 就业安置.就业地点 = “省外”
        long: |
          placement.months_worked ≥ 6   
            and （placement.is_insured）
      amount: { exact: parameter.rent, about: 减免（月） }

      """
    let wanted = """
      programme: rent
      title: 门面（小），减租
      when:
        where: 就业安置.就业地点 = "省外"
        long: |
          placement.months_worked >= 6
            and (placement.is_insured)
      amount: { exact: parameter.rent, about: 减免（月） }

      """
    #expect(formatted(text) == wanted)
  }

  @Test func `an expression that plain marks would break stays`() {
    let text = "programme: p\nwhen:\n  a: “x” = placement.workplace\n  b: 1 ≥ 0\n"
    #expect(formatted(text) == text.replacing("≥", with: ">="))
  }

  @Test func `a file with mistakes of YAML is left alone`() {
    let text = "a:   1\nb: [1\nc:  2\n"
    let result = PackFormatter().format(SourceText(name: "file.yaml", text: text))
    #expect(result.text == text)
    #expect(!result.isChanged)
    #expect(result.diagnostics.map(\.code) == ["yaml.unclosed-bracket"])
  }

  // MARK: - The packs of the package

  /// Every eighth of the files.
  private static let some = files.enumerated().filter { $0.offset % 8 == 0 }.map(\.element)

  /// The files of all packs.
  private static let files: [SourceText] = ["Plugins", "Examples/Packs"].flatMap { folder in
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return PackSource.discover(under: root.appending(path: folder).standardizedFileURL.path())
      .sources.flatMap(\.files).filter { $0.name.hasSuffix(".yaml") }
  }

  @Test func `every file of the packs is formatted`() {
    #expect(Self.files.count > 100)
    for file in Self.files {
      let result = PackFormatter().format(file)
      #expect(result.diagnostics.isEmpty, "\(file.name)")
      #expect(!result.isChanged, "format it with `resettle fmt`: \(file.name)")
    }
  }

  @Test func `what is formatted is the same after a second time`() {
    for file in Self.some {
      let other = Mutilation.deeper.applied(to: file.text).replacing("  - ", with: "- ")
      let once = formatted(other)
      #expect(formatted(once) == once, "\(file.name)")
    }
  }

  @Test(arguments: Mutilation.allCases)
  func `a mutilated copy is formatted to the same text`(mutilation: Mutilation) {
    for file in Self.some {
      let mutilated = mutilation.applied(to: file.text)
      let again = PackFormatter().format(SourceText(name: file.name, text: mutilated))
      #expect(again.diagnostics.isEmpty, "\(file.name)")
      #expect(again.text == file.text, "\(file.name)")
    }
  }

  /// Another form of the same text.
  enum Mutilation: CaseIterable {
    case deeper, windows, spaced, wideBrackets

    func applied(to text: String) -> String {
      switch self {
      case .deeper: Self.deeper(text)
      case .windows: text.replacing("\n", with: "\r\n")
      case .spaced:
        text.contains("|\n") || text.contains(">\n") ? text : text.replacing("\n", with: "  \n")
      case .wideBrackets: text.replacing(": { ", with: ":    {   ")
      }
    }

    /// Twice the indentation, but for blocks, whose lines move together.
    private static func deeper(_ text: String) -> String {
      var header: Int?
      var block: Int?
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let count = line.prefix { $0 == " " }.count
        if let start = header, !line.isEmpty, count <= start { (header, block) = (nil, nil) }
        if header != nil, !line.isEmpty { block = block ?? count }
        if header == nil, line.hasSuffix("|") || line.hasSuffix(">") { header = count }
        let base = block ?? count
        return String(repeating: " ", count: line.isEmpty ? 0 : base * 2 + count - base)
          + (block == nil && line.dropFirst(count).hasPrefix("- ") ? "-  " : "")
          + line.dropFirst(count + (block == nil && line.dropFirst(count).hasPrefix("- ") ? 1 : 0))
      }.joined(separator: "\n")
    }
  }
}

internal import ArgumentParser
internal import Diagnostics

/// What the parser of arguments says, in the language of the session.
///
/// The parser speaks English. Its common sentences are known here; what is not known stays as it is.
struct UsageText {
  private let language: Language

  /// The marks around the two forms of a sentence of our own, and between them.
  fileprivate static let (edge, middle) = ("\u{1E}", "\u{1F}")

  /// Creates the texts of a language.
  init(_ language: Language) { self.language = language }

  /// Returns a message with usage and help in the language.
  func text(_ message: String) -> String {
    let own = chosen(in: message)
    guard language == .chinese else { return own }
    return own.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.line(String($0)) }.joined(separator: "\n")
  }

  /// Takes the one of two forms of each sentence of our own.
  private func chosen(in message: String) -> String {
    message.split(separator: Self.edge, omittingEmptySubsequences: false).map { part in
      let forms = part.split(separator: Self.middle, omittingEmptySubsequences: false)
      return String(forms.count == 2 ? forms[language == .chinese ? 1 : 0] : part)
    }
    .joined()
  }

  // MARK: - Chinese

  /// The beginnings of lines.
  private static let heads = [
    ("Error: ", "错误："), ("Help:  ", "说明："), ("Usage: ", "用法："),
  ]

  private static func line(_ line: String) -> String {
    for (english, chinese) in heads where line.hasPrefix(english) {
      return chinese + sentence(String(line.dropFirst(english.count)))
    }
    return sentence(line)
  }

  /// A sentence of the parser: the pieces around what it tells of, and the same in Chinese.
  private struct Form {
    let pieces: [String]
    let chinese: @Sendable ([Substring]) -> String

    init(_ pieces: String..., chinese: @escaping @Sendable ([Substring]) -> String) {
      self.pieces = pieces
      self.chinese = chinese
    }
  }

  private static let forms = [
    Form("  See '", "' for more information.") { "  详见“\($0[0])”。" },
    Form("Missing expected argument '", "'") { "缺少“\($0[0])”" },
    Form("Missing one of: ", "") { "须给出以下之一：\(listed($0[0]))" },
    Form("Missing value for '", "'") { "“\($0[0])”缺少取值" },
    Form("Missing required subcommand.", "") { _ in "缺少子命令" },
    Form("Unexpected argument '", "'") { "多余的参数“\($0[0])”" },
    Form("", " unexpected arguments: ", "") { "有 \($0[0]) 个多余的参数：\(listed($0[1]))" },
    Form("Unknown option '", "'. Did you mean '", "'?") { "没有选项“\($0[0])”，是否应为“\($0[1])”？" },
    Form("Unknown option '", "'") { "没有选项“\($0[0])”" },
    Form("The option '", "' does not take any value, but '", "' was specified.") {
      "选项“\($0[0])”不带取值，却给出了“\($0[1])”"
    },
    Form("The value '", "' is invalid for '", "'. Please provide one of ", ".") {
      "“\($0[1])”不能取“\($0[0])”；可取：\(listed($0[2]))"
    },
    Form("The value '", "' is invalid for '", "': ", "") {
      "“\($0[1])”不能取“\($0[0])”：\($0[2])"
    },
    Form("The value '", "' is invalid for '", "'") { "“\($0[1])”不能取“\($0[0])”" },
  ]

  private static func sentence(_ text: String) -> String {
    for form in forms {
      if let gaps = gaps(in: text, between: form.pieces) { return form.chinese(gaps) }
    }
    return text
  }

  /// Returns what stands between pieces of a text that begins with the first and ends with the last
  /// of them; `nil` if it is not made of them.
  private static func gaps(in text: String, between pieces: [String]) -> [Substring]? {
    guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first) else {
      return nil
    }
    var rest = text.dropFirst(first.count)
    var gaps: [Substring] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: piece) else { return nil }
      gaps.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return gaps + [rest.dropLast(last.count)]
  }

  /// Names in quotes with commas, `and` or `or` between them.
  private static func listed(_ names: Substring) -> String {
    let parts = names.split(separator: "'", omittingEmptySubsequences: false).enumerated()
    return parts.filter { $0.offset % 2 == 1 }.map { "“\($0.element)”" }.joined(separator: "、")
  }
}

extension ValidationError {
  /// Creates an error that is said in either language.
  init(_ english: String, zh chinese: String) {
    self.init(UsageText.edge + english + UsageText.middle + chinese + UsageText.edge)
  }
}

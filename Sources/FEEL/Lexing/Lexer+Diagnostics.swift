internal import Diagnostics

extension Diagnostic.Message {
  static let unclosedString = Self(
    "feel.unclosed-string",
    en: "the text that begins here has no closing quotation mark",
    zh: "从这里开始的文本没有结束的引号"
  )

  static let unclosedComment = Self(
    "feel.unclosed-comment",
    en: "the comment that begins here has no closing '*/'",
    zh: "从这里开始的注释没有结束的“*/”"
  )

  static let wideQuotes = Self(
    "feel.wide-punctuation",
    en: "a text stands in plain quotation marks: '\"'",
    zh: "文本要用英文双引号“\"”括起来"
  )

  static func mistakenMark(_ written: String, meant: String) -> Self {
    let isWide = written.unicodeScalars.allSatisfy { !$0.isASCII }
    return Self(
      isWide ? "feel.wide-punctuation" : "feel.unknown-operator",
      en: "'\(written)' is no mark of an expression; did you mean '\(meant)'?",
      zh: "表达式中不能用“\(written)”，是否应为“\(meant)”？"
    )
  }

  static let hashComment = Self(
    "feel.hash-comment",
    en: "'#' begins no comment in an expression; write '// …', or put it in a line of its own "
      + "outside the expression",
    zh: "表达式中不能用“#”写注释；请改用“// …”，或把注释写在表达式之外"
  )

  static func unknownCharacter(_ scalar: Unicode.Scalar) -> Self {
    let shown =
      scalar.properties.isWhitespace || scalar.value < 32 || scalar.value == 127
      ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
    return Self(
      "feel.unknown-character",
      en: "'\(shown)' can't stand in an expression; delete it",
      zh: "表达式中不能出现“\(shown)”，请删去"
    )
  }
}

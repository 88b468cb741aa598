internal import Diagnostics

/// The flags of a regular expression.
struct PatternOptions {
  /// `s`: a dot matches line ends too.
  private(set) var dotMatchesAll = false
  /// `m`: `^` and `$` match at every line.
  private(set) var isMultiline = false
  /// `i`: capital and small letters are the same.
  private(set) var ignoresCase = false
  /// `x`: white space in the pattern does not count.
  private(set) var ignoresSpace = false
  /// `q`: the pattern is a plain text.
  private(set) var isLiteral = false

  /// Creates options from flags.
  init(_ flags: String) throws(FunctionFailure) {
    for flag in flags {
      switch flag {
      case "s": dotMatchesAll = true
      case "m": isMultiline = true
      case "i": ignoresCase = true
      case "x": ignoresSpace = true
      case "q": isLiteral = true
      default: throw FunctionFailure(.badFlag(flag))
      }
    }
  }
}

extension Diagnostic.Message {
  static func badFlag(_ flag: Character) -> Self {
    Self(
      "feel.bad-pattern",
      en: "'\(flag)' is no flag of a regular expression; the flags are s, m, i, x and q",
      zh: "“\(flag)”不是正则表达式的标志，可用的标志为s、m、i、x、q"
    )
  }

  static func badPattern(_ pattern: String, at position: Int) -> Self {
    let shown = pattern.count > 40 ? pattern.prefix(40) + "…" : pattern
    return Self(
      "feel.bad-pattern",
      en: "'\(shown)' is no regular expression; look at its character \(position + 1)",
      zh: "“\(shown)”不是正则表达式，请检查第\(position + 1)个字符"
    )
  }

  static let patternTooLarge = Self(
    "feel.bad-pattern",
    en: "the regular expression is too large; use smaller repetitions",
    zh: "正则表达式过大，请减小重复次数"
  )

  static let patternMatchesNothing = Self(
    "feel.bad-pattern",
    en: "the regular expression matches a text without characters; use one that does not",
    zh: "正则表达式能匹配空文本，请改用不能匹配空文本的"
  )

  static let badReplacement = Self(
    "feel.bad-pattern",
    en: "in a replacement '$' stands before the number of a group; write '\\$' for the mark itself",
    zh: "替换文本中“$”后应为分组号；若指符号本身请写“\\$”"
  )
}

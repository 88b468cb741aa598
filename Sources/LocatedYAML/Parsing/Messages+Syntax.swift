import Diagnostics

private let blockAdvice = (
  en: "write '|' in its place and the expression on the next line, indented",
  zh: "在此处只写“|”，把表达式另起一行并缩进"
)

// What breaks the syntax of YAML, in the words of someone who writes policies.
extension Diagnostic.Message {
  static let yamlColonInText = Self(
    "yaml.colon-in-text",
    en: "': ' can't stand in a text without quotes; put the text in quotes, or, for an expression, "
      + blockAdvice.en,
    zh: "不带引号的文字中不能有“: ”；请给文字加引号，如果是表达式，请" + blockAdvice.zh
  )

  static func yamlKeyBelowText(_ key: String) -> Self {
    Self(
      "yaml.key-below-text",
      en:
        "'\(key)' can't stand below a key that has a text already; give it that key's indentation",
      zh: "上一行的键已有文字内容，其下不能再有“\(key)”；请使其与上一行的键对齐"
    )
  }

  static func yamlMissingColon(_ text: String) -> Self {
    Self(
      "yaml.missing-colon",
      en: "expected ': ' after '\(text)'; a line here must be 'key: value'",
      zh: "“\(text)”之后缺少“: ”；此处每一行应写成“键: 值”"
    )
  }

  static let yamlFullWidthColon = Self(
    "yaml.full-width-colon",
    en: "a key ends with ':' and a space, not with the full-width '：'",
    zh: "键后应为半角冒号加空格“: ”，而不是全角“：”"
  )

  static func yamlIndentation(_ indentation: Int) -> Self {
    Self(
      "yaml.indentation",
      en: "this line, indented by \(indentation), belongs to nothing above it; "
        + "indent it like the lines it belongs to",
      zh: "本行缩进 \(indentation) 格，与上文任何一层都不对应；请与同一层的各行对齐"
    )
  }

  static let yamlAfterValue = Self(
    "yaml.after-value",
    en: "nothing may follow a value that ends with its quote or bracket; for an expression, "
      + blockAdvice.en,
    zh: "以引号或括号开头的值到引号或括号结束为止，其后不能再有内容；如果是表达式，请" + blockAdvice.zh
  )

  static func yamlExpectedCloser(_ closer: String) -> Self {
    Self(
      "yaml.unclosed-bracket",
      en: "expected ',' or '\(closer)' here; for an expression, " + blockAdvice.en,
      zh: "此处应为“,”或“\(closer)”；如果是表达式，请" + blockAdvice.zh
    )
  }

  static func yamlToMatch(_ opener: String) -> Self {
    Self("yaml.to-match", en: "to match this '\(opener)'", zh: "与此处的“\(opener)”配对")
  }

  static let yamlExpectedValue = Self(
    "yaml.expected-value",
    en: "expected a value here, not a sign of YAML; put a text that begins with it in quotes, or, "
      + "for an expression, \(blockAdvice.en)",
    zh: "此处应为值，而不是 YAML 的符号；以此符号开头的文字请加引号，如果是表达式，请" + blockAdvice.zh
  )

  static let yamlBlockOnLine = Self(
    "yaml.block-on-line",
    en: "a list item or a key can't begin here; begin it on a line of its own",
    zh: "列表项或键不能从此处开始；请另起一行"
  )

  static let yamlTab = Self(
    "yaml.tab",
    en: "a tab can't indent a line; use spaces, two for each level",
    zh: "不能用制表符缩进；请改用空格，每层两个"
  )

  static func yamlReserved(_ character: String) -> Self {
    Self(
      "yaml.reserved-character",
      en: "a text can't begin with '\(character)'; put it in quotes, or, for an expression, "
        + blockAdvice.en,
      zh: "文字不能以“\(character)”开头；请加引号，如果是表达式，请" + blockAdvice.zh
    )
  }

  static let yamlBlockHeader = Self(
    "yaml.block-header",
    en: "after '|' or '>' the text begins on the next line; for an expression, " + blockAdvice.en,
    zh: "“|”或“>”之后，文字应从下一行开始；如果是表达式，请" + blockAdvice.zh
  )

  static let yamlUnclosedQuote = Self(
    "yaml.unclosed-quote",
    en: "the text that begins with this quote has no quote at its end; add it",
    zh: "以此引号开头的文字缺少结尾的引号；请补上"
  )

  static let yamlQuoteClosedHere = Self(
    "yaml.quote-closed",
    en: "the next quote ended the text only before this",
    zh: "直到此处之前的引号，文字才结束"
  )

  static let yamlTextEnds = Self("yaml.text-ends", en: "the file ends here", zh: "文件到此结束")

  static let yamlEscape = Self(
    "yaml.escape",
    en: #"'\' has a meaning of its own in double quotes; write '\\', or use single quotes"#,
    zh: #"双引号内的“\”有特殊含义；请写成“\\”，或改用单引号"#
  )

  static let yamlQuoteBegins = Self(
    "yaml.quote-begins",
    en: "the quoted text begins here",
    zh: "引号内的文字从此处开始"
  )

  static let yamlCollectionBegins = Self(
    "yaml.collection-begins",
    en: "the list or the keys above it begin here",
    zh: "上文的列表或各键从此处开始"
  )

  static func yamlSyntax(_ problem: String) -> Self {
    Self(
      "yaml.syntax",
      en: "this is not YAML: \(problem); check quotes, brackets and indentation",
      zh: "此处不符合 YAML 语法（\(problem)）；请检查引号、括号和缩进"
    )
  }

  static let yamlWhileReading = Self(
    "yaml.while-reading",
    en: "in what begins here",
    zh: "属于从此处开始的内容"
  )

  static let yamlCommentCutOff = Self(
    "yaml.comment-cut-off",
    en: "what follows ' #' is a comment; to have it in an expression, " + blockAdvice.en,
    zh: "“ #”之后是注释；如果它属于表达式，请" + blockAdvice.zh
  )

  static let yamlBrackets = Self(
    "yaml.brackets",
    en: "YAML takes this for a list or for keys; for an expression, " + blockAdvice.en,
    zh: "YAML 把此处当作列表或键；如果是表达式，请" + blockAdvice.zh
  )
}

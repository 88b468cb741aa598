import Diagnostics

extension JSONParser {
  /// Returns a fault at some bytes.
  func fault(_ message: Diagnostic.Message, at bytes: Range<Int>) -> JSONFault {
    JSONFault(diagnostic: Diagnostic(message, at: range(bytes)))
  }

  /// Returns a fault at the next character.
  ///
  /// Punctuation of Chinese texts gets a word of its own.
  func unexpected(_ message: Diagnostic.Message, notes: [Diagnostic.Note] = []) -> JSONFault {
    guard let scalar = text(index..<min(index + 4, end)).unicodeScalars.first else {
      return JSONFault(diagnostic: Diagnostic(message, at: lastPlace, notes: notes))
    }
    let place = range(index..<min(index + UTF8.width(scalar), end))
    guard let plain = Self.halfWidth[scalar] else {
      return JSONFault(diagnostic: Diagnostic(message, at: place, notes: notes))
    }
    let fix = Diagnostic.Fix(replacing: place, with: plain)
    let width = Diagnostic.Message.jsonFullWidth(String(scalar), plain)
    return JSONFault(diagnostic: Diagnostic(width, at: place, notes: notes, fix: fix))
  }

  /// Where the text ends, before the blanks behind it.
  private var lastPlace: SourceRange {
    let last = bytes[..<end].lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let place = last.map { $0 + 1 } ?? end
    return range(place..<place)
  }

  private static let halfWidth: [Unicode.Scalar: String] = [
    "，": ",", "：": ":", "“": "\"", "”": "\"", "＂": "\"", "［": "[", "］": "]", "｛": "{",
    "｝": "}", "【": "[", "】": "]", "'": "\"", "‘": "\"", "’": "\"",
  ]
}

extension Diagnostic.Message {
  static func jsonTooLarge(_ count: Int, limit: Int) -> Self {
    Self(
      "json.too-large",
      en: "the text has \(count) bytes, and at most \(limit) are read; divide it",
      zh: "文本有 \(count) 字节，最多可读 \(limit) 字节；请拆分"
    )
  }

  static func jsonTooDeep(limit: Int) -> Self {
    Self(
      "json.too-deep",
      en: "at most \(limit) arrays and objects may stand within one another; make it flatter",
      zh: "数组和对象最多可嵌套 \(limit) 层；请减少嵌套"
    )
  }

  static let jsonInvalidBytes = Self(
    "json.invalid-utf-8",
    en: "this byte is no UTF-8; save the file in the encoding UTF-8",
    zh: "此处的字节不是 UTF-8；请以 UTF-8 编码保存文件"
  )

  static let jsonOtherEncoding = Self(
    "json.not-utf-8",
    en: "the file is in UTF-16 or UTF-32; save it in the encoding UTF-8",
    zh: "文件采用 UTF-16 或 UTF-32 编码；请以 UTF-8 编码保存文件"
  )

  static let jsonEmpty = Self(
    "json.empty",
    en: "expected a value, but there is nothing; the least is '{}'",
    zh: "此处应有值，但没有任何内容；至少应为“{}”"
  )

  static let jsonExpectedEnd = Self(
    "json.expected-end",
    en: "nothing may follow the value that has ended before this; delete it or mend the brackets",
    zh: "值到此之前已经结束，其后不能再有内容；请删去或检查括号"
  )

  static let jsonExpectedValue = Self(
    "json.expected-value",
    en: "expected a value: an object, an array, a text in double quotes, a number, true, false "
      + "or null",
    zh: "此处应为值：对象、数组、双引号内的文字、数字、true、false 或 null"
  )

  static let jsonExpectedKey = Self(
    "json.expected-key",
    en: "expected a key in double quotes",
    zh: "此处应为双引号内的键"
  )

  static func jsonExpectedColon(_ key: String) -> Self {
    Self(
      "json.expected-colon",
      en: "expected ':' after the key '\(key)'",
      zh: "键“\(key)”之后应为“:”"
    )
  }

  static func jsonExpectedCloser(_ closer: Character) -> Self {
    Self(
      "json.unclosed-bracket",
      en: "expected ',' or '\(closer)' here",
      zh: "此处应为“,”或“\(closer)”"
    )
  }

  static func jsonToMatch(_ opener: Character) -> Self {
    Self("json.to-match", en: "to match this '\(opener)'", zh: "与此处的“\(opener)”配对")
  }

  static let jsonTrailingComma = Self(
    "json.trailing-comma",
    en: "nothing follows this comma; delete it",
    zh: "此逗号之后没有内容；请删去"
  )

  static func jsonDuplicateKey(_ key: String) -> Self {
    Self(
      "json.duplicate-key",
      en: "the key '\(key)' is there twice; delete one or rename it",
      zh: "键“\(key)”重复；请删去其中一个或改名"
    )
  }

  static let jsonFirstKey = Self("json.first-key", en: "it is here first", zh: "第一次出现在此处")

  static let jsonUnclosedQuote = Self(
    "json.unclosed-quote",
    en: #"the text that begins with this quote has no quote at its end; add it, or write a line "#
      + #"break as '\n'"#,
    zh: #"以此引号开头的文字缺少结尾的引号；请补上，换行请写成“\n”"#
  )

  static let jsonControlCharacter = Self(
    "json.control-character",
    en: #"this invisible character can't stand in a text; write a tab as '\t', or delete it"#,
    zh: #"文字中不能有此不可见字符；制表符请写成“\t”，否则请删去"#
  )

  static let jsonEscape = Self(
    "json.escape",
    en: #"this is no escape of JSON; write a backslash as '\\'"#,
    zh: #"此处不是 JSON 的转义；反斜杠请写成“\\”"#
  )

  static let jsonSurrogate = Self(
    "json.surrogate",
    en: "this escape is half of a character; write the character itself",
    zh: "此转义只是半个字符；请直接写出该字符"
  )

  static func jsonNumber(_ text: String) -> Self {
    Self(
      "json.number",
      en: "'\(text)' is no number of JSON; write one like -12.5 or 1e3, without leading zeros",
      zh: "“\(text)”不是 JSON 的数字；请写成 -12.5 或 1e3 的形式，不加前导零"
    )
  }

  static func jsonUnknownWord(_ text: String) -> Self {
    Self(
      "json.unknown-word",
      en: "'\(text)' is no value of JSON; put a text in double quotes",
      zh: "“\(text)”不是 JSON 的值；文字请加双引号"
    )
  }

  static func jsonFullWidth(_ found: String, _ plain: String) -> Self {
    Self(
      "json.punctuation",
      en: "JSON has '\(plain)' here, not '\(found)'",
      zh: "JSON 此处应为半角“\(plain)”，而不是“\(found)”"
    )
  }
}

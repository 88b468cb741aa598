import Diagnostics

// What is YAML, but no part of the strict subset, or beyond a limit.
extension Diagnostic.Message {
  static func yamlTooLarge(_ count: Int, limit: Int) -> Self {
    Self(
      "yaml.too-large",
      en:
        "the file has \(count) bytes, and at most \(limit) are read; divide it into several files",
      zh: "文件有 \(count) 字节，最多可读 \(limit) 字节；请拆分成几个文件"
    )
  }

  static func yamlTooDeep(limit: Int) -> Self {
    Self(
      "yaml.too-deep",
      en: "at most \(limit) lists and keys may stand within one another; make the file flatter",
      zh: "列表和键最多可嵌套 \(limit) 层；请减少嵌套"
    )
  }

  static func yamlTooManyNodes(limit: Int) -> Self {
    Self(
      "yaml.too-many-nodes",
      en: "a file may have at most \(limit) keys and values; divide it into several files",
      zh: "一个文件最多可有 \(limit) 个键和值；请拆分成几个文件"
    )
  }

  static let yamlInvalidBytes = Self(
    "yaml.invalid-utf-8",
    en: "this byte is no UTF-8; save the file in the encoding UTF-8",
    zh: "此处的字节不是 UTF-8；请以 UTF-8 编码保存文件"
  )

  static let yamlOtherEncoding = Self(
    "yaml.not-utf-8",
    en: "the file is in UTF-16 or UTF-32; save it in the encoding UTF-8",
    zh: "文件采用 UTF-16 或 UTF-32 编码；请以 UTF-8 编码保存文件"
  )

  static func yamlControlCharacter(_ byte: UInt8) -> Self {
    let name = "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    return Self(
      "yaml.control-character",
      en: "the invisible character \(name) can't stand in a text file; delete it",
      zh: "文本文件中不能有不可见字符 \(name)；请删去"
    )
  }

  static let yamlAnchor = Self(
    "yaml.anchor",
    en: "anchors ('&') are not part of this format; delete it, or put a text with '&' in quotes",
    zh: "本格式不用锚点（“&”）；请删去，以“&”开头的文字请加引号"
  )

  static let yamlAlias = Self(
    "yaml.alias",
    en: "aliases ('*') are not part of this format; write the value out, or put a text with '*' "
      + "in quotes",
    zh: "本格式不用别名（“*”）；请写出完整的值，以“*”开头的文字请加引号"
  )

  static let yamlTag = Self(
    "yaml.tag",
    en: "tags ('!') are not part of this format; delete it, or put a text with '!' in quotes",
    zh: "本格式不用标签（“!”）；请删去，以“!”开头的文字请加引号"
  )

  static let yamlMergeKey = Self(
    "yaml.merge-key",
    en: "merge keys ('<<') are not part of this format; write the keys out",
    zh: "本格式不用合并键（“<<”）；请逐个写出各键"
  )

  static func yamlDuplicateKey(_ key: String) -> Self {
    Self(
      "yaml.duplicate-key",
      en: "the key '\(key)' is there twice; delete one or rename it",
      zh: "键“\(key)”重复；请删去其中一个或改名"
    )
  }

  static let yamlFirstKey = Self(
    "yaml.first-key",
    en: "it is here first",
    zh: "第一次出现在此处"
  )

  static let yamlComplexKey = Self(
    "yaml.complex-key",
    en: "a key must be a text, not a list or keys; put it in quotes if it is one",
    zh: "键必须是文字，不能是列表或键值；如果是文字，请加引号"
  )

  static let yamlEmptyKey = Self(
    "yaml.empty-key",
    en: "expected a key before the colon; write one, or put a text with the colon in quotes",
    zh: "冒号之前缺少键；请写上键，如果冒号属于文字，请给文字加引号"
  )

  static let yamlDirective = Self(
    "yaml.directive",
    en: "directives ('%') are not part of this format; delete the line",
    zh: "本格式不用指令（“%”）；请删去此行"
  )

  static let yamlSecondDocument = Self(
    "yaml.second-document",
    en: "a file holds one document; put what follows into a file of its own, or delete '---'",
    zh: "一个文件只能有一份文档；请把以下内容另存为文件，或删去“---”"
  )
}

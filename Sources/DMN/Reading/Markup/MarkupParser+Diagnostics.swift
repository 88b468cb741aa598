internal import Diagnostics

extension Diagnostic.Message {
  static func tooLargeMarkup(limit: Int) -> Self {
    Self(
      "dmn.too-large",
      en: "the file is larger than \(limit) bytes; split the model",
      zh: "文件超过\(limit)字节，请拆分模型"
    )
  }

  static let notUTF8 = Self(
    "dmn.encoding",
    en: "the file is not in UTF-8; save it as UTF-8",
    zh: "文件不是UTF-8编码，请另存为UTF-8"
  )

  static let tooDeepMarkup = Self(
    "dmn.too-deep",
    en: "the file has too many elements, or they nest too deeply",
    zh: "文件的元素过多或嵌套过深"
  )

  static let documentType = Self(
    "dmn.document-type",
    en: "document types and declarations are not read; remove them",
    zh: "不读取文档类型声明，请删除"
  )

  static let unknownEntity = Self(
    "dmn.entity",
    en: "'&' begins no known entity; write '&amp;' for the character itself",
    zh: "“&”后不是已知实体；若要写该字符本身，请写“&amp;”"
  )

  static let noElement = Self(
    "dmn.no-element",
    en: "the file holds no XML element",
    zh: "文件中没有XML元素"
  )

  static let secondRoot = Self(
    "dmn.second-root",
    en: "a file has only one outermost element",
    zh: "文件只能有一个最外层元素"
  )

  static let textOutside = Self(
    "dmn.text-outside",
    en: "there is text outside the outermost element; remove it",
    zh: "最外层元素之外有文字，请删除"
  )

  static let brokenTag = Self(
    "dmn.broken-tag",
    en: "the tag is not written as XML has it: a name, attributes in quotes, and '>'",
    zh: "标签不合XML语法：应为名称、带引号的属性和“>”"
  )

  static func unclosedElement(_ name: String) -> Self {
    Self("dmn.unclosed", en: "'\(name)' is never closed", zh: "“\(name)”没有结束标签")
  }

  static func unclosedMarkup(_ opening: String) -> Self {
    Self("dmn.unclosed", en: "what '\(opening)' begins never ends", zh: "“\(opening)”没有结束")
  }

  static func wrongEndTag(_ name: String) -> Self {
    Self(
      "dmn.wrong-end-tag",
      en: "'\(name)' is closed here, but another element is open",
      zh: "此处结束“\(name)”，但当前未结束的是另一元素"
    )
  }

  static func toClose(_ name: String) -> Self {
    Self("dmn.to-close", en: "'\(name)' was opened here", zh: "“\(name)”从此处开始")
  }

  static func unknownPrefix(_ prefix: String) -> Self {
    Self(
      "dmn.unknown-prefix",
      en: "no namespace is declared for the prefix '\(prefix)'",
      zh: "前缀“\(prefix)”没有声明命名空间"
    )
  }

  static func duplicateAttribute(_ name: String) -> Self {
    Self(
      "dmn.duplicate-attribute",
      en: "the attribute '\(name)' occurs twice, or there are too many",
      zh: "属性“\(name)”重复，或属性过多"
    )
  }
}

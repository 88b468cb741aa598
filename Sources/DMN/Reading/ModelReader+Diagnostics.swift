internal import Diagnostics

extension Diagnostic.Message {
  static func notDMN(_ name: String) -> Self {
    Self(
      "dmn.not-dmn",
      en: "'\(name)' is no 'definitions' of DMN 1.3, 1.4 or 1.5",
      zh: "“\(name)”不是DMN 1.3、1.4或1.5的“definitions”"
    )
  }

  static func missingAttribute(_ attribute: String, of element: String) -> Self {
    Self(
      "dmn.missing-attribute",
      en: "'\(element)' needs the attribute '\(attribute)'",
      zh: "“\(element)”缺少属性“\(attribute)”"
    )
  }

  static func missingChild(_ child: String, of element: String) -> Self {
    Self(
      "dmn.missing-child",
      en: "'\(element)' needs '\(child)' in it",
      zh: "“\(element)”中缺少“\(child)”"
    )
  }

  static func missingExpression(_ element: String) -> Self {
    Self(
      "dmn.missing-child",
      en: "'\(element)' needs an expression in it",
      zh: "“\(element)”中缺少表达式"
    )
  }

  static func danglingReference(_ href: String) -> Self {
    Self(
      "dmn.dangling-reference",
      en: "'\(href)' leads to no element of this model or of an imported one",
      zh: "“\(href)”没有指向本模型或所导入模型的元素"
    )
  }

  static func foreignLanguage(_ language: String) -> Self {
    Self(
      "dmn.foreign-language",
      en: "expressions must be written in FEEL, not in '\(language)'",
      zh: "表达式应以FEEL编写，而不是“\(language)”"
    )
  }

  static func unknownWord(_ word: String, of attribute: String, nearest: String?) -> Self {
    Self(
      "dmn.unknown-word",
      en: "'\(word)' is no '\(attribute)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "“\(attribute)”不能是“\(word)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static func missingImport(_ name: String) -> Self {
    Self(
      "dmn.missing-import",
      en: "the imported model '\(name)' is not there",
      zh: "找不到要导入的模型“\(name)”"
    )
  }

  static func importCycle(_ name: String) -> Self {
    Self(
      "dmn.import-cycle",
      en: "the import of '\(name)' leads back to itself, or there are too many imports",
      zh: "导入“\(name)”形成循环，或导入过多"
    )
  }
}

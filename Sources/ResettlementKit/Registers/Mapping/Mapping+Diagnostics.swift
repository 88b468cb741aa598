internal import Diagnostics
internal import ResettlementCore

extension Diagnostic.Message {
  static let mappingWithoutKeys = Self(
    "mapping.wrong-shape",
    en: "a mapping must have the keys 'subject' and 'columns'",
    zh: "列对照文件应有“subject”和“columns”两个键"
  )

  static func mappingWithoutKey(_ key: String) -> Self {
    Self("mapping.missing-key", en: "'\(key)' is missing", zh: "缺少“\(key)”")
  }

  static func mappingUnknownKey(_ key: String, nearest: String?) -> Self {
    Self(
      "mapping.unknown-key",
      en: "a mapping has no key '\(key)'" + englishHint(nearest),
      zh: "列对照没有键“\(key)”" + chineseHint(nearest)
    )
  }

  static func mappingUnknownSubject(_ name: String, nearest: String?) -> Self {
    Self(
      "mapping.unknown-subject",
      en: "there is no kind of subject '\(name)'" + englishHint(nearest),
      zh: "没有对象种类“\(name)”" + chineseHint(nearest)
    )
  }

  static func mappingUnknownFact(_ name: String, of kind: SubjectKind, nearest: String?) -> Self {
    Self(
      "mapping.unknown-fact",
      en: "'\(kind.rawValue)' has no fact '\(name)'" + englishHint(nearest)
        + "; write 'ignore' for a column that is not taken over",
      zh: "“\(kind.chineseName)”没有事实“\(name)”" + chineseHint(nearest) + "；不采用的列请写 ignore"
    )
  }

  static func mappingNoReference(_ name: String) -> Self {
    Self(
      "mapping.no-reference",
      en: "'\(name)' leads through no other subject; write it like 'worker.identity_number'",
      zh: "“\(name)”没有经由另一对象；请写成“worker.identity_number”的形式"
    )
  }

  static func mappingWrongValue(_ key: String, wanted: String) -> Self {
    Self(
      "mapping.wrong-value",
      en: "'\(key)' must be like \(wanted)",
      zh: "“\(key)”应如：\(wanted)"
    )
  }

  static func mappingKeyWithoutColumn(_ fact: String) -> Self {
    Self(
      "mapping.key-without-column",
      en: "'\(fact)' is to recognise rows, but no column has it",
      zh: "“\(fact)”用于识别每行，但没有对应的列"
    )
  }

  static func mappingTwice(_ target: String) -> Self {
    Self(
      "mapping.duplicate-target",
      en: "a second column for '\(target)'; give one of them 'ignore'",
      zh: "“\(target)”有两列；请将其中一列写为 ignore"
    )
  }

  static let mappingFirstColumn = Self(
    "mapping.first-column",
    en: "it is here first",
    zh: "第一次出现在此处"
  )

  private static func englishHint(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func chineseHint(_ nearest: String?) -> String {
    nearest.map { "，是否应为“\($0)”？" } ?? ""
  }
}

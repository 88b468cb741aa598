internal import Diagnostics
internal import FEEL

extension Diagnostic {
  static func unknownValue(_ name: LocatedName, among names: [String]) -> Self {
    unknown(name, "pack.unknown-paper-value", among: names) { hint in
      Message(
        "pack.unknown-paper-value",
        en: "'{\(name.value)}' is not among the 'values' of the paper\(hint.english)",
        zh: "文书的 values 中没有“{\(name.value)}”\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  static let strayBrace = Self(
    "pack.stray-brace",
    en: "a name stands in two braces, such as {head}; write the other brace, or use other brackets",
    zh: "引用内容须写在一对花括号中，如 {head}；请补全，或改用其他括号"
  )

  static let secondList = Self(
    "pack.second-list",
    en: "a paper has at most one list of its subjects; make another paper of this one",
    zh: "一份文书只能有一个名单；请另写一份文书"
  )

  static let rowsAreNoSubjects = Self(
    "pack.rows-not-subjects",
    en: "the rows of a table are subjects; name a list of them, such as household.members",
    zh: "表格的各行须为对象；请写对象的列表，如 household.members"
  )

  static let totalOfNoNumber = Self(
    "pack.total-of-no-number",
    en: "only numbers can be added up; leave out 'total'",
    zh: "只有数值才能合计；请删去“total”"
  )

  static func notPrintable(_ type: StaticType) -> Self {
    Self(
      "pack.not-printable",
      en: "\(type.english) can't be written in a paper; name a fact of it, such as .name",
      zh: "\(type.chinese)无法写入文书；请写它的某项事实，如 .name"
    )
  }
}

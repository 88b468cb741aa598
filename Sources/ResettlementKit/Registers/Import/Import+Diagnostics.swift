internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension Diagnostic.Message {
  static func noHeadings(_ names: [String]) -> Self {
    let listed = names.prefix(8).joined(separator: "、")
    return Self(
      "register.no-headings",
      en: "the table has none of the mapping's headings: \(listed)",
      zh: "表中找不到列对照中的任何表头：\(listed)"
    )
  }

  static func missingColumn(_ name: String) -> Self {
    Self(
      "register.missing-column",
      en: "the table has no column '\(name)'; mend the heading or the mapping",
      zh: "表中没有“\(name)”列；请改正表头或列对照"
    )
  }

  static let tooManyCells = Self(
    "register.too-many-cells",
    en: "the row has more cells than there are headings; put cells with commas in quotes",
    zh: "本行单元格多于表头；含逗号的单元格请加引号"
  )

  static let idOfPerson = Self(
    "register.identity-number-as-id",
    en: "an identity number can't be the name of an entry; map the column to 'identity_number'",
    zh: "公民身份号码不能用作编号；请将该列对照为 identity_number"
  )

  static let noID = Self(
    "register.no-id",
    en: "the row has no id, and the mapping no key",
    zh: "本行没有编号，列对照中也没有 key"
  )

  static func noKey(_ facts: [String]) -> Self {
    let names = facts.joined(separator: ", ")
    return Self(
      "register.no-key",
      en: "the row does not say who it is about: \(names) must be filled in",
      zh: "本行无法识别对象：应填写 \(names)"
    )
  }

  static func ambiguousKey(_ count: Int) -> Self {
    Self(
      "register.ambiguous",
      en: "\(count) subjects are known to which the row may belong; give the id",
      zh: "本行可对应 \(count) 个已有对象；请填写编号"
    )
  }

  static func sameSubject(_ row: Int) -> Self {
    Self(
      "register.same-subject",
      en: "row \(row) is about the same subject",
      zh: "与第 \(row) 行是同一对象"
    )
  }

  static func linked(_ kind: SubjectKind, count: Int) -> Self {
    guard count == 0 else {
      return Self(
        "register.ambiguous-reference",
        en: "\(count) subjects of the kind '\(kind.englishName)' have this value",
        zh: "有 \(count) 个“\(kind.chineseName)”都是此值，无法确定"
      )
    }
    return Self(
      "register.no-such-subject",
      en: "no '\(kind.englishName)' is known that has this value",
      zh: "没有与此值相符的“\(kind.chineseName)”"
    )
  }

  static func otherLinked(_ kind: SubjectKind) -> Self {
    Self(
      "register.contradiction",
      en: "two columns lead to different subjects of the kind '\(kind.englishName)'",
      zh: "两列指向不同的“\(kind.chineseName)”"
    )
  }

  static func closedEntry(_ day: CalendarDay) -> Self {
    Self(
      "register.closed-entry",
      en: "the entry was closed on \(day) and is not changed; open a new one",
      zh: "该条目已于 \(day) 销号，不再更改；请另立新条目"
    )
  }
}

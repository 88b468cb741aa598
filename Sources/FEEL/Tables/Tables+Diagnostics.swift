internal import Diagnostics

extension Diagnostic.Message {
  static func notCollectable(
    _ text: String,
    _ type: StaticType,
    _ policy: TypedExpression.HitPolicy
  ) -> Self {
    Self(
      "feel.table-not-collectable",
      en: "'\(text)' is \(type.english), which '\(policy.rawValue)' can't collect",
      zh: "“\(text)”是\(type.chinese)，不能按“\(policy.rawValue)”汇总"
    )
  }

  static let tableWithoutRows = Self(
    "feel.table-without-rows",
    en: "the table has no rows, so it answers nothing; add one",
    zh: "决策表没有任何一行，得不出结果；请补一行"
  )

  static func wrongCellCount(have: Int, want: Int) -> Self {
    Self(
      "feel.wrong-cell-count",
      en: "the row has \(have) tests, but the table has \(want) inputs",
      zh: "该行有 \(have) 个条件格，而表有 \(want) 个输入"
    )
  }

  static func gap(
    _ condition: String?,
    isSure: Bool,
    policy: TypedExpression.HitPolicy
  ) -> Self {
    let mend = policy == .first ? "add one, or a last row of '-'" : "add one"
    let chineseMend = policy == .first ? "请补一行，或在最后加一行“-”" : "请补一行"
    guard let condition else {
      return Self("feel.table-gap", en: "no row can apply; \(mend)", zh: "没有一行能够适用；\(chineseMend)")
    }
    return Self(
      "feel.table-gap",
      en: "no row for \(condition); \(mend)" + (isSure ? "" : " if that occurs"),
      zh: "没有一行适用于“\(condition)”；" + (isSure ? "" : "如有此情形，") + chineseMend
    )
  }

  static var moreGaps: Self {
    Self("feel.table-gap", en: "there are more gaps than are listed", zh: "还有其他空缺未列出")
  }

  static func overlap(_ rows: (Int, Int), _ condition: String?) -> Self {
    Self(
      "feel.table-overlap",
      en: "rows \(rows.0) and \(rows.1) both apply for \(condition ?? "any input"); "
        + "with 'unique' only one may",
      zh: "第 \(rows.0) 行与第 \(rows.1) 行都适用于\(quoted(condition))；“unique”只许一行适用"
    )
  }

  static func conflict(
    _ rows: (Int, Int),
    _ condition: String?,
    answers: (String, String)
  ) -> Self {
    Self(
      "feel.table-conflict",
      en: "rows \(rows.0) and \(rows.1) both apply for \(condition ?? "any input"), "
        + "but answer '\(answers.0)' and '\(answers.1)'; with 'any' they must agree",
      zh: "第 \(rows.0) 行与第 \(rows.1) 行都适用于\(quoted(condition))，结果却是“\(answers.0)”和"
        + "“\(answers.1)”；“any”要求结果一致"
    )
  }

  static func otherRow(_ row: Int) -> Self {
    Self("feel.table-row", en: "row \(row) is here", zh: "第 \(row) 行在此")
  }

  static func deadRow(_ row: Int, _ cell: String) -> Self {
    Self(
      "feel.table-dead-row",
      en: "row \(row) never applies: no value passes '\(cell)'; look at the ends of its ranges",
      zh: "第 \(row) 行永不适用：没有值能满足“\(cell)”；请检查区间两端"
    )
  }

  static func impossibleRow(
    _ row: Int,
    _ cell: String,
    input: String,
    _ declared: DeclaredNumbers
  ) -> Self {
    let limits = declared.limits
    let isWhole = declared.decimals == 0
    let english = (isWhole ? ["whole numbers"] : []) + (limits.map { ["numbers \($0)"] } ?? [])
    let chinese = (isWhole ? ["整数"] : []) + (limits.map { [$0] } ?? [])
    return Self(
      "feel.table-dead-row",
      en: "row \(row) never applies: no value of '\(input)' passes '\(cell)'; "
        + "it only has \(english.joined(separator: ", "))",
      zh: "第 \(row) 行永不适用：“\(input)”没有值能满足“\(cell)”；其取值只有"
        + chinese.joined(separator: "、")
    )
  }

  static func deadTest(_ test: String) -> Self {
    Self(
      "feel.table-dead-test",
      en: "no value passes '\(test)'; look at the ends of the range, or take it out",
      zh: "没有值能满足“\(test)”；请检查区间两端，或删去"
    )
  }

  static func maskedRow(_ row: Int, by masks: [Int]) -> Self {
    let numbers = masks.prefix(3).map(String.init)
    let more = masks.count > 3
    let list = numbers.joined(separator: ", ") + (more ? " and others" : "")
    let chinese = numbers.joined(separator: "、") + (more ? "等" : "")
    let verb = masks.count == 1 ? "row \(list) takes" : "rows \(list) take"
    return Self(
      "feel.table-masked-row",
      en: "row \(row) never applies: \(verb) all its values first; move it up, or take it out",
      zh: "第 \(row) 行永不适用：第 \(chinese) 行已先取走它的全部取值；请上移或删去"
    )
  }

  static func idleColumn(_ input: String) -> Self {
    Self(
      "feel.table-idle-column",
      en: "'\(input)' changes no answer of the table; take the input out, or test it",
      zh: "“\(input)”不影响表的任何结果；请删去该输入，或加以判断"
    )
  }

  static var tableTooLarge: Self {
    Self(
      "feel.table-too-large",
      en: "the table is too large to look for all gaps and overlaps; split it to have it checked",
      zh: "表过大，未能查完全部空缺与重叠；如需检查请拆分"
    )
  }

  private static func quoted(_ condition: String?) -> String {
    condition.map { "“\($0)”" } ?? "任何输入"
  }
}

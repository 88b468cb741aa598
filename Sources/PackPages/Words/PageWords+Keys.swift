extension PageWords {
  /// What a key of a rule is about, as the label of its value; the key itself where it is not known.
  func key(_ key: String) -> String {
    Self.keys[key].map { pick($0.0, $0.1) } ?? key.replacing("_", with: " ")
  }

  /// What becomes of an open case, by the word of the pack under a key.
  func course(_ word: String, of key: String) -> String {
    let words = key == "on_merge" ? Self.coursesOfMerges[word] : nil
    return (words ?? Self.courses[word]).map { pick($0.0, $0.1) } ?? word
  }

  private static let coursesOfMerges = [
    "continues": ("最早受理的一件继续办", "the one opened first goes on")
  ]

  private static let courses = [
    "stays": ("由保留原户编号的一户继续办", "goes on with the part that keeps the household's id"),
    "follows_head": ("由户主所在的一户继续办", "goes on with the head of the household"),
    "every_part": (
      "户主所在户继续办，其余各户另行受理", "goes on with the head; each other part gets one of its own"
    ),
    "continues": ("继续办", "goes on"), "ends": ("一律办结", "ends"),
  ]

  private static let keys = [
    "after": ("须先办结", "what comes before"), "on_split": ("分户时", "when the household splits"),
    "on_merge": ("并户时", "when households merge"),
    "on_head_change": ("户主变更时", "when the household has another head"),
    "on_members_change": ("成员增减时", "when somebody joins or leaves the household"),
    "amount": ("数额", "amount"), "exact": ("定额", "exactly"), "at_most": ("最高", "at most"),
    "at_least": ("不低于", "at least"), "least": ("最低", "at least"), "most": ("最高", "at most"),
    "share": ("比例", "share"), "left_to": ("裁量单位", "left to"), "per": ("对每", "for each"),
    "period": ("周期", "period"), "about": ("说明", "about"), "paid_to": ("领取者", "paid to"),
    "applies_when": ("适用条件", "applies when"), "when": ("条件", "conditions"),
    "holds": ("须成立", "must hold"), "if": ("仅当", "only if"),
    "force": ("约束力", "force"), "numerator": ("分子", "numerator"),
    "denominator": ("分母", "denominator"), "measure": ("衡量", "what is measured"),
    "due": ("期限", "due"), "done_on": ("完成日期", "done on"),
    "every": ("周期", "how often"),
    "events": ("办理日期", "days on which it was done"),
    "calendar_when": ("按自然周期计，当", "calendar periods count when"),
    "strict_when": ("不含界限本身，当", "the bound itself does not reach when"),
    "risk": ("风险类型", "risk"), "category": ("拟纳入类别", "kind of monitored household"),
    "severity": ("严重程度", "severity"), "urgent": ("紧急", "urgent, when"),
    "serious": ("较重", "serious, when"), "ordinary": ("一般", "ordinary, when"),
    "otherwise": ("其余", "otherwise"),
    "kept_by": ("登记单位", "kept by"),
    "updated": ("更新", "brought up to date"),
    "procedure": ("办理程序", "procedure"), "fields": ("登记事项", "what is recorded"),
    "groups": ("分类", "groups"), "for": ("优先的规则", "rules in which it goes first"),
    "rank_by": ("排序", "ranked by"), "value": ("计算", "computed as"),
    "from": ("自", "from"), "to": ("至", "to"), "title": ("名称", "title"),
    "table": ("决策表", "decision table"),
    "law_as_of": ("规定适用日", "day of the law"), "facts_period": ("事实所属日", "day of the facts"),
    "decided_on": ("决定日", "day of the decision"), "on": ("日期", "day"),
    "cite": ("依据", "by"), "form": ("待遇形式", "form of support"), "term": ("享受期限", "how long it runs"),
    "loan": ("贷款条件", "terms of the loan"), "interest_free": ("无息", "interest-free"),
    "guaranteed": ("须有担保", "guaranteed"),
    "months": ("月数", "months"), "limits": ("限制", "limits"), "fund": ("资金", "fund"),
    "earmark": ("资金用途", "use of the fund"), "channel": ("资金渠道", "channel of the fund"),
    "at_elimination": ("风险消除时", "when the risk is eliminated"),
    "once_per": ("只得一次，对每个", "once only for each"),
    "one_of": ("只能享受其一", "only one of"), "cap": ("累计上限", "cap of all grants"),
    "quota": ("名额", "quota"), "budget": ("预算", "budget"),
    "over": ("合并计算的项目", "programmes that count together"),
    "counted_per": ("合并计算的对象", "counted for each"), "within": ("计算范围", "within"),
    "years_from": ("按年计，起自", "years counted from"),
    "cut_down_when": ("减到余额，当", "cut down to what is left when"),
    "take": ("享受哪一项", "which one is had"), "refill": ("空出的名额可补", "vacated places are filled"),
    "missing": ("缺", "missing"), "of": ("由", "by"), "cites": ("依据", "citing"),
  ]
}

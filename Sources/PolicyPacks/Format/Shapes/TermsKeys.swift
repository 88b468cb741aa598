internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of programmes that say how long they run and what limits them.
enum TermsKeys {
  static let form = Key(
    "form",
    Notation<BenefitForm>.locatedWord,
    zh: "待遇形式，默认按金额的周期推定",
    en: "in which form it supports; follows from the amount if left out"
  )
  static let loan = Key("loan", .loan, zh: "贷款条件", en: "on what terms it lends, with 'form: loan'")
  static let term = Key(
    "term",
    .term,
    zh: "享受期限，到期自行终止",
    en: "how long it runs before it ends by itself"
  )
  static let atElimination = Key(
    "at_elimination",
    Notation<BenefitProgramme.AtElimination>.word,
    zh: "风险消除时如何，默认按自身期限继续",
    en: "what becomes of it when the risk is marked eliminated; it runs on if left out"
  )
  static let fund = Key("fund", .text, zh: "资金", en: "the fund that it is paid from")
  static let earmark = Key("earmark", .text, zh: "资金用途", en: "the use that the fund is meant for")
  static let channel = Key(
    "channel",
    .text,
    zh: "资金渠道",
    en: "the channel through which the fund comes"
  )
  static let limits = Key("limits", .list(.limit), zh: "限制", en: "what limits it, by the ledger")
  static let rankedBy = Key(
    "rank_by",
    .oneOrMore(.reference),
    zh: "名额或资金不够时的优先规则",
    en: "the priorities by which applications are ranked where places or money are short"
  )

  static let all: [any ShapeKey] = [
    form, loan, term, atElimination, fund, earmark, channel, limits, rankedBy,
  ]
}

extension MappingReader {
  /// Returns the terms of a programme.
  func terms() -> TermsModel {
    let term = self[TermsKeys.term]
    let (fund, earmark, channel) = (
      self[TermsKeys.fund], self[TermsKeys.earmark], self[TermsKeys.channel]
    )
    let use = range(of: TermsKeys.earmark) ?? range(of: TermsKeys.channel)
    if isComplete, !has(TermsKeys.fund), let use { reading.error(.useWithoutFund, at: use) }
    let (form, loan) = (self[TermsKeys.form], self[TermsKeys.loan])
    if let range = range(of: TermsKeys.loan), form?.value != .loan {
      reading.error(.loanWithoutForm, at: range)
    }
    return TermsModel(
      form: form,
      loan: loan,
      from: term?.from,
      months: term?.months,
      to: term?.to,
      atElimination: self[TermsKeys.atElimination],
      source: fund.map { FundEarmark(Fund.ID($0), earmark: earmark, channel: channel) },
      limits: self[TermsKeys.limits] ?? [],
      rankedBy: self[TermsKeys.rankedBy] ?? []
    )
  }
}

// MARK: - Terms

/// The first day, the length and the latest day of a programme, as they are written.
struct WrittenTerm: Sendable {
  let from: ExpressionText?
  let months: ExpressionText?
  let to: ExpressionText?
}

extension Notation<WrittenTerm> {
  fileprivate static let term = mapping(TermKeys.shape) { keys in
    WrittenTerm(
      from: keys[TermKeys.from],
      months: keys[TermKeys.months],
      to: keys[TermKeys.to]
    )
  }
}

private enum TermKeys {
  static let from = Key(
    "from",
    .expression,
    zh: "起始日，默认由审批时确定",
    en: "its first day; the decision says it if left out"
  )
  static let months = Key("months", .expression, zh: "月数", en: "how many months it runs")
  static let to = Key(
    "to",
    .expression,
    zh: "最迟终止日，例如合同、租约的截止日；没有截止日的为 null",
    en: "the day on which it ends at the latest, such as that of a contract; null if there is none"
  )
  static let shape = Shape("term", zh: "期限", en: "term", [from, months, to])
}

// MARK: - Loans

extension Notation<LoanTerms> {
  fileprivate static let loan = mapping(LoanKeys.shape) { keys in
    LoanTerms(
      isInterestFree: keys[LoanKeys.interestFree] ?? false,
      isGuaranteed: keys[LoanKeys.guaranteed] ?? false
    )
  }
}

private enum LoanKeys {
  static let interestFree = Key(
    "interest_free",
    .boolean,
    zh: "是否无息，默认否",
    en: "whether no interest is taken; it is if left out"
  )
  static let guaranteed = Key(
    "guaranteed",
    .boolean,
    zh: "是否须有担保，审批时写明担保人；默认否",
    en: "whether the decision has to name who answers for it; not if left out"
  )
  static let shape = Shape("loan", zh: "贷款", en: "loan", [interestFree, guaranteed])
}

// MARK: - Limits

private enum LimitKeys {
  static let title = Key("title", .localized, zh: "名称", en: "what it is called")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    .required,
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let oncePer = Key("once_per", .expression, zh: "每个对象只一次", en: "whom it is given once only")
  static let oneOf = Key(
    "one_of",
    .oneOrMore(.reference),
    zh: "只能享受其中一项的项目",
    en: "the programmes of which one is had"
  )
  static let cap = Key("cap", .expression, zh: "累计上限", en: "the most of all grants together")
  static let quota = Key("quota", .expression, zh: "名额", en: "the most grants")
  static let budget = Key("budget", .expression, zh: "预算", en: "the most money of the fund")
  static let over = Key(
    "over",
    .oneOrMore(.reference),
    zh: "合并计算的项目，默认只计本项目",
    en: "the programmes that count together; its own if left out"
  )
  static let countedPer = Key(
    "counted_per",
    .expression,
    zh: "按哪个对象合并计算，默认按规则的对象",
    en: "whose grants count together; those of the rule's subject if left out"
  )
  static let beside = Key(
    "beside",
    .expression,
    zh: "台账以外已得、计入上限的金额，例如建账以前的；默认没有",
    en:
      "what was had beside the ledger and counts under a cap, such as before it; nothing if left out"
  )
  static let within = Key(
    "within",
    Notation<LimitTerm.Span>.locatedWord,
    zh: "计算范围：历年、当年或同时享受的，默认历年",
    en: "which grants count: of all years, of the year, or of the same time; all if left out"
  )
  static let yearsFrom = Key(
    "years_from",
    .expression,
    zh: "“当年”从哪天起按年计算，默认按自然年",
    en: "from which day the years of 'within: year' follow one another; calendar years if left out"
  )
  static let appliesWhen = Key("applies_when", .expression, zh: "适用条件", en: "when it applies")
  static let cutDownWhen = Key(
    "cut_down_when",
    .expression,
    zh: "何时减到余额，否则整笔不给；默认减到余额",
    en: "when a grant is cut down to what is left, and not refused; always if left out"
  )
  static let take = Key(
    "take",
    Notation<Taking>.word,
    zh: "享受哪一项：先享受的或就高，默认先享受的",
    en: "which one is had: the first or the higher; the first if left out"
  )
  static let refill = Key(
    "refill",
    .boolean,
    zh: "中途停发、离岗后名额是否可补，默认不可",
    en: "whether the place of one that was stopped is given again; not if left out"
  )

  static let shape = Shape(
    "limit",
    zh: "限制",
    en: "limit",
    [
      title, cite, oncePer, oneOf, cap, quota, budget, over, countedPer, beside, within, yearsFrom,
      appliesWhen, cutDownWhen, take, refill,
    ],
    choices: [
      .one(of: "once_per", "one_of", "cap", "quota", "budget"),
      .atMostOne(of: "once_per", "counted_per"), .atMostOne(of: "one_of", "over"),
      .atMostOne(of: "budget", "over"), .atMostOne(of: "take", "once_per", "cap"),
      .atMostOne(of: "take", "quota", "budget"),
      .atMostOne(of: "cut_down_when", "once_per", "one_of", "quota"),
      .atMostOne(of: "refill", "once_per", "one_of", "cap", "budget"),
      .atMostOne(of: "beside", "once_per", "one_of", "quota", "budget"),
    ]
  )
}

/// Which of several programmes is had.
private enum Taking: String, Sendable, CaseIterable {
  case first, higher
}

extension Notation<LimitModel> {
  fileprivate static let limit = mapping(LimitKeys.shape) { $0.limit() }
}

extension MappingReader {
  fileprivate func limit() -> LimitModel? {
    let kinds = LimitTerm.Kind.allCases.filter { mapping.entry(of: $0.rawValue) != nil }
    let once = self[LimitKeys.oncePer]
    let (oneOf, over) = (self[LimitKeys.oneOf], self[LimitKeys.over])
    let (cap, quota, budget) = (
      self[LimitKeys.cap], self[LimitKeys.quota], self[LimitKeys.budget]
    )
    let counted = self[LimitKeys.countedPer]
    guard kinds.count == 1 else { return nil }
    return LimitModel(
      kind: kinds[0],
      title: self[LimitKeys.title],
      citations: self[LimitKeys.cite] ?? [],
      span: self[LimitKeys.within],
      yearsFrom: self[LimitKeys.yearsFrom],
      counted: once ?? counted,
      bound: cap ?? quota ?? budget,
      beside: self[LimitKeys.beside],
      programmes: oneOf ?? over,
      appliesWhen: self[LimitKeys.appliesWhen],
      cutsDownWhen: self[LimitKeys.cutDownWhen],
      takesHigher: self[LimitKeys.take] == .higher,
      refills: self[LimitKeys.refill] ?? false,
      range: mark
    )
  }
}

extension Diagnostic.Message {
  fileprivate static let useWithoutFund = Self(
    "pack.missing-key",
    en: "a use or channel is that of a 'fund'; add it",
    zh: "用途和渠道属于某笔资金；请补上“fund”"
  )

  fileprivate static let loanWithoutForm = Self(
    "pack.loan-form",
    en: "terms of a loan are those of a programme that lends; add 'form: loan'",
    zh: "贷款条件属于贷款项目；请补上“form: loan”"
  )
}

/// What a policy says of a programme beyond who is entitled and to how much.
public struct BenefitProgramme: Sendable, Hashable, Identifiable {
  /// What becomes of a benefit when the risk of its household is marked eliminated (风险消除).
  public enum AtElimination: String, Sendable, Hashable, Codable, CaseIterable {
    /// It runs on to its own end; invariant M7 makes this the rule.
    case runsOn = "runs_on"
    /// It ends on that day.
    case ends
  }

  /// The name of the programme's rule.
  public let id: Rule.ID
  /// The policy that has it.
  public let policy: PolicyID
  /// What it is called.
  public let title: LocalizedText
  /// The kind of subject that it is decided about.
  public let subject: SubjectKind
  /// The clauses that it rests on.
  public let citations: [String]
  /// What its conditions are called, by their names; without those that have no title.
  public let conditionTitles: [String: LocalizedText]
  /// In which form it supports.
  public let form: BenefitForm
  /// On what terms it lends; `nil` if it is no loan.
  public let loan: LoanTerms?
  /// Whether it says a first day, a length or a last day of its own.
  public let hasTerm: Bool
  /// What becomes of it at elimination.
  public let atElimination: AtElimination
  /// From which money it is paid; `nil` if the policy does not say, so that each payment has to.
  public let source: FundEarmark?
  /// The unit that sets the amount; `nil` if the policy does, or gives no money.
  public let amountLeftTo: String?
  /// The limits, as the policy states them.
  public let limits: [LimitTerm]
  /// The rules that say who goes first where a quota or the money is short.
  public let rankedBy: [Rule.ID]

  /// Creates the description of a programme.
  public init(
    id: Rule.ID,
    policy: PolicyID,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    conditionTitles: [String: LocalizedText] = [:],
    form: BenefitForm,
    loan: LoanTerms? = nil,
    hasTerm: Bool = false,
    atElimination: AtElimination = .runsOn,
    source: FundEarmark? = nil,
    amountLeftTo: String? = nil,
    limits: [LimitTerm] = [],
    rankedBy: [Rule.ID] = []
  ) {
    self.id = id
    self.policy = policy
    self.title = title
    self.subject = subject
    self.citations = citations
    self.conditionTitles = conditionTitles
    self.form = form
    self.loan = loan ?? (form == .loan ? LoanTerms() : nil)
    self.hasTerm = hasTerm
    self.atElimination = atElimination
    self.source = source
    self.amountLeftTo = amountLeftTo
    self.limits = limits
    self.rankedBy = rankedBy
  }
}

/// A limit as a policy states it, before it is known for whom and how much.
public struct LimitTerm: Sendable, Hashable, Codable, Identifiable {
  /// What kind of limit it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Only once for a subject (不重复享受).
    case once = "once_per"
    /// One of several programmes (择一享受).
    case oneOf = "one_of"
    /// A sum that all grants together may not pass (累计上限).
    case cap
    /// A number of grants (名额).
    case quota
    /// Money that all grants together may not pass (预算).
    case budget
  }

  /// Which other grants count.
  public enum Span: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those of all years.
    case ever
    /// Those decided in the same year, of the calendar or from a day that the policy names.
    case year
    /// Those that run on a same day; what ended makes room again.
    case sameTime = "same_time"
  }

  /// The limit's name in its programme.
  public let id: String
  /// What kind of limit it is.
  public let kind: Kind
  /// Which other grants count.
  public let span: Span
  /// The programmes whose grants count.
  public let programmes: [Rule.ID]
  /// What it is called, if the policy says so.
  public let title: LocalizedText?
  /// The clauses that it rests on.
  public let citations: [String]

  /// Creates a limit.
  public init(
    id: String,
    kind: Kind,
    span: Span = .ever,
    programmes: [Rule.ID],
    title: LocalizedText? = nil,
    citations: [String]
  ) {
    self.id = id
    self.kind = kind
    self.span = span
    self.programmes = programmes
    self.title = title
    self.citations = citations
  }

  /// What it is called, or what its kind is.
  public var name: LocalizedText {
    title ?? kind.title
  }
}

extension LimitTerm.Kind {
  /// What limits of the kind are called.
  public var title: LocalizedText {
    switch self {
    case .once: LocalizedText(zh: "不得重复享受", en: "once only")
    case .oneOf: LocalizedText(zh: "只能享受其中一项", en: "one of several")
    case .cap: LocalizedText(zh: "累计上限", en: "cumulative cap")
    case .quota: LocalizedText(zh: "名额", en: "quota")
    case .budget: LocalizedText(zh: "预算", en: "budget")
    }
  }
}

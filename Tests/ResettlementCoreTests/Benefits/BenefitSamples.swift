import Quantities
import ResettlementCore

/// Made-up benefits: a book of one programme with what was recorded.
struct SampleBook {
  static let household = SubjectReference(.household, "h-1")
  static let source = FundEarmark("扶贫专项资金", earmark: "产业")

  var history = BenefitHistory()

  static func programme(_ id: Rule.ID, form: BenefitForm = .oneOff) -> BenefitProgramme {
    BenefitProgramme(
      id: id,
      policy: "example",
      title: LocalizedText(zh: id),
      subject: .household,
      citations: ["example-1"],
      form: form,
      source: source
    )
  }

  static func term(
    _ kind: LimitTerm.Kind,
    over programmes: [Rule.ID],
    _ span: LimitTerm.Span = .ever
  ) -> LimitTerm {
    LimitTerm(
      id: kind.rawValue,
      kind: kind,
      span: span,
      programmes: programmes,
      citations: ["example-1"]
    )
  }

  func request(
    _ benefit: String,
    in programme: Rule.ID = "reward",
    _ rate: BenefitRate,
    for subject: SubjectReference = household,
    form: BenefitForm = .oneOff,
    from: String = "2024-03-01",
    to: String? = nil,
    limits: [BenefitLimit] = []
  ) -> BenefitRequest {
    BenefitRequest(
      benefit: benefit,
      programme: Self.programme(programme, form: form),
      subject: subject,
      rate: rate,
      from: day(from),
      to: to.map(day),
      limits: limits,
      decidedOn: day(from),
      source: Self.source
    )
  }

  func event(
    _ id: String,
    _ benefit: String,
    _ content: BenefitEvent.Content,
    on text: String = "2024-03-01",
    correcting wrong: String? = nil,
    because reason: String = "录错"
  ) -> BenefitEvent {
    BenefitEvent(
      id: id,
      benefit: benefit,
      happenedOn: day(text),
      recordedAt: time("2024-03-01T00:00:00Z"),
      recordedBy: "财政局",
      content: content,
      correction: wrong.map { BenefitEvent.Correction(of: $0, because: reason) }
    )
  }

  /// Records an entry, or throws what is in the way.
  mutating func add(_ event: BenefitEvent) throws {
    if let entry = try BenefitBook.entry(event, after: history) {
      history = history.adding([entry])
    }
  }

  /// Applies and decides, and returns the decision.
  @discardableResult
  mutating func grant(_ request: BenefitRequest) throws -> BenefitDecision {
    let application = Application(
      policy: "example",
      programme: request.programme.id,
      subject: request.subject
    )
    let from = request.from.description
    try add(event("\(request.benefit)/a", request.benefit, .applied(application), on: from))
    let decision = BenefitBook.decision(on: request, after: history)
    try add(event("\(request.benefit)/d", request.benefit, .decided(decision), on: from))
    return history.state(of: request.benefit).decision ?? BenefitDecision()
  }

  mutating func pay(
    _ id: String,
    _ benefit: String,
    yuan: ExactDecimal,
    on text: String,
    month: String? = nil,
    from source: FundEarmark = source,
    bill: ExactDecimal? = nil,
    for period: (String, String)? = nil
  ) throws {
    let payment = Payment(
      Money(yuan: yuan),
      from: source,
      month: month.map(day),
      bill: bill.map { Money(yuan: $0) },
      period: period.map { day($0.0)...day($0.1) }
    )
    try add(event(id, benefit, .paid(payment), on: text))
  }

  mutating func recover(_ id: String, _ benefit: String, yuan: ExactDecimal, on text: String) throws
  {
    let recovery = Recovery(Money(yuan: yuan), to: Self.source)
    try add(event(id, benefit, .recovered(recovery), on: text))
  }
}

/// An amount of yuan.
func yuan(_ number: ExactDecimal) -> Money { Money(yuan: number) }

public import ResettlementCore
public import Tabular

/// Writes events of assets and of the chain as JSON, an object for each, the same bytes for the same
/// event.
public enum AssetEventJSON {
  /// Returns an event as an object whose keys ``AssetEventReader`` reads.
  public static func value(_ event: AssetEvent) -> JSONValue {
    let head: [(String, JSONValue?)] = [
      ("id", .string(event.id)), ("asset", .string(event.asset.rawValue)),
      ("kind", .string(event.content.kind.rawValue)),
      ("on", .string(event.happenedOn.description)),
    ]
    return object(head + keys(of: event.content) + tail(event) + [("ruling", ruling(event.ruling))])
  }

  /// Returns an event as an object whose keys ``AssetEventReader`` reads.
  public static func value(_ event: ChainEvent) -> JSONValue {
    let movement: ChainEvent.Movement? =
      if case .moved(let movement) = event.content { movement } else { nil }
    let head: [(String, JSONValue?)] = [
      ("id", .string(event.id)), ("link", .string(event.link)),
      ("kind", .string(movement == nil ? "annulled" : "moved")),
      ("on", .string(event.happenedOn.description)),
      ("from", text(movement?.source.description)),
      ("to", text(movement?.destination.description)), ("amount", amount(movement?.amount)),
    ]
    return object(head + tail(event, by: event.recordedBy))
  }

  /// Returns events as JSON Lines, each on a line of its own.
  public static func lines(_ assets: [AssetEvent], _ chain: [ChainEvent] = []) -> String {
    (assets.map(value) + chain.map(value)).map { JSONWriter(.compact).text(of: $0) + "\n" }.joined()
  }

  private static func tail(_ event: AssetEvent) -> [(String, JSONValue?)] {
    tail(event, by: event.recordedBy)
  }

  private static func tail(
    _ event: some LedgerEvent,
    by recorder: EventRecorder
  ) -> [(String, JSONValue?)] {
    [
      ("corrects", text(event.correction?.event)), ("because", text(event.correction?.reason)),
      ("recorded_at", .string(event.recordedAt.description)),
      ("recorded_by", object([("unit", .string(recorder.unit)), ("role", text(recorder.role))])),
    ]
  }

  // MARK: - Values

  static func object(_ entries: [(String, JSONValue?)]) -> JSONValue {
    .object(entries.compactMap { key, value in value.map { (key, $0) } })
  }

  private static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  private static func texts(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  private static func amount(_ amount: Money?) -> JSONValue? {
    amount.map { .string($0.yuan.description) }
  }

  private static func ruling(_ ruling: AssetRuling?) -> JSONValue? {
    ruling.map { ruling in
      object([
        ("policy", .string(ruling.policy)), ("version", .string(ruling.version)),
        ("citations", texts(ruling.citations)), ("discretion", texts(ruling.discretion)),
        ("missing", texts(ruling.missing)),
      ])
    }
  }

  private static func owner(_ owner: AssetOwner?) -> [(String, JSONValue?)] {
    [("owner_kind", text(owner?.kind.rawValue)), ("owner", text(owner?.name))]
  }

  private static func entrusted(
    _ keeper: String?,
    _ person: Person.ID?
  ) -> [(String, JSONValue?)] {
    [("keeper", text(keeper)), ("responsible_person", text(person?.rawValue))]
  }

  private static func share(_ share: RevenueShare) -> [(String, JSONValue?)] {
    [("use", .string(share.use)), ("amount", amount(share.amount))]
  }

  // MARK: - What happened

  private static func keys(of content: AssetEvent.Content) -> [(String, JSONValue?)] {
    switch content {
    case .surveyed(let survey): keys(of: survey)
    case .titled(let title): [("number", .string(title.number))]
    case .handedOver(let given), .entrusted(let given):
      entrusted(given.keeper, given.responsiblePerson)
    case .transferred(let owner): self.owner(owner)
    case .disposalRequested(let reason), .beneficiariesChecked(let reason):
      [("reason", .string(reason.text))]
    case .disposalDecided(let decision):
      [
        ("decision", .string(decision.isApproved ? "approved" : "rejected")),
        ("run", text(decision.run)), ("paper", text(decision.paper)),
      ]
    case .disposed(let disposal): [("price", amount(disposal.price))]
    case .proceedsUsed(let share): self.share(share)
    case .registered, .putIntoOperation, .becameIdle, .activated, .annulled: []
    default: revenue(content)
    }
  }

  private static func keys(of survey: AssetEvent.Survey) -> [(String, JSONValue?)] {
    let funds = survey.funds.map(\.rawValue)
    return [
      ("class", text(survey.assetClass?.rawValue)), ("asset_kind", text(survey.kind?.rawValue)),
      ("project", text(survey.project?.rawValue)), ("funds", funds.isEmpty ? nil : texts(funds)),
    ] + owner(survey.owner) + entrusted(survey.keeper, survey.responsiblePerson)
  }

  private static func revenue(_ content: AssetEvent.Content) -> [(String, JSONValue?)] {
    switch content {
    case .revenuePlanned(let plan):
      [
        ("period", .string(plan.period)), ("amount", amount(plan.amount)),
        ("uses", .array(plan.uses.map { object(share($0)) })),
      ]
    case .revenueDecided(let decision):
      [
        ("plan", .string(decision.plan)), ("basis", .string(decision.basis.rawValue)),
        ("paper", .string(decision.paper)),
      ]
    case .revenuePublished(let publication):
      [
        ("plan", .string(publication.plan)), ("place", .string(publication.place)),
        ("until", .string(publication.until.description)),
      ]
    case .objectionRaised(let objection):
      [("publication", .string(objection.publication)), ("matter", .string(objection.matter))]
    case .objectionDecided(let decision):
      [
        ("objection", .string(decision.objection)),
        ("outcome", .string(decision.isUpheld ? "upheld" : "dismissed")),
        ("reason", .string(decision.reason)),
      ]
    case .revenueDistributed(let distribution):
      [("plan", .string(distribution.plan)), ("lines", .array(distribution.lines.map(line)))]
    default: []
    }
  }

  private static func line(_ line: RevenueDistribution.Line) -> JSONValue {
    object([
      ("use", .string(line.use)), ("to", text(line.beneficiary?.description)),
      ("amount", amount(line.amount)),
    ])
  }
}

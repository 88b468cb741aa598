internal import Quantities
internal import ResettlementCore

/// The project whose assets the samples are.
let project = SubjectReference(.project, "p-1")

/// Another project.
let otherProject = SubjectReference(.project, "p-0")

/// An event of an asset, on 2023-01-11.
func assetEvent(
  _ id: AssetEvent.ID,
  of asset: String = "r-1",
  _ content: AssetEvent.Content,
  correction: EventCorrection? = nil,
  ruling: AssetRuling? = nil
) -> AssetEvent {
  AssetEvent(
    id: id,
    asset: ProjectAsset.ID(asset),
    happenedOn: day(10),
    recordedAt: time(11),
    recordedBy: EventRecorder(unit: "村委会", role: "会计"),
    content: content,
    correction: correction,
    ruling: ruling
  )
}

/// What was found of an asset of a project.
func survey(by project: SubjectReference) -> AssetEvent.Survey {
  AssetEvent.Survey(
    assetClass: .operating,
    kind: .workshop,
    project: Project.ID(project.id),
    funds: ["f-1", "f-2"],
    owner: AssetOwner(.villageCollective, "合作社"),
    keeper: "村委会",
    responsiblePerson: "s-1"
  )
}

/// An event of each kind, with a value in every field.
let everyAssetEvent: [AssetEvent] = {
  let entrustment = AssetEvent.Entrustment(keeper: "村委会", responsiblePerson: "s-1")
  let wrong = EventCorrection(of: "e-2", because: "录错\n'\"")
  let ruling = AssetRuling(
    policy: "example",
    version: "1.0.0",
    citations: ["example-1"],
    discretion: ["村委会"],
    missing: ["asset.owner_kind"]
  )
  let share = RevenueShare("industry_development", Money(fen: 100_01))
  let plan = RevenuePlan(period: "2024", amount: Money(fen: 100_01), uses: [share])
  let line = RevenueDistribution.Line(
    "industry_development",
    to: SubjectReference(.household, "h-1"),
    Money(fen: 1)
  )
  let contents: [AssetEvent.Content] = [
    .surveyed(survey(by: project)), .registered, .putIntoOperation, .becameIdle, .activated,
    .handedOver(entrustment), .entrusted(entrustment),
    .transferred(AssetOwner(.state, "县")), .disposalRequested(AssetEvent.Reason("破损")),
    .disposalDecided(AssetEvent.DisposalDecision(isApproved: true, run: "r", paper: "1号")),
    .disposed(AssetDisposal(price: Money(fen: 7))), .proceedsUsed(share), .revenuePlanned(plan),
    .revenueDecided(AssetEvent.RevenueDecision(on: "x", by: .meeting, paper: "决议")),
    .revenuePublished(AssetEvent.RevenuePublication(of: "x", at: "公开栏", until: day(20))),
    .objectionRaised(ProcedureEvent.Objection(to: "x", about: "名单")),
    .objectionDecided(ProcedureEvent.ObjectionDecision(on: "x", isUpheld: true, because: "查明")),
    .revenueDistributed(RevenueDistribution(of: "x", [line])),
    .beneficiariesChecked(AssetEvent.Reason("有增减")),
  ]
  let title = AssetEvent.Content.titled(AssetEvent.Title(number: "1号"))
  return contents.enumerated().map { assetEvent("e-\($0 + 10)", $1, ruling: ruling) } + [
    assetEvent("e-2", title),
    assetEvent("e-3", title, correction: wrong),
    assetEvent("e-4", .annulled, correction: EventCorrection(of: "e-3", because: "未确权")),
  ]
}()

/// An event of a link of the chain, on 2023-01-11.
func chainEvent(
  _ id: ChainEvent.ID,
  of link: String = "r-1",
  _ content: ChainEvent.Content,
  correction: EventCorrection? = nil
) -> ChainEvent {
  ChainEvent(
    id: id,
    link: link,
    happenedOn: day(10),
    recordedAt: time(11),
    recordedBy: EventRecorder(unit: "财政局"),
    content: content,
    correction: correction
  )
}

/// Money for a project.
func movement(to project: SubjectReference) -> ChainEvent.Movement {
  ChainEvent.Movement(
    from: ChainNode(.use, "none"),
    to: ChainNode(.project, project.id),
    Money(fen: 100_01)
  )
}

/// An event of each kind, with a value in every field.
let everyChainEvent: [ChainEvent] = [
  chainEvent("e-1", .moved(movement(to: project))),
  chainEvent(
    "e-2",
    .moved(movement(to: project)),
    correction: EventCorrection(of: "e-1", because: "录错")
  ),
  chainEvent("e-3", .annulled, correction: EventCorrection(of: "e-2", because: "未拨付")),
]

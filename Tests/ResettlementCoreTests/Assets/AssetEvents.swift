import Quantities
import ResettlementCore

/// Events of made-up assets, each recorded on its day at noon.
enum AssetEvents {
  static let asset: ProjectAsset.ID = "A1"

  static func event(
    _ id: String,
    of asset: ProjectAsset.ID = asset,
    on number: Int,
    recorded: Int? = nil,
    correcting wrong: String? = nil,
    _ content: AssetEvent.Content
  ) -> AssetEvent {
    let first = day("2024-03-01")
    let recordedOn = first.adding(days: (recorded ?? number) - 1) ?? first
    return AssetEvent(
      id: id,
      asset: asset,
      happenedOn: first.adding(days: number - 1) ?? first,
      recordedAt: RecordedTime(
        secondsSince1970: RecordedTime(startOf: recordedOn).secondsSince1970 + 12 * 3600
      ),
      recordedBy: EventRecorder(unit: "村委会"),
      content: content,
      correction: wrong.map { EventCorrection(of: $0, because: "录错") }
    )
  }

  /// A survey in which nothing is missing.
  static let whole = AssetEvent.Survey(
    assetClass: .operating,
    kind: .workshop,
    project: "P1",
    funds: ["F1"],
    owner: AssetOwner(.villageCollective, "合作社"),
    keeper: "村委会",
    responsiblePerson: "s-1"
  )

  static func surveyed(
    _ change: (inout AssetEvent.Survey) -> Void = { _ in }
  ) -> AssetEvent {
    var survey = whole
    change(&survey)
    return event("e-survey", on: 1, .surveyed(survey))
  }

  static let title = AssetEvent.Content.titled(AssetEvent.Title(number: "〔2024〕1号"))
  static let request = AssetEvent.Content.disposalRequested(AssetEvent.Reason("年久失修"))
  static let approval = AssetEvent.Content.disposalDecided(
    AssetEvent.DisposalDecision(isApproved: true, paper: "批复1号")
  )
  static let sale = AssetEvent.Content.disposed(AssetDisposal(price: Money(yuan: 100)))

  static func plan(_ uses: [(String, Int)], amount: Int? = nil) -> AssetEvent.Content {
    let shares = uses.map { RevenueShare($0.0, Money(yuan: ExactDecimal($0.1))) }
    let total = amount ?? uses.reduce(0) { $0 + $1.1 }
    return .revenuePlanned(
      RevenuePlan(period: "2024", amount: Money(yuan: ExactDecimal(total)), uses: shares)
    )
  }

  static func decided(_ plan: String = "p") -> AssetEvent.Content {
    .revenueDecided(AssetEvent.RevenueDecision(on: plan, by: .meeting, paper: "决议1号"))
  }

  static func published(_ plan: String = "p", until number: Int) -> AssetEvent.Content {
    let until = day("2024-03-01").adding(days: number - 1) ?? day("2024-03-01")
    return .revenuePublished(
      AssetEvent.RevenuePublication(of: plan, at: "公开栏", until: until)
    )
  }

  static func distributed(
    _ lines: [(String, String?, Int)],
    of plan: String = "p"
  ) -> AssetEvent.Content {
    .revenueDistributed(
      RevenueDistribution(
        of: plan,
        lines.map { use, household, yuan in
          RevenueDistribution.Line(
            use,
            to: household.map { SubjectReference(.household, $0) },
            Money(yuan: ExactDecimal(yuan))
          )
        }
      )
    )
  }

  /// A plan that was decided and public until the sixth day.
  static let openPlan = [
    event("p", on: 2, plan([("industry_development", 60), ("dividend_by_shares", 40)])),
    event("p-decided", on: 3, decided()),
    event("p-public", on: 4, published(until: 6)),
  ]
}

/// Why new events are refused after others; empty if they are not.
func refused(
  _ events: [AssetEvent],
  after history: [AssetEvent]
) -> [AssetObstacle.Reason] {
  do throws(AssetRefusal) {
    _ = try AssetHistory(history).admitting(events)
    return []
  } catch {
    return error.findings.map(\.obstacle.reason)
  }
}

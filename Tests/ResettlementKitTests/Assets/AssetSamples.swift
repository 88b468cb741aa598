import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Made-up assets under a shipped pack.
struct AssetSamples {
  let pack: PolicyPack
  let population: Population

  init(_ policy: String, facts: String = #"{ "assets": [] }"#) throws {
    pack = try #require(IdentificationRun.packs.first { $0.manifest.id.value == policy })
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: facts))
    #expect(extract.diagnostics.map(\.code) == [])
    population = extract.population
  }

  func desk(_ procedures: ProcedureHistory = ProcedureHistory()) -> AssetDesk {
    AssetDesk(pack, facts: ProcedureFacts(population), procedures: procedures)
  }

  /// What is in the way of events after others; empty if nothing is.
  func obstacles(
    to events: [AssetEvent],
    after history: [AssetEvent],
    _ procedures: ProcedureHistory = ProcedureHistory()
  ) -> [AssetObstacle] {
    do throws(AssetRefusal) {
      _ = try desk(procedures).decide(events, after: AssetHistory(history))
      return []
    } catch {
      return error.findings.map(\.obstacle)
    }
  }

  static func event(
    _ id: String,
    of asset: ProjectAsset.ID = "A1",
    on number: Int,
    _ content: AssetEvent.Content
  ) throws -> AssetEvent {
    let day = try #require(CalendarDay("2024-07-31")?.adding(days: number))
    return AssetEvent(
      id: id,
      asset: asset,
      happenedOn: day,
      recordedAt: RecordedTime(startOf: try #require(day.adding(days: 1))),
      recordedBy: EventRecorder(unit: "嘎查村社区", role: "会计"),
      content: content
    )
  }

  static func surveyed() throws -> AssetEvent {
    let survey = AssetEvent.Survey(
      assetClass: .operating,
      kind: .greenhouse,
      project: "P1",
      funds: ["F1"],
      owner: AssetOwner(.villageCollective, "合作社"),
      keeper: "嘎查",
      responsiblePerson: "s-1"
    )
    return try event("e-1", on: 1, .surveyed(survey))
  }

  static func planned(_ uses: [(String, Int)]) throws -> AssetEvent {
    let shares = uses.map { RevenueShare($0.0, Money(yuan: ExactDecimal($0.1))) }
    let total = uses.reduce(0) { $0 + $1.1 }
    let plan = RevenuePlan(
      period: "2024",
      amount: Money(yuan: ExactDecimal(total)),
      uses: shares
    )
    return try event("p", on: 2, .revenuePlanned(plan))
  }
}

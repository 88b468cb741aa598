import Diagnostics
import LocatedYAML
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct PackReaderTests {
  private func model() throws -> PackModel {
    let (models, diagnostics) = PackReader.read([GoodPack.source()])
    #expect(diagnostics.map(\.message.english) == [])
    return try #require(models.first)
  }

  @Test func `reads a pack without mistakes silently`() throws {
    let model = try model()
    #expect(model.hasWholeManifest)
    #expect(
      model.rules.map(\.id.value).sorted() == [
        "keeper_named", "no_sale", "relocated_first", "repairs", "tracking_subsidy",
        "training_share", "weekly_visit",
      ]
    )
    #expect(model.procedures.map(\.id.value) == ["repair_ticket"])
  }

  @Test func `reads what the manifest says`() throws {
    let manifest = try model().manifest
    #expect(manifest.id.value == "river-port")
    #expect(manifest.title == LocalizedText(zh: "河港片区", en: "River Port area"))
    #expect(manifest.region.code == "990000")
    #expect(manifest.rulesFrom == CalendarDay("2023-04-07"))
    #expect(manifest.documents.first?.number == "河港发〔2023〕1号")
    #expect(manifest.units.map(\.value) == ["就业局", "财政局"])
  }

  @Test func `reads what a pack makes of each obligation`() throws {
    let clauses = try model().clauses
    let statuses = clauses.flatMap { $0.obligations.map(\.status.name) }
    #expect(statuses == ["executable", "discretion", "narrative", "missing"])
    #expect(clauses.last?.obligations.isEmpty == true)
    #expect(clauses.first?.responsible.first?.role == .coLead)
  }

  @Test func `keeps numbers, days and texts as their author typed them`() throws {
    let parameters = try model().parameters
    let amounts = parameters.first { $0.id.value == "tracking_amount" }?.segments
    #expect(
      amounts?.map(\.value) == ["500", "600.50"].compactMap { ParameterValue($0, as: .number) }
    )
    #expect(amounts?.map(\.isGapStated) == [true, false])
    let day = try #require(CalendarDay("2023-05-01"))
    let first = parameters.first { $0.id.value == "first_year" }?.segments.first
    #expect(first?.value == .date(day))
  }

  @Test func `reads conditions as the tree that they are`() throws {
    let rule = try #require(try model().rules.first { $0.kind == .programme })
    let names = rule.allConditions.map(\.id.value)
    #expect(
      names == [
        "contract_of_a_year", "insured", "one_of", "route_a", "route_b", "here", "there", "office",
      ]
    )
    #expect(rule.units.map(\.value) == ["就业局"])
  }

  @Test func `leads from an expression in a block to its place in the file`() throws {
    let definition = try #require(try model().definitions.first)
    guard case .value(let expression) = definition.body else {
      Issue.record("no expression")
      return
    }
    let local = try #require(expression.text.firstRange(of: "placement.contract_from"))
    let start = expression.text.utf8.distance(
      from: expression.text.startIndex,
      to: local.lowerBound
    )
    #expect(expression.fragment.range(start..<start + 9).text == "placement")
  }

  @Test func `reads dated choices and tables`() throws {
    let model = try model()
    #expect(
      model.readings.flatMap(\.chosen).map(\.value) == [
        "per_person", "seven_days", "monday_to_sunday",
      ]
    )
    guard case .table(let table) = model.definitions.last?.body else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map { $0.tests.map(\.text) } == [[">= 800"], ["< 800"]])
  }

  @Test func `reads a test's days, switches and expectations`() throws {
    let test = try #require(try model().tests.first)
    #expect(test.days.factsPeriod == CalendarDay("2024-06-30"))
    #expect(test.parameters.map(\.value.value) == ["700"])
    #expect(test.expectations.map(\.verdict.value) == [.eligible, .unknown, .discretion])
    #expect(test.given?.mapping?["placements"] != nil)
  }
}

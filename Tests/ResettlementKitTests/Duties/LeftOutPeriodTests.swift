import ResettlementKit
import Testing

/// Periods for which a cadence demands nothing.
@Suite struct LeftOutPeriodTests {
  @Test func `only the next period makes up what is short, not one after a period left out`()
    throws
  {
    var packs = EditedPacks()
    try packs.replace(
      #"applies_when: reading.monitoring_rounds != "any_twelve""#,
      with: "applies_when: dates.facts_period.month != 2",
      in: "Guangxi/QinzhouPort/measures/employment-monitoring-monthly.yaml"
    )
    let pack = try packs.pack("qinzhou-port")
    #expect(try standings(pack, ["2024-03-03", "2024-03-25"]) == [.missed, .met, .due])
    #expect(try standings(pack, ["2024-02-03", "2024-03-25"]) == [.missed, .met, .due])
  }

  private func standings(_ pack: PolicyPack, _ rounds: [String]) throws -> [DueStanding] {
    let days = rounds.map { "\"\($0)\"" }.joined(separator: ", ")
    let text = #"{ "sites": [ { "id": "town", "employment_monitoring_rounds": [\#(days)] } ] }"#
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    let list = DueList(
      pack,
      about: extract.population,
      on: AssessmentDates(on: try #require(CalendarDay("2024-04-01"))),
      since: CalendarDay("2024-01-01")
    )
    let line = try #require(list.lines.first { $0.demand.id == "employment_monitoring_monthly" })
    return line.items.map(\.standing)
  }
}

import Diagnostics
import Quantities
import ResettlementCore
import TestSupport
import Testing

@testable import PolicyPacks

/// A definition by a table that was drawn in a DMN modeller.
@Suite struct DrawnTableTests {
  private static let model = """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="sizes"
      namespace="https://example.org/sizes">
      <decision id="d" name="enough months">
        <variable name="enough months" typeRef="boolean"/>
        <decisionTable id="t" hitPolicy="UNIQUE">
          <input id="i"><inputExpression id="e">
            <text>placement.pension_months_paid</text></inputExpression></input>
          <output id="o"/>
          <rule id="r1"><inputEntry id="c1"><text>&gt;= 6</text></inputEntry>
            <outputEntry id="a1"><text>true</text></outputEntry></rule>
          <rule id="r2"><inputEntry id="c2"><text>&lt; 6</text></inputEntry>
            <outputEntry id="a2"><text>false</text></outputEntry></rule>
        </decisionTable>
      </decision>
    </definitions>
    """

  private func source(
    table: String = "tables/sizes.dmn#enough months",
    model: String = model
  ) -> PackSource {
    var tiny = TinyPack()
    tiny.conditions = "  months: placement.paid_enough"
    tiny.clauses += """

      definitions:
        placement.paid_enough:
          title: 缴费够月
          table: '\(table)'
      """
    let file = SourceText(name: "tiny/tables/sizes.dmn", text: model)
    return PackSource(name: "tiny", files: tiny.source.files + [file])
  }

  @Test(arguments: [(6, "eligible"), (5, "ineligible")])
  func `a drawn table answers like one that is written out`(paid: Int, verdict: String) throws {
    let loaded = PackLoader.load([source()])
    let pack = try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
    let answer = try pack.answer(TinyPack.population(paid: .known(ExactDecimal(paid))))
    #expect(answer.verdictName == verdict)
    #expect(answer.reasons.tableRows.map(\.row) == [paid == 6 ? 1 : 2])
  }

  @Test(arguments: [
    ("tables/sizes.dmn", "pack.no-table-name"),
    ("tables/size.dmn#enough months", "pack.no-such-model"),
    ("tables/sizes.dmn#enough month", "pack.no-such-decision"),
  ])
  func `a table that is not there is reported where it is named`(table: String, code: String) {
    let found = PackLoader.load([source(table: table)]).diagnostics
    #expect(found.filter { $0.severity == .error }.map(\.code) == [code])
    #expect(found.first { $0.code == code }?.range?.text == "'\(table)'")
  }

  @Test func `a mistake in a cell is reported in the model's file`() {
    let broken = Self.model.replacing("&lt; 6", with: "&lt; \"six\"")
    let found = PackLoader.load([source(model: broken)]).diagnostics.filter {
      $0.severity == .error
    }
    #expect(found.map(\.code) == ["feel.type-mismatch"])
    #expect(found.first?.range?.source.name == "tiny/tables/sizes.dmn")
  }
}

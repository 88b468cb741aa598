import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct PackDifferenceTests {
  private func lines(_ change: (inout TinyPack) -> Void) -> [PackDifference.Line] {
    var changed = TinyPack()
    change(&changed)
    return PackDifference(from: TinyPack().source, to: changed.source).lines
  }

  @Test func `a pack does not differ from itself`() {
    #expect(lines { _ in }.isEmpty)
  }

  @Test func `another value is shown with the day from which it holds`() {
    let found = lines { $0.clauses = $0.clauses.replacing("value: 500", with: "value: 600") }
    #expect(found.map(\.name) == ["subsidy"])
    #expect(found.first?.title == LocalizedText(zh: "补贴标准", en: "subsidy"))
    let detail = PackDifference.Detail(
      path: "values[2024-01-01].value",
      before: "500",
      after: "600"
    )
    #expect(found.first?.change == .changed([detail]))
  }

  @Test func `another way to read a clause is shown`() {
    let found = lines {
      $0.clauses = $0.clauses.replacing("choose: in_all", with: "choose: in_a_row")
    }
    #expect(found.map(\.element) == [.reading])
    let detail = PackDifference.Detail(path: "choose", before: "in_all", after: "in_a_row")
    #expect(found.first?.change == .changed([detail]))
  }

  @Test func `a condition that is gone is shown in its rule`() {
    let found = lines {
      $0.conditions = $0.conditions.replacing(
        "  relocated: placement.worker.household.is_relocated",
        with: ""
      )
    }
    #expect(found.map(\.name) == ["programme work_subsidy"])
    let detail = PackDifference.Detail(
      path: "when.relocated",
      before: "placement.worker.household.is_relocated",
      after: nil
    )
    #expect(found.first?.change == .changed([detail]))
  }

  @Test func `what was added and what was removed is told apart`() {
    let renamed = lines { $0.clauses = $0.clauses.replacing("subsidy:", with: "allowance:") }
    #expect(renamed.map(\.name) == ["subsidy", "allowance"])
    #expect(renamed.map(\.change) == [.removed, .added])
  }

  @Test func `blanks and line breaks in an expression make no difference`() {
    let found = lines {
      $0.conditions = $0.conditions.replacing("then placement", with: "then\n        placement")
    }
    #expect(found.isEmpty)
  }
}

import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// Expressions and definitions that use what they name again and again.
@Suite struct ExpandedSizeTests {
  /// A host with definitions of which each uses the one before twice.
  private struct Doubling: CheckingScope {
    var count = 60

    func field(named name: String, of record: String) -> Field? {
      if record.isEmpty { return name == "box" ? Field("box", .record("box")) : nil }
      if name == "first" { return Field("first", .number(.none)) }
      guard let step = Int(name.dropFirst()), name.first == "a", step < count else { return nil }
      return Field(name, .number(.none), origin: .definition("box.a\(step)"))
    }

    func fieldNames(of record: String) -> [String] { [] }

    func definition(_ id: String) -> CheckedExpression? {
      guard let step = Int(id.dropFirst(5)) else { return nil }
      return check(step == 0 ? "box.first" : "box.a\(step - 1) + box.a\(step - 1)")
    }

    func check(_ text: String) -> CheckedExpression? {
      Checker.check(TownScope.fragment(text), in: self).expression
    }

    /// The sizes of the first definitions.
    func sizes() -> [String: ExpandedSize] {
      var sizes: [String: ExpandedSize] = [:]
      for step in 0..<count {
        guard let expression = definition("box.a\(step)") else { continue }
        sizes["box.a\(step)"] = ExpandedSize(of: expression) { sizes[$0] ?? .one }
      }
      return sizes
    }
  }

  @Test func `counts the parts of definitions wherever they are used`() {
    let sizes = Doubling().sizes()
    #expect(sizes["box.a0"]?.parts == 1)
    #expect(sizes["box.a1"]?.parts == 5)
    #expect(sizes["box.a10"]?.parts == 4 * 1024 - 3)
    #expect(sizes["box.a10"]?.levels == 10)
    #expect(sizes["box.a10"]?.height == 21)
    #expect(sizes["box.a10"]?.excess == nil)
  }

  @Test func `names the use with which there are too many parts, also for what uses that`() {
    let sizes = Doubling().sizes()
    #expect(sizes["box.a14"]?.excess == nil)
    #expect(sizes["box.a15"]?.excess?.text == "box.a14")
    #expect(sizes["box.a59"]?.excess?.text == "box.a14")
  }

  @Test func `the program of definitions that double computes each once`() throws {
    let scope = Doubling(count: 18)
    var builder = ProgramBuilder(definitions: scope.definition)
    let trace = builder.add(try #require(scope.check("box.a17 > 100")))
    #expect(builder.program.cost == 18)
    let town = Town(household: ["first": .number(1)])
    let run = ProgramRun(builder.program, over: [town.household], from: town)
    #expect(run.outcome(of: trace) == .known(.boolean(true)))
  }

  @Test func `a context that holds the one before twice is refused at once`() throws {
    let entries = (1...40).map { "a\($0): { p: a\($0 - 1), q: a\($0 - 1) }" }
    let text = "{ a0: { x: household.months }, \(entries.joined(separator: ", ")) }.a40"
    var codes: [String] = []
    let time = ContinuousClock().measure { codes = TownScope.check(text).diagnostics.map(\.code) }
    #expect(codes == ["feel.context-too-large"])
    #expect(time < .seconds(5))
  }

  @Test func `a value whose parts are used twice is compiled once`() throws {
    let entries = (1...30).map { step in
      "a\(step): if household.a then { x: a\(step - 1).x + a\(step - 1).x } else { x: 2 }"
    }
    let first = "a0: if household.a then { x: household.months } else { x: 1 }"
    let text = "{ \(first), \(entries.joined(separator: ", ")) }.a30.x > 3"
    var town = DynamicFormsTests.town
    town.household["a"] = .boolean(true)
    let clock = ContinuousClock()
    var found: Outcome?
    let time = try clock.measure { found = try town.outcome(text) }
    #expect(found == .known(.boolean(true)))
    #expect(time < .seconds(5))
  }
}

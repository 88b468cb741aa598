import Quantities
import Testing

@testable import FEEL

/// Random checked expressions over random households: a block of many gives for each what a block
/// of one gives.
@Suite struct BlockTests {
  @Test(arguments: 0..<80)
  func `a block of many equals blocks of one`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = ExpressionMaker.condition(depth: 3, &random)
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    let village = Village()
    let homes = (0..<50).map { _ in Home(&random) }
    var builder = ProgramBuilder(
      definitions: TownScope.definition,
      declarations: Village.declaration
    )
    let trace = builder.add(expression)
    let many = ProgramRun(builder.program, over: homes.map(Village.Row.home), from: village)
    for (row, home) in homes.enumerated() {
      let one = ProgramRun(builder.program, over: [.home(home)], from: village)
      #expect(many.outcome(of: trace, row: row) == one.outcome(of: trace), "\(text)")
    }
  }

  @Test func `what expressions share is computed once`() throws {
    let text = "household.income * 2 > 5"
    let expression = try #require(TownScope.check(text).expression)
    let twice = try #require(TownScope.check("\(text) and \(text)").expression)
    var one = ProgramBuilder()
    _ = one.add(expression)
    var two = ProgramBuilder()
    _ = two.add(twice)
    #expect(two.program.cost == one.program.cost + 1)
    #expect(two.program.slots.count == 1)
  }
}

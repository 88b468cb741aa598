import Quantities
import Testing

@testable import FEEL

/// A record whose slots a host writes gives what it gives where it is bound.
@Suite struct RecordTests {
  @Test(arguments: 0..<200)
  func `records one after the other give what bound ones give, for every part`(
    seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed &+ 9_000)
    var text = ""
    repeat { text = ExpressionMaker.condition(depth: 4, &random) } while try !isFlat(text)
    let (program, trace) = try BlockLanesTests.compile(text)
    let workspace = ProgramWorkspace(program)
    let common = Home(&random, isDeclared: true)
    let names = ["a", "b", "income", "months", "came_on", "left_on", "size", "name"].filter { _ in
      random.next(3) == 0
    }
    for number in 0..<16 {
      var home =
        number % 4 == 0
        ? Home(known: random.next(12), &random) : Home(&random, isDeclared: true)
      for name in names { home.facts[name] = common.facts[name] }
      fill(workspace, home, sharing: names)
      workspace.runRecord()
      try BlockLanesTests.compare(workspace, bound(program, home), trace, text)
    }
  }

  @Test func `sums over more members than there is room for in eight bytes are exact`() throws {
    let (program, trace) = try BlockLanesTests.compile("sum(household.members.wage)")
    let workspace = ProgramWorkspace(program)
    var random = SplitMix(seed: 1)
    var home = Home(known: 3, &random)
    for members in [1 << 20 + 1, 2, 9, 0] {
      home.members = Array(repeating: ["wage": .number(900_000)], count: members)
      fill(workspace, home, sharing: [])
      workspace.runRecord()
      #expect(workspace.outcome(of: trace) == .known(.number(900_000 * members)))
    }
  }

  // MARK: - Helping

  /// Whether there are no lists but the members.
  private func isFlat(_ text: String) throws -> Bool {
    try BlockLanesTests.compile(text).program.frames.count <= 2
  }

  /// Writes a household, of which some facts are the same for all.
  private func fill(_ workspace: ProgramWorkspace, _ home: Home, sharing names: [String]) {
    let (program, source) = (workspace.program, Village())
    workspace.beginRecord()
    var rows: [[Village.Row]] = [[.home(home)]]
    if program.frames.count > 1 {
      let list = source.members(of: program.frames[1].path, from: .home(home))
      workspace.setMembers(ofFrame: 1, count: list.rows.count, isComplete: list.missing == nil)
      rows.append(list.rows)
    }
    for (slot, description) in program.slots.enumerated() {
      let values = rows[description.frame].map { source.value(of: description.path, from: $0) }
      if description.frame == 0, names.contains(description.path.last ?? "") {
        workspace.setAll(values[0], slot: slot)
      } else {
        for (row, value) in values.enumerated() { workspace.set(value, slot: slot, row: row) }
      }
    }
  }

  private func bound(_ program: Program, _ home: Home) -> ProgramWorkspace {
    let workspace = ProgramWorkspace(program)
    workspace.bind([Village.Row.home(home)], from: Village())
    workspace.run()
    return workspace
  }
}

import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// A block that a host fills by whole lanes gives for each row what the row gives as a record.
@Suite struct BlockLanesTests {
  @Test(arguments: 0..<150)
  func `a block through lanes equals bound records, for every part`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = ExpressionMaker.condition(depth: 4, &random)
    let (program, trace) = try Self.compile(text)
    let host = LaneHost(ProgramWorkspace(program), Village())
    for size in [1, 7, 40] {
      for isSlotMajor in [false, true] {
        var homes = Self.homes(size, areComplete: isSlotMajor, isKnown: seed % 3 == 0, &random)
        host.sharesValues = random.next(2) == 0
        if host.sharesValues { Self.share(&homes, &random) }
        host.fill(homes.map(Village.Row.home), slotMajor: isSlotMajor ? [1, 2] : [])
        host.workspace.run()
        if host.hasStrangers { continue }
        try Self.compare(host.workspace, Self.bound(program, homes), trace, text)
      }
    }
  }

  @Test(arguments: [1, 7, 512, 1024], [0, 5, 9])
  func `large blocks give what records give, one after the other`(size: Int, seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = """
      if sum(for m in household.members[works] return m.wage * 2) > household.income
      then count(household.members[age >= 16 and age < 60]) >= 1
      else household.left_on = null and max(household.members.wage) != null
      """
    let (program, trace) = try Self.compile(text)
    let host = LaneHost(ProgramWorkspace(program), Village())
    for isKnown in [true, false, true] {
      let homes = Self.homes(size, areComplete: true, isKnown: isKnown, &random)
      host.fill(homes.map(Village.Row.home), slotMajor: [1])
      host.workspace.run()
      try Self.compare(host.workspace, Self.bound(program, homes), trace, text)
    }
  }

  @Test(
    arguments: [
      "sum(for m in household.members return max(min(m.wage * 1000, 3), 0))",
      "sum(for m in household.members return floor(m.wage * 1000000 / 7))",
      "max(for m in household.members return max(min(m.wage * 1000, 3), 0))",
      "(if household.a then household.income * 100000 else household.income)",
    ]
  )
  func `numbers of eight bytes with narrow bounds are added and chosen rightly`(
    text: String
  ) throws {
    let (program, trace) = try Self.compile("\(text) = 2 or household.b")
    var random = SplitMix(seed: 3)
    let host = LaneHost(ProgramWorkspace(program), Village())
    for isKnown in [true, false] {
      let homes = Self.homes(50, areComplete: true, isKnown: isKnown, &random)
      host.fill(homes.map(Village.Row.home), slotMajor: [1])
      host.workspace.run()
      try Self.compare(host.workspace, Self.bound(program, homes), trace, text)
    }
  }

  @Test func `lanes of a slot are as narrow as it is declared`() throws {
    let text = """
      household.months * 3 > 5 and household.income > 2 and household.a and household.size > 1
      and household.came_on > @"2022-01-01" and contains(household.name, "x")
      and (some m in household.members satisfies m.ability = "weak") and household.years > 1
      """
    let workspace = ProgramWorkspace(try Self.compile(text).program)
    let lanes = Dictionary(
      uniqueKeysWithValues: workspace.program.slots.indices.map {
        (workspace.program.slots[$0].path.last ?? "", workspace.lane(ofSlot: $0))
      }
    )
    #expect(lanes["months"] == .number(places: 0, least: 0, greatest: 1200, width: .int32))
    #expect(
      lanes["income"] == .number(places: 2, least: -100_000, greatest: 100_000_000, width: .int32)
    )
    #expect(lanes["a"] == .truth)
    #expect(lanes["came_on"] == .day)
    #expect(lanes["name"] == .text)
    #expect(lanes["ability"] == .code(cases: ["full", "weak", "none"]))
    #expect(lanes["years"] == .exact)
  }

  // MARK: - What is the same for all rows

  @Test func `one value for all rows stays from block to block until it is set anew`() throws {
    let (program, trace) = try Self.compile("household.income > limit")
    let workspace = ProgramWorkspace(program)
    let incomes: [Int32] = [100, 200, 300]
    for (limit, expected) in [(1, [0, 1, 1]), (1, [0, 1, 1]), (2, [0, 0, 1])] as [(Int, [UInt8])] {
      workspace.beginBlock(rows: 3)
      incomes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { workspace.use($0, slot: 0) }
        workspace.setAll(.known(.number(limit)), slot: 1)
        workspace.run()
      }
      #expect(Self.truths(workspace, trace) == expected)
    }
    workspace.beginBlock(rows: 3)
    workspace.setAll(.known(.number(2)), slot: 0)
    workspace.run()
    #expect(workspace.truth(of: trace, row: 2) == false)
    workspace.setAll(.unknown(cause: "the limit"), slot: 1)
    workspace.run()
    #expect(workspace.outcome(of: trace, row: 2) == .unknown([]))
  }

  @Test func `a value beyond its range for all rows is computed exactly`() throws {
    let (program, trace) = try Self.compile("household.income * 2 + limit")
    let workspace = ProgramWorkspace(program)
    let huge = try #require(ExactDecimal("1e20"))
    for income in [huge, 3, huge] {
      workspace.beginBlock(rows: 2)
      workspace.setAll(.known(.number(income)), slot: 0)
      [Int32(100), 200].withUnsafeBytes { bytes in
        bytes.baseAddress.map { workspace.use($0, slot: 1) }
        workspace.run()
      }
      #expect(workspace.outcome(of: trace, row: 1) == .known(.number(income * 2 + 2)))
    }
  }

  @Test func `lists that are too long for narrow sums are summed exactly`() throws {
    let (program, trace) = try Self.compile("sum(household.members.wage)")
    var random = SplitMix(seed: 1)
    var home = Home(known: 3, &random)
    home.members = Array(repeating: ["wage": .number(900_000)], count: 70)
    let host = LaneHost(ProgramWorkspace(program), Village())
    for members in [70, 2, 65] {
      home.members = Array(repeating: ["wage": .number(900_000)], count: members)
      host.fill([.home(home), .home(Home(known: 0, &random))], slotMajor: members > 65 ? [1] : [])
      host.workspace.run()
      #expect(host.workspace.outcome(of: trace) == .known(.number(900_000 * members)))
      #expect(host.workspace.numbers(of: trace)?.number(at: 0) == ExactDecimal(900_000 * members))
      #expect(host.workspace.outcome(of: trace, row: 1) == .known(.number(0)))
    }
  }

  @Test func `a slot that was filled by a lane can be set row by row in the next block`() throws {
    let (program, trace) = try Self.compile("household.months > 2")
    let workspace = ProgramWorkspace(program)
    let months: [Int32] = [1, 5]
    months.withUnsafeBytes { bytes in
      workspace.beginBlock(rows: 2)
      bytes.baseAddress.map { workspace.use($0, slot: 0) }
      workspace.run()
      #expect(Self.truths(workspace, trace) == [0, 1])
      workspace.beginBlock(rows: 2)
      workspace.set(.known(.number(9)), slot: 0, row: 0)
      workspace.run()
    }
    #expect(workspace.truth(of: trace, row: 0) == true)
    #expect(workspace.outcome(of: trace, row: 1) == .unknown([]))
    #expect(months == [1, 5])
  }

  // MARK: - Helping

  static func compile(_ text: String) throws -> (program: Program, trace: Trace) {
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    var builder = ProgramBuilder(
      definitions: TownScope.definition,
      declarations: Village.declaration
    )
    let trace = builder.add(expression)
    return (builder.program, trace)
  }

  private static func homes(
    _ count: Int,
    areComplete: Bool,
    isKnown: Bool = false,
    _ random: inout SplitMix
  ) -> [Home] {
    var homes = (0..<count).map { _ in
      isKnown ? Home(known: random.next(4), &random) : Home(&random, isDeclared: true)
    }
    guard areComplete else { return homes }
    for index in homes.indices { homes[index].hasAllMembers = true }
    return homes.sorted { $0.members.count > $1.members.count }
  }

  /// Makes some facts the same for all, known or not.
  private static func share(_ homes: inout [Home], _ random: inout SplitMix) {
    let model = homes[0]
    for name in ["a", "b", "income", "months", "came_on", "left_on", "size", "name"]
    where random.next(2) == 0 {
      for index in homes.indices { homes[index].facts[name] = model.facts[name] }
    }
  }

  private static func bound(_ program: Program, _ homes: [Home]) -> ProgramWorkspace {
    let workspace = ProgramWorkspace(program)
    workspace.bind(homes.map(Village.Row.home), from: Village())
    workspace.run()
    return workspace
  }

  private static func truths(_ workspace: ProgramWorkspace, _ trace: Trace) -> [UInt8]? {
    workspace.truths(of: trace).map { lane in (0..<lane.count).map { lane.values[$0] } }
  }

  /// Compares all rows of the first frame, and the lanes with them.
  static func compare(
    _ block: ProgramWorkspace,
    _ records: ProgramWorkspace,
    _ trace: Trace,
    _ text: String
  ) throws {
    var differences: [String] = []
    trace.visit { part in
      guard part.frame == 0 else { return }
      let lanes = (block.truths(of: part), block.numbers(of: part))
      for row in 0..<records.rowCount(ofFrame: 0) {
        let found = block.outcome(of: part, row: row)
        let wanted = records.outcome(of: part, row: row)
        let isSame = found == wanted || (found.isUnknown && wanted.isUnknown)
        if !isSame || laneValue(lanes, row) != found.laneValue(lanes, part) {
          differences.append("\(found) for \(wanted) in row \(row) of \(part.form)")
        }
      }
    }
    #expect(differences.isEmpty, "\(text)")
  }
}

/// What a lane says of a row: unknown, none, or a number or truth.
private enum LaneValue: Equatable {
  case unknown, none, truth(Bool), number(ExactDecimal), other
}

private typealias Lanes = (truths: TruthLane?, numbers: NumberLane?)

private func laneValue(_ lanes: Lanes, _ row: Int) -> LaneValue {
  if let lane = lanes.truths {
    if lane.known?[row] == 0 { return .unknown }
    return lane.absent?[row] == 1 ? .none : .truth(lane.values[row] == 1)
  }
  guard let lane = lanes.numbers else { return .other }
  if lane.known?[row] == 0 { return .unknown }
  return lane.absent?[row] == 1 ? .none : .number(lane.number(at: row))
}

extension Outcome {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }

  fileprivate func laneValue(_ lanes: Lanes, _ part: Trace) -> LaneValue {
    guard lanes.truths != nil || lanes.numbers != nil else { return .other }
    switch self {
    case .unknown: return .unknown
    case .known(.null): return .none
    case .known(.boolean(let truth)): return .truth(truth)
    case .known(.number(let number)): return .number(number)
    case .known(.date(let day)): return .number(ExactDecimal(day.dayNumber))
    case .known(.yearsMonthsDuration(let months)): return .number(ExactDecimal(months))
    case .known(.daysTimeDuration(let duration)): return .number(duration.seconds)
    case .known(.string(let id)):
      let position = part.type.position(ofCase: id) ?? -1
      return .number(ExactDecimal(position))
    default: return .other
    }
  }
}

import Diagnostics
import Testing

@testable import FEEL

/// Random checked expressions over random populations with random declarations: blocks of many,
/// blocks of one and the dynamic evaluator give the same, to the last cause.
///
/// The seed of a case is its argument; the same seed draws the same.
@Suite struct DrawnBlocksTests {
  @Test(arguments: 0..<240 as Range<UInt64>)
  func `blocks of many, blocks of one and the dynamic evaluator agree`(seed: UInt64) throws {
    var random = SplitMix(seed: seed &+ 9_000)
    let text = ExpressionMaker.condition(depth: 2 + Int(seed % 3), &random)
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    let declarations = DrawnDeclarations(&random)
    var builder = ProgramBuilder(
      definitions: TownScope.definition,
      declarations: declarations.declaration
    )
    let trace = builder.add(expression)
    let host = LaneHost(ProgramWorkspace(builder.program), Village())
    host.writesStrangers = true
    host.workspace.missingNames = Self.names(builder.program)
    let isLarge = seed % 60 == 0
    for draw in Draw.allCases {
      host.sharesValues = random.next(2) == 0
      let homes = draw.homes(isLarge ? 1_100 : 1 + random.next(60), &random)
      host.fill(homes.map(Village.Row.home), slotMajor: draw.isSorted ? [1] : [])
      host.workspace.run()
      try compare(host.workspace, homes, trace, text, every: isLarge ? 37 : 1)
    }
  }

  private static func names(_ program: Program) -> MissingNames {
    MissingNames(
      ofSlot: { slot, _ in program.slots[slot].path.last ?? "id" },
      ofList: { _, _ in "members" }
    )
  }

  private func compare(
    _ block: ProgramWorkspace,
    _ homes: [Home],
    _ trace: Trace,
    _ text: String,
    every step: Int
  ) throws {
    let tree = try #require(Parser.expression(TownScope.fragment(text)).sound)
    var differences: [String] = []
    for row in stride(from: 0, to: homes.count, by: step) {
      let found = block.outcome(of: trace, row: row)
      let alone = ProgramRun(block.program, over: [.home(homes[row])], from: Village())
      let wanted = alone.outcome(of: trace)
      if found != wanted { differences.append("\(found) for \(wanted) in row \(row)") }
      guard homes[row].isKnown, !text.contains("m.wage * m.age"), row % 3 == 0 else { continue }
      let context: [String: Value] = ["household": .context(homes[row].context)]
      let other = Evaluator(functions: .packs).evaluate(tree, variables: context)
      switch found {
      case .known(let value) where value == other.value: break
      case .unknown where !other.diagnostics.isEmpty: break
      default: differences.append("\(found) for \(other.value) in row \(row), evaluated")
      }
    }
    #expect(differences.isEmpty, "\(text)")
  }
}

/// What kind of population is drawn.
private enum Draw: CaseIterable {
  /// Everything is known, the largest households stand first.
  case known
  /// Some facts are not known, all lists of members are.
  case gaps
  /// Some facts and lists are not known.
  case openLists

  /// Whether members can stand slot after slot.
  var isSorted: Bool { self != .openLists }

  func homes(_ count: Int, _ random: inout SplitMix) -> [Home] {
    let model = Home(knownBy: &random)
    let homes = (0..<count).map { _ in
      var home = self == .known ? model : Home(&random, isDeclared: true)
      if self == .known {
        for name in ["a", "b", "c"] { home.facts[name] = .boolean(random.next(2) == 0) }
        home.facts["months"] = .number(random.next(5))
      }
      home.hasAllMembers = self != .openLists || random.next(3) > 0
      return home.with(members: random.next(9), isKnown: self == .known, &random)
    }
    return isSorted ? homes.sorted { $0.members.count > $1.members.count } : homes
  }
}

/// Declarations of numbers, some too narrow for some values: these are computed exactly.
private struct DrawnDeclarations {
  private let money: NumberDeclaration?
  private let months: NumberDeclaration?
  private let age: NumberDeclaration?

  init(_ random: inout SplitMix) {
    let wide = NumberDeclaration(from: -1_000, to: 1_000_000, places: 2)
    let huge = NumberDeclaration(from: -9_000_000_000_000, to: 9_000_000_000_000, places: 4)
    money = [wide, wide, NumberDeclaration(from: 0, to: 3), huge, nil][random.next(5)]
    months =
      [NumberDeclaration(from: 0, to: 1_200), NumberDeclaration(from: 0, to: 3), nil][
        random.next(3)
      ]
    age =
      [NumberDeclaration(from: 0, to: 150), NumberDeclaration(from: 0, to: 1_800), nil][
        random.next(3)
      ]
  }

  func declaration(_ lists: [[String]], _ path: [String]) -> NumberDeclaration? {
    switch path.last {
    case "income", "wage", "limit": money
    case "months", "size": months
    case "age": age
    default: nil
    }
  }
}

extension Home {
  /// Whether everything about it is known.
  fileprivate var isKnown: Bool {
    hasAllMembers && facts.count >= 9 && members.allSatisfy { $0.count >= 5 }
  }
}

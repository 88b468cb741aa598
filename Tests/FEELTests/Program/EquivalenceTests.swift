import Quantities
import Testing

@testable import FEEL

/// What a program answers, the dynamic evaluator answers as well where everything is known.
@Suite struct EquivalenceTests {
  @Test(arguments: 0..<300)
  func `a program gives what the dynamic evaluator gives`(seed: UInt64) throws {
    var random = SplitMix(seed: seed &+ 5000)
    var text = ExpressionMaker.condition(depth: 4, &random)
    // A product of units has the plain scale, in which standard FEEL does not count.
    while text.contains("m.wage * m.age") { text = ExpressionMaker.condition(depth: 4, &random) }
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    var builder = ProgramBuilder(
      definitions: TownScope.definition,
      declarations: Village.declaration
    )
    let trace = builder.add(expression)
    let tree = try #require(Parser.expression(TownScope.fragment(text)).sound)
    let evaluator = Evaluator(functions: .packs)
    for _ in 0..<12 {
      let home = Home(knownBy: &random)
      let run = ProgramRun(builder.program, over: [.home(home)], from: Village())
      let other = evaluator.evaluate(tree, variables: ["household": .context(home.context)])
      switch run.outcome(of: trace) {
      case .known(let value): #expect(value == other.value, "\(text)")
      case .unknown(let causes):
        #expect(!other.diagnostics.isEmpty, "\(text)")
        #expect(causes.allSatisfy { if case .undefined = $0 { true } else { false } }, "\(text)")
      }
    }
  }
}

extension Home {
  /// A household of which everything is known.
  init(knownBy random: inout SplitMix) {
    self.init(&random)
    while facts.count < 9 || !hasAllMembers || members.contains(where: { $0.count < 5 }) {
      let next = Home(&random)
      facts.merge(next.facts) { own, _ in own }
      hasAllMembers = hasAllMembers || next.hasAllMembers
      for index in members.indices {
        members[index].merge(next.members.first ?? [:]) { own, _ in own }
      }
    }
    for index in members.indices { members[index]["age"] = .number(12 * random.next(12)) }
  }

  /// The household as a context, with numbers in the units that expressions write.
  var context: ContextValue {
    var context = ContextValue(facts.map { ($0.key, $0.value) })
    context["visits"] = .list([])
    context["members"] = .list(
      members.map { member in
        var inner = ContextValue(member.map { ($0.key, $0.value) })
        inner["age"] = member["age"]?.asNumber.flatMap { $0.divided(by: 12) }.map(Value.number)
        return .context(inner)
      }
    )
    return context
  }
}

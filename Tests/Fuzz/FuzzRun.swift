import DMN
import Diagnostics
import FEEL
import Foundation

/// Makes inputs, each from its kind, a seed and its number, and sees what becomes of them.
///
/// Whatever the input, there is a value or a diagnostic: nothing traps, hangs or overflows the
/// stack. Besides, a value that is written as FEEL and read again is the same value, and a program
/// gives for many records what it gives for each alone.
public struct FuzzRun: Sendable {
  /// What the random numbers begin with.
  public let seed: UInt64
  private let corpus: FuzzCorpus

  /// The steps that an evaluation may take; now and then as many as by default.
  private static let steps = 20_000

  /// The variables that expressions see, as FEEL.
  private static let variables: [String: Value] = {
    let text = """
      {a: 3, b: "abc", c: null, xs: [1, 2, 3, "a", null], net income: 9100, 收入: 8200, age: 30,
      ctx: {a: 1, b: {a: 2}}, day: @"2024-03-18", kind: "local", amount: 100, months: 3, x: [1],
      d1: null, members: [{age: 61, income: 5}, {age: 3, works: true}]}
      """
    let context = Evaluator().evaluate(text: ModelMaker.fragment(text)).value.asContext
    return Dictionary(context?.entries.map { ($0.key, $0.value) } ?? []) { $1 }
  }()

  private static let names = variables.keys.sorted()

  /// Creates a run.
  public init(seed: UInt64, corpus: FuzzCorpus = .own) {
    self.seed = seed
    self.corpus = corpus
  }

  /// Runs an input.
  ///
  /// - Returns: What is wrong with what became of it; `nil` if nothing is.
  public func problem(of kind: FuzzKind, _ index: Int) -> String? {
    var random = RandomSource(seed: seed ^ InventedScope.hash(kind.rawValue), index: index)
    switch kind {
    case .expression, .damaged: return evaluate(text(of: kind, &random), &random)
    case .tests: return test(text(of: kind, &random), &random)
    case .pattern: return match(text(of: kind, &random), &random)
    case .table: return decide(ModelMaker.model(&random), &random)
    case .model: return read(text(of: kind, &random), &random)
    case .record: return replay(text(of: kind, &random))
    case .checked: return check(text(of: kind, &random))
    case .rules: return compile(CheckedMaker.table(&random).check(in: InventedScope()))
    }
  }

  /// The text of an input, or what it is about.
  public func text(of kind: FuzzKind, _ index: Int) -> String {
    var random = RandomSource(seed: seed ^ InventedScope.hash(kind.rawValue), index: index)
    switch kind {
    case .table: return "\(ModelMaker.model(&random).decisions)"
    case .rules: return "\(CheckedMaker.table(&random))"
    default: return String(decoding: text(of: kind, &random), as: UTF8.self)
    }
  }

  private func text(of kind: FuzzKind, _ random: inout RandomSource) -> [UInt8] {
    switch kind {
    case .expression: return Array(ExpressionMaker.expression(1 + random.below(4), &random).utf8)
    case .damaged: return damaged(random.pick(corpus.expressions), &random)
    case .tests:
      if random.chance(oneIn: 2) { return Array(ExpressionMaker.tests(2, &random).utf8) }
      return damaged(Array(random.pick(FuzzSeeds.tests).utf8), &random)
    case .pattern:
      let pattern = Array(random.pick(FuzzSeeds.patterns).utf8)
      return Mutator.damage(pattern, with: Array(random.pick(FuzzSeeds.patterns).utf8), &random)
    case .model:
      let xml = Array(ModelMaker.xml(&random).utf8)
      return random.chance(oneIn: 2) ? xml : damaged(xml, &random)
    case .record: return damaged(random.pick(corpus.records), &random)
    case .checked:
      switch random.below(6) {
      case 0, 1: return damaged(random.pick(corpus.expressions), &random)
      case 2: return Array(ExpressionMaker.expression(1 + random.below(4), &random).utf8)
      default: return Array(CheckedMaker.condition(1 + random.below(4), &random).utf8)
      }
    case .table, .rules: return []
    }
  }

  private func damaged(_ text: [UInt8], _ random: inout RandomSource) -> [UInt8] {
    Mutator.damage(text, with: random.pick(corpus.expressions), &random)
  }
}

// MARK: - Texts of FEEL

extension FuzzRun {
  private func evaluator(_ random: inout RandomSource) -> Evaluator {
    random.chance(oneIn: 2000) ? Evaluator() : Evaluator(budget: Self.steps)
  }

  private func evaluate(_ bytes: [UInt8], _ random: inout RandomSource) -> String? {
    let fragment = SourceFragment(SourceText(name: "fuzz", bytes: bytes))
    let evaluator = evaluator(&random)
    let result = evaluator.evaluate(text: fragment, variables: Self.variables)
    render(result.diagnostics, &random)
    return changed(result.value)
  }

  private func test(_ bytes: [UInt8], _ random: inout RandomSource) -> String? {
    let fragment = SourceFragment(SourceText(name: "fuzz", bytes: bytes))
    let parsed = Parser.unaryTests(fragment, names: Self.names)
    render(parsed.diagnostics, &random)
    guard let tests = parsed.sound else { return nil }
    let value = Self.variables[random.pick(Self.names)] ?? .null
    let result = evaluator(&random)
      .evaluate(tests, of: value, variables: Self.variables, fragment: fragment)
    render(result.diagnostics, &random)
    return result.value.isNull || result.value.asBoolean != nil ? nil : "unary tests gave a value"
  }

  private func match(_ bytes: [UInt8], _ random: inout RandomSource) -> String? {
    let calls = [
      "matches(text, pattern)", "matches(text, pattern, flags)", "replace(text, pattern, \"$1\")",
      "replace(text, pattern, other, flags)", "split(text, pattern)",
    ]
    let text = random.pick([
      "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "123-4567", "人人abc", "a\nb\r\nc", "e\u{301}😀\u{200D}",
    ])
    var variables: [String: Value] = ["text": .string(text)]
    variables["pattern"] = .string(String(decoding: bytes, as: UTF8.self))
    variables["flags"] = .string(random.pick(["", "s", "m", "i", "x", "smix", "q", "ii"]))
    variables["other"] = .string(random.pick(["", "$0", "$1$2", "\\$", "$", "$99", "\\"]))
    let call = ModelMaker.fragment(random.pick(calls))
    let result = evaluator(&random).evaluate(text: call, variables: variables)
    render(result.diagnostics, &random)
    return nil
  }

  /// Shows diagnostics as a command would, now and then.
  private func render(_ diagnostics: [Diagnostic], _ random: inout RandomSource) {
    guard random.chance(oneIn: 8) else { return }
    let language = random.pick(Language.allCases)
    _ = DiagnosticRenderer(language: language).report(diagnostics)
  }

  /// Whether a value can't be written: a function, or a duration of more than 10^50 seconds or finer
  /// than 10^-84, for which ISO 8601 has no exponents.
  private static func isUnreadable(_ text: String) -> Bool {
    text.contains("function(") || text.contains(/PT[0-9.]+E[+-][0-9]+S"/)
  }

  /// Says if a value is another one after it was written and read.
  private func changed(_ value: Value) -> String? {
    let text = value.description
    guard text.utf8.count < 4000, !Self.isUnreadable(text) else { return nil }
    let read = Evaluator().evaluate(text: ModelMaker.fragment(text))
    guard !read.diagnostics.contains(where: { $0.code == "feel.too-deep" }) else { return nil }
    let same = read.value == value || read.value.description == text
    return same ? nil : "\(text) was read as \(read.value)"
  }
}

// MARK: - Models

extension FuzzRun {
  private static let limits = EvaluationLimits(steps: 20_000)

  private func decide(_ model: DMNModel, _ random: inout RandomSource) -> String? {
    let engine = DecisionEngine(model, limits: Self.limits)
    render(engine.diagnostics, &random)
    for _ in 0..<2 {
      let values = ["a", "b"].map { ($0, random.pick(Self.samples)) }
      let inputs = Dictionary(values) { $1 }
      for decision in model.decisions {
        render(engine.evaluate(decision: decision.name, inputs: inputs).diagnostics, &random)
      }
      for service in model.services {
        render(engine.evaluate(service: service.name, inputs: inputs).diagnostics, &random)
      }
    }
    return nil
  }

  private static let samples: [Value] = {
    let text = "[null, 0, 1, 2, 3, \"a\", \"b\", true, [1, 2], [{x: 1}], @\"2024-03-18\", {x: 2}]"
    return Evaluator().evaluate(text: ModelMaker.fragment(text)).value.asList ?? []
  }()

  private func read(_ bytes: [UInt8], _ random: inout RandomSource) -> String? {
    do throws(DiagnosticsError) {
      let model = try DMNModel(xml: SourceText(name: "fuzz.dmn", bytes: bytes))
      return decide(model, &random)
    } catch {
      render(error.diagnostics, &random)
      return error.diagnostics.isEmpty ? "refused without a diagnostic" : nil
    }
  }

  private func replay(_ bytes: [UInt8]) -> String? {
    let line = bytes.filter { $0 != 0x0A }
    let isBlank = String(decoding: line, as: UTF8.self).allSatisfy(\.isWhitespace)
    let results = ConformanceSuite(limits: Self.limits).run(Data(line), file: "fuzz")
    return results.count == (isBlank ? 0 : 1) ? nil : "\(results.count) results of one record"
  }
}

// MARK: - Programs

extension FuzzRun {
  private func check(_ bytes: [UInt8]) -> String? {
    let fragment = SourceFragment(SourceText(name: "fuzz", bytes: bytes))
    return compile(Checker.check(fragment, in: InventedScope()))
  }

  private func compile(
    _ checked: (expression: CheckedExpression?, diagnostics: [Diagnostic])
  ) -> String? {
    guard let expression = checked.expression else {
      return checked.diagnostics.isEmpty ? "refused without a diagnostic" : nil
    }
    var builder = ProgramBuilder { _ in InventedScope.derived }
    let trace = builder.add(expression)
    let rows = [0, 1, 2, 3]
    let many = ProgramRun(builder.program, over: rows, from: InventedRecords())
    for row in rows {
      let one = ProgramRun(builder.program, over: [row], from: InventedRecords())
      let (alone, among) = (one.outcome(of: trace), many.outcome(of: trace, row: row))
      if alone != among { return "row \(row): \(alone) alone, \(among) among others" }
    }
    return nil
  }
}

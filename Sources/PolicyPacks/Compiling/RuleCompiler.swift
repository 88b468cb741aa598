internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Checks the expressions of a rule and compiles them into one program.
///
/// Every expression is checked, whatever is wrong with the others; a rule is made only if none has
/// an error.
struct RuleCompiler {
  private let library: PackLibrary
  private let model: RuleModel
  private let scope: PackScope
  private(set) var builder: PackProgramBuilder
  var diagnostics: [Diagnostic] = []
  /// Whether the expressions since the last ``watchingPrivacy(_:)`` read open facts only; `nil`
  /// while nobody asks.
  private var readsOpenFacts: Bool?

  /// Prepares to compile a rule, into the program of others about the same kind of subject if wanted.
  init(_ model: RuleModel, in library: PackLibrary, continuing other: PackProgramBuilder? = nil) {
    self.library = library
    self.model = model
    scope = PackScope(
      library: library,
      subject: model.subject?.value,
      hasPeriod: model.kind == .cadence
    )
    builder = other?.forNextRule ?? PackProgramBuilder(in: scope)
  }

  /// Returns the compiled rule; `nil` if something is wrong with it.
  mutating func compile() -> CompiledRule? {
    guard let subject = model.subject?.value else { return nil }
    let application = model.appliesWhen.map { condition($0) }
    let body = self.body()
    let terms = self.terms()
    guard let body, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return CompiledRule(
      rule: rule(about: subject),
      from: model.from,
      to: model.to,
      application: application ?? nil,
      body: body,
      program: builder.program,
      terms: terms
    )
  }

  private mutating func terms() -> CompiledTerms? {
    var compiler = TermsCompiler(model, in: library)
    let terms = compiler.compile()
    diagnostics += compiler.diagnostics
    return terms
  }

  private func rule(about subject: SubjectKind) -> Rule {
    Rule(
      id: model.id.value,
      area: Rule.Area(model.kind),
      kind: model.kind,
      title: model.title,
      subject: subject,
      citations: model.citations.map(\.value),
      risk: model.clue?.risk,
      category: model.clue?.category
    )
  }

  private mutating func body() -> CompiledRule.Body? {
    switch model.body {
    case .conditions(let conditions): self.conditions(conditions).map { .conditions($0) }
    case .measure(let measure): self.measure(measure).map { .measure($0) }
    case .cadence(let cadence): self.cadence(cadence).map { .cadence($0) }
    case .register(let register): self.register(register).map { .conditions($0) }
    case .demand(let demand): self.demand(demand).map { .demand($0) }
    case .priority(let priority): self.priority(priority).map { .conditions($0) }
    }
  }

  // MARK: - Expressions

  /// Checks an expression and adds it to the program.
  mutating func add(_ text: ExpressionText, expecting type: StaticType? = nil) -> Trace? {
    let (expression, found) = Checker.check(text.fragment, in: scope, expecting: type)
    diagnostics += found
    return expression.flatMap { compiled($0) }
  }

  /// Adds a checked expression to the program; `nil`, reported, if that is too large.
  private mutating func compiled(_ expression: CheckedExpression) -> Trace? {
    do throws(DiagnosticsError) {
      let trace = try builder.add(expression)
      if trace != nil { watch(expression) }
      return trace
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func watch(_ expression: CheckedExpression) {
    guard readsOpenFacts == true else { return }
    let uses = PaperReading(expression, in: library).uses
    readsOpenFacts = uses.allSatisfy { $0.fact.privacy == .open }
  }

  /// Compiles something, and returns whether all that it reads is open, also through definitions.
  mutating func watchingPrivacy<Part>(
    _ compile: (inout Self) -> Part
  ) -> (part: Part, isOpen: Bool) {
    readsOpenFacts = true
    let part = compile(&self)
    let isOpen = readsOpenFacts ?? false
    readsOpenFacts = nil
    return (part, isOpen)
  }

  mutating func condition(_ text: ExpressionText) -> Trace? {
    add(text, expecting: .boolean)
  }

  // MARK: - Conditions

  private mutating func conditions(_ model: ConditionsModel) -> CompiledRule.Conditions? {
    let conditions = model.conditions.map { condition($0) }
    let payee = model.paidTo.flatMap { recipient($0) }
    let amount = model.amount.map { self.amount($0) }
    let levels = (model.clue?.levels ?? []).compactMap { level($0) }
    guard levels.count == model.clue?.levels.count ?? 0 else { return nil }
    let known = conditions.compactMap { $0 }
    guard known.count == conditions.count else { return nil }
    if case .some(.none) = amount { return nil }
    return CompiledRule.Conditions(
      conditions: known,
      amount: amount ?? nil,
      payee: payee,
      levels: levels
    )
  }

  private mutating func level(_ level: ClueModel.Level) -> CompiledRule.Level? {
    guard let text = level.holds else { return CompiledRule.Level(level.severity, holds: nil) }
    return condition(text).map { CompiledRule.Level(level.severity, holds: $0) }
  }

  private mutating func recipient(_ text: ExpressionText) -> Trace? {
    guard let trace = add(text) else { return nil }
    guard case .record = trace.type.unwrapped else {
      diagnostics.append(Diagnostic(.error, .payeeNotSubject, at: text.range))
      return nil
    }
    return trace
  }

  private mutating func condition(_ model: ConditionModel) -> CompiledRule.Condition? {
    guard let test = model.test, let compiled = self.test(test) else { return nil }
    return CompiledRule.Condition(
      id: model.id.value,
      title: model.title ?? test.question,
      citations: model.citations.map(\.value),
      test: compiled
    )
  }

  private mutating func test(_ test: ConditionModel.Test) -> CompiledRule.Condition.Test? {
    switch test {
    case .holds(let text):
      return condition(text).map { .holds($0) }
    case .all(let parts):
      return self.parts(parts).map { .all($0) }
    case .any(let parts):
      return self.parts(parts).map { .any($0) }
    case .leftTo(let unit, let onlyIf, _):
      guard let onlyIf else { return .leftTo(unit.value, onlyIf: nil) }
      return condition(onlyIf).map { .leftTo(unit.value, onlyIf: $0) }
    }
  }

  mutating func parts(_ parts: [ConditionModel]) -> [CompiledRule.Condition]? {
    let compiled = parts.map { condition($0) }
    let known = compiled.compactMap { $0 }
    return known.count == compiled.count ? known : nil
  }

  // MARK: - Amounts

  private mutating func amount(_ model: AmountModel) -> CompiledAmount? {
    guard let (form, unit) = form(of: model) else { return nil }
    return CompiledAmount(form: form, unit: unit, per: model.per, period: model.period?.rawValue)
  }

  private mutating func form(of model: AmountModel) -> (CompiledAmount.Form, UnitOfMeasure)? {
    switch model.form {
    case .exact(let text): return number(text).map { (.exact($0), $1) }
    case .atMost(let text): return number(text).map { (.atMost($0), $1) }
    case .share(let text): return number(text).map { (.share($0), $1) }
    case .range(let least, let most):
      let low = number(least)
      let high = number(most)
      guard let low, let high else { return nil }
      return (.range(low.0, high.0), low.1)
    case .leftTo(let unit): return (.leftTo(unit.value), .none)
    case nil: return nil
    }
  }

  private mutating func number(_ text: ExpressionText) -> (Trace, UnitOfMeasure)? {
    guard let trace = add(text) else { return nil }
    guard case .number(let unit) = trace.type else {
      diagnostics.append(Diagnostic(.error, .amountNotNumber, at: text.range))
      return nil
    }
    return (trace, unit)
  }

  // MARK: - Measures

  private mutating func measure(_ model: MeasureModel) -> CompiledRule.Measure? {
    let due = model.due.map { add($0, expecting: .date) }
    let isStrict = model.strictWhen.map { condition($0) }
    guard let (numerator, denominator) = measured(model) else { return nil }
    let unit = Self.unit(numerator, denominator)
    guard let bound = bound(model, in: unit), due.map({ $0 != nil }) ?? true,
      isStrict.map({ $0 != nil }) ?? true
    else { return nil }
    return CompiledRule.Measure(
      force: model.force,
      numerator: numerator,
      denominator: denominator,
      bound: bound.trace,
      isUpperBound: bound.isUpper,
      isStrict: isStrict ?? nil,
      due: due ?? nil,
      period: model.period,
      unit: bound.unit
    )
  }

  private mutating func measured(_ model: MeasureModel) -> (Trace, Trace?)? {
    switch model.measured {
    case .share(let numerator, let denominator):
      let top = add(numerator)
      let bottom = add(denominator)
      guard let top, let bottom else { return nil }
      return (top, bottom)
    case .number(let text):
      return add(text).map { ($0, nil) }
    case nil:
      return nil
    }
  }

  private static func unit(_ numerator: Trace, _ denominator: Trace?) -> UnitOfMeasure? {
    guard case .number(let top) = numerator.type else { return nil }
    guard let denominator else { return top }
    guard case .number(let bottom) = denominator.type else { return top }
    return top.divided(by: bottom)
  }

  private mutating func bound(
    _ model: MeasureModel,
    in unit: UnitOfMeasure?
  ) -> (trace: Trace, isUpper: Bool, unit: UnitOfMeasure)? {
    switch model.bound {
    case .atLeast(let text): return bound(text, isUpper: false, in: unit)
    case .atMost(let text): return bound(text, isUpper: true, in: unit)
    case nil: return nil
    }
  }

  private mutating func bound(
    _ text: ExpressionText,
    isUpper: Bool,
    in unit: UnitOfMeasure?
  ) -> (trace: Trace, isUpper: Bool, unit: UnitOfMeasure)? {
    guard let trace = add(text) else { return nil }
    guard case .number(let own) = trace.type else { return (trace, isUpper, unit ?? .none) }
    if let unit, !unit.isCommensurable(with: own) {
      let message = Diagnostic.Message.boundUnit(unit.symbol, own.symbol)
      diagnostics.append(Diagnostic(.error, message, at: text.range))
    }
    return (trace, isUpper, own)
  }

  // MARK: - Cadences

  /// The days in `events` that lie in the period are counted by an expression of the format's own.
  private mutating func cadence(_ model: CadenceModel) -> CompiledRule.Cadence? {
    let isCalendar = model.calendarWhen.map { condition($0) }
    let atLeast = model.atLeast.flatMap { add($0) }
    let counted = model.events.flatMap { dates($0) }
    guard let every = model.every, let atLeast, let (count, events) = counted else { return nil }
    if case .some(.none) = isCalendar { return nil }
    return CompiledRule.Cadence(
      force: model.force,
      every: every,
      atLeast: atLeast,
      count: count,
      isCalendar: isCalendar ?? nil,
      events: events
    )
  }

  private mutating func dates(_ events: ExpressionText) -> (Trace, CompiledRule.Events)? {
    let (expression, found) = Checker.check(events.fragment, in: scope, expecting: .list(.date))
    diagnostics += found
    guard let expression, library.canCompile else { return nil }
    let text = "count((\(events.text))[item >= period.from and item <= period.to])"
    let place = expression.fragment.range(expression.typed.range).bytes
    let fragment = SourceFragment(
      text: text,
      source: events.fragment.source,
      mapping: .whole(place)
    )
    let (counted, problems) = Checker.check(fragment, in: scope)
    diagnostics += problems
    guard let counted, let count = compiled(counted), let events = listed(expression) else {
      return nil
    }
    return (count, events)
  }

  /// The days by themselves; where they are too large, so is what counts them.
  private func listed(_ events: CheckedExpression) -> CompiledRule.Events? {
    var builder = PackProgramBuilder(in: scope)
    guard let days = try? builder.add(events) else { return nil }
    return CompiledRule.Events(days: days, program: builder.program)
  }
}

extension ConditionModel.Test {
  /// What the unit has to find, where the condition is left to one.
  fileprivate var question: LocalizedText? {
    if case .leftTo(_, _, let about) = self { about } else { nil }
  }
}

extension Rule.Area {
  /// The area that rules of a kind belong to.
  init(_ kind: Rule.Kind) {
    switch kind {
    case .classification: self = .households
    case .programme: self = .benefits
    case .detection, .elimination, .consistency: self = .monitoring
    case .assetCheck: self = .assets
    case .target, .norm, .cadence, .register, .duty, .prohibition: self = .measures
    case .priority: self = .benefits
    }
  }
}

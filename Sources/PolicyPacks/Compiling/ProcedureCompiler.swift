internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Checks the guards and times of a procedure and compiles them into one program.
///
/// Every expression is checked, whatever is wrong with the others; a procedure is made only if none
/// has an error.
struct ProcedureCompiler {
  private let library: PackLibrary
  private let model: ProcedureModel
  private let scope: PackScope
  private var builder: PackProgramBuilder
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares to compile a procedure.
  init(_ model: ProcedureModel, in library: PackLibrary) {
    self.library = library
    self.model = model
    scope = PackScope(library: library, subject: model.subject?.value)
    builder = PackProgramBuilder(in: scope)
  }

  /// Returns the compiled procedure; `nil` if something is wrong with it.
  mutating func compile() -> CompiledProcedure? {
    checkHouseholdRules()
    let application = model.appliesWhen.flatMap { add($0, expecting: .boolean) }
    var steps: [String: CompiledProcedure.Step] = [:]
    for step in model.steps { steps[step.id.value] = compile(step) }
    for end in model.allEnds where end.isGuarded { steps[end.id.value] = compile(end) }
    guard let procedure = Procedure(model), !diagnostics.hasErrors, library.canCompile else {
      return nil
    }
    return CompiledProcedure(
      procedure: procedure,
      from: model.from,
      to: model.to,
      application: application,
      steps: steps,
      program: builder.program
    )
  }

  private mutating func compile(_ step: ProcedureModel.Step) -> CompiledProcedure.Step {
    for record in step.records { check(record.fact) }
    return CompiledProcedure.Step(
      guardTrace: step.guardText.flatMap { add($0, expecting: .boolean) },
      publication: step.publication.flatMap { limit($0, in: [.day], of: step) },
      limit: step.limit.flatMap { limit($0, in: [.day, .month], of: step) }
    )
  }

  /// Only what is a household's, or belongs to one, can be touched by its changes.
  private mutating func checkHouseholdRules() {
    guard let subject = model.subject?.value, subject != .household else { return }
    let fact = library.catalogue.fact(id: "household", of: subject)
    guard subject == .person || fact?.type.referencedKind != .household else { return }
    for range in model.householdRanges {
      diagnostics.append(Diagnostic(.error, .noHousehold(subject), at: range))
    }
  }

  /// A fact that a record answers is one of the subject's, yes or no.
  private mutating func check(_ fact: LocatedName) {
    guard let subject = model.subject?.value else { return }
    let known = library.catalogue.facts(of: subject).filter { $0.type == .boolean }.map(\.id)
    guard !known.contains(fact.value) else { return }
    let near = nearestName(to: fact.value, among: known)
    diagnostics.append(Diagnostic(.error, .recordedFact(fact.value, near), at: fact.range))
  }

  private mutating func compile(_ end: ProcedureModel.End) -> CompiledProcedure.Step {
    CompiledProcedure.Step(
      guardTrace: end.guardText.flatMap { add($0, expecting: .boolean) },
      publication: nil,
      limit: nil,
      rule: end.rule?.value
    )
  }

  private mutating func add(_ text: ExpressionText, expecting type: StaticType? = nil) -> Trace? {
    let (expression, found) = Checker.check(text.fragment, in: scope, expecting: type)
    diagnostics += found
    guard let expression else { return nil }
    do throws(DiagnosticsError) {
      return try builder.add(expression)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func limit(
    _ text: ExpressionText,
    in units: [TimeLimit.Unit],
    of step: ProcedureModel.Step
  ) -> CompiledProcedure.Limit? {
    guard let amount = add(text) else { return nil }
    guard let unit = units.first(where: { $0.rawValue == amount.type.unit }) else {
      diagnostics.append(Diagnostic(.error, .limitUnit(units), at: text.range))
      return nil
    }
    if unit == .month, step.days == .working {
      diagnostics.append(Diagnostic(.error, .workingMonths, at: text.range))
    }
    return CompiledProcedure.Limit(amount: amount, unit: unit, days: step.days)
  }
}

extension PackLibrary {
  /// Whether expressions can be compiled: not while a definition is wrong, which is reported where
  /// it stands.
  var canCompile: Bool { !diagnostics.hasErrors && !foreignDiagnostics.hasErrors }
}

extension Procedure {
  /// The procedure as it was written; `nil` if a part of it is missing, which its reader has
  /// reported.
  fileprivate init?(_ model: ProcedureModel) {
    guard let subject = model.subject?.value, let start = model.first else { return nil }
    self.init(
      id: model.id.value,
      title: model.title,
      subject: subject,
      citations: model.citations.map(\.value),
      force: model.force,
      start: start,
      steps: model.steps.map(Step.init),
      ends: model.ends.map { End($0, isExit: false) } + model.exits.map { End($0, isExit: true) },
      channels: model.channels.map(Channel.init),
      requirement: model.requirement.map {
        Requirement($0.procedure.value, endedBy: $0.ends.map(\.value))
      },
      onSplit: model.onSplit.map(HouseholdRule.init),
      onMerge: model.onMerge.map(HouseholdRule.init),
      onHeadChange: model.onHeadChange.map(HouseholdRule.init),
      onMembersChange: model.onMembersChange.map(HouseholdRule.init)
    )
  }
}

extension ProcedureModel.End {
  /// Whether facts or a rule decide if it may be reached.
  fileprivate var isGuarded: Bool { guardText != nil || rule != nil }
}

extension Procedure.End {
  fileprivate init(_ model: ProcedureModel.End, isExit: Bool) {
    self.init(
      id: model.id.value,
      title: model.title,
      outcome: model.outcome,
      citations: model.citations.map(\.value),
      isGuarded: model.isGuarded,
      isExit: isExit
    )
  }
}

extension Procedure.HouseholdRule {
  fileprivate init(_ model: ProcedureModel.HouseholdRule<Course>) {
    self.init(
      model.course,
      end: model.end?.value,
      limits: model.limits,
      citations: model.citations.map(\.value),
      leftTo: model.leftTo?.value
    )
  }
}

extension Procedure.Channel {
  fileprivate init(_ model: ProcedureModel.Channel) {
    self.init(
      id: model.id.value,
      title: model.title,
      citations: model.citations.map(\.value),
      order: model.order.map(\.value)
    )
  }
}

extension Procedure.Step {
  fileprivate init(_ model: ProcedureModel.Step) {
    self.init(
      id: model.id.value,
      title: model.title,
      actor: model.actor?.value ?? "",
      citations: model.citations.map(\.value),
      isGuarded: model.guardText != nil,
      evidence: model.evidence,
      isPublication: model.publication != nil,
      isLimited: model.limit != nil,
      records: Dictionary(
        model.records.map { ($0.fact.value, $0.record) },
        uniquingKeysWith: { first, _ in first }
      ),
      next: model.next.map(\.value)
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func limitUnit(_ units: [TimeLimit.Unit]) -> Self {
    let names = units.map(\.rawValue)
    return Self(
      "pack.limit-unit",
      en: "the time must be a number of \(names.map { $0 + "s" }.joined(separator: " or ")); use a "
        + "parameter with the unit \(names.joined(separator: " or "))",
      zh: "期限应为天数\(units.contains(.month) ? "或月数" : "")；请使用单位为 "
        + "\(names.joined(separator: " 或 ")) 的参数"
    )
  }

  fileprivate static func noHousehold(_ kind: SubjectKind) -> Self {
    Self(
      "pack.household-rule-subject",
      en: "a \(kind.englishName) does not belong to a household, so its cases are not touched when "
        + "one changes; leave this out",
      zh: "\(kind.chineseName)不属于某一户，户的变更不影响其办件；请删去"
    )
  }

  fileprivate static func recordedFact(_ name: String, _ nearest: String?) -> Self {
    Self(
      "pack.recorded-fact",
      en: "the subject has no fact '\(name)' that is yes or no"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "该对象没有是非型事实“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  fileprivate static let workingMonths = Self(
    "pack.working-months",
    en: "working days can't be counted in months; write the time in days, or 'days: natural'",
    zh: "以月计的期限不能按工作日计；请改用以日计的期限，或写 days: natural"
  )
}

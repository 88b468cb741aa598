internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Checks the expressions of a programme's terms and compiles them.
struct TermsCompiler {
  private let rule: RuleModel
  private let library: PackLibrary
  private let scope: PackScope
  private var builder: PackProgramBuilder
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares to compile the terms of a rule.
  init(_ rule: RuleModel, in library: PackLibrary) {
    self.rule = rule
    self.library = library
    scope = PackScope(library: library, subject: rule.subject?.value, hasPeriod: false)
    builder = PackProgramBuilder(in: scope)
  }

  /// Returns the compiled terms; `nil` if the rule has none or something is wrong with them.
  mutating func compile() -> CompiledTerms? {
    guard let terms = rule.terms else { return nil }
    let from = terms.from.flatMap { day($0) }
    let to = terms.to.flatMap { day($0) }
    let months = terms.months.flatMap { number($0, in: .month) }
    let limits = terms.namedLimits.map { limit($0.limit, named: $0.id) }
    return CompiledTerms(
      from: from,
      months: months,
      to: to,
      limits: limits,
      program: builder.program
    )
  }

  private mutating func limit(_ limit: LimitModel, named id: String) -> CompiledTerms.Limit {
    let counted = limit.counted.flatMap { subject($0) }
    let bound = limit.bound.flatMap { number($0, in: limit.kind == .quota ? nil : .yuan) }
    let beside = limit.beside.flatMap { number($0, in: .yuan) }
    let yearsFrom = limit.yearsFrom.flatMap { day($0) }
    let applies = limit.appliesWhen.flatMap { add($0, expecting: .boolean) }
    let cutsDown = limit.cutsDownWhen.flatMap { add($0, expecting: .boolean) }
    return CompiledTerms.Limit(
      term: term(limit, named: id),
      counted: counted,
      bound: bound,
      beside: beside,
      yearsFrom: yearsFrom,
      applies: applies,
      cutsDown: cutsDown,
      takesHigher: limit.takesHigher,
      refills: limit.refills
    )
  }

  private func term(_ limit: LimitModel, named id: String) -> LimitTerm {
    LimitTerm(
      id: id,
      kind: limit.kind,
      span: limit.span?.value ?? .ever,
      programmes: limit.programmes?.map(\.value) ?? [rule.id.value],
      title: limit.title,
      citations: limit.citations.map(\.value)
    )
  }

  // MARK: - Expressions

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

  private mutating func subject(_ text: ExpressionText) -> Trace? {
    guard let trace = add(text) else { return nil }
    guard case .record = trace.type.unwrapped else {
      diagnostics.append(Diagnostic(.error, .countedNotSubject, at: text.range))
      return nil
    }
    return trace
  }

  /// A day, or none.
  private mutating func day(_ text: ExpressionText) -> Trace? {
    guard let trace = add(text) else { return nil }
    guard case .date = trace.type.unwrapped else {
      diagnostics.append(Diagnostic(.error, .termNotDay, at: text.range))
      return nil
    }
    return trace
  }

  /// A number of a unit, or of any where none is asked for; a plain number takes the unit.
  private mutating func number(_ text: ExpressionText, in wanted: Wanted?) -> Trace? {
    guard let trace = add(text) else { return nil }
    switch trace.type.unwrapped {
    case .literalNumber, .invalid: return trace
    case .number(let unit) where wanted.map { $0.unit?.isCommensurable(with: unit) ?? true } ?? true:
      return trace
    default:
      diagnostics.append(Diagnostic(.error, .limitNotNumber(wanted), at: text.range))
      return nil
    }
  }

  /// The units that terms are counted in.
  fileprivate enum Wanted: String {
    case yuan, month

    var unit: UnitOfMeasure? { UnitOfMeasure(rawValue) }
  }
}

extension Diagnostic.Message {
  fileprivate static let countedNotSubject = Self(
    "pack.limit-value",
    en: "grants are counted by a subject, such as placement.worker",
    zh: "合并计算须指向一个对象，例如 placement.worker"
  )

  fileprivate static let termNotDay = Self(
    "pack.limit-value",
    en: "the first day, the last day and the beginning of years must be dates",
    zh: "期限的起始日、终止日和按年起算日应为日期"
  )

  fileprivate static func limitNotNumber(_ unit: TermsCompiler.Wanted?) -> Self {
    switch unit {
    case .yuan:
      Self(
        "pack.limit-value",
        en: "a cap or budget must be a sum of yuan; use a parameter that has the unit",
        zh: "上限和预算应为以元计的数；请使用带该单位的参数"
      )
    case .month:
      Self(
        "pack.limit-value",
        en: "a term must be a number of months; use a parameter that has the unit",
        zh: "期限应为月数；请使用带该单位的参数"
      )
    case nil:
      Self(
        "pack.limit-value",
        en: "a quota must be a number; use a parameter",
        zh: "名额应为数；请使用参数"
      )
    }
  }
}

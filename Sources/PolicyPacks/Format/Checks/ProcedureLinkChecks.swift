internal import Diagnostics
internal import ResettlementCore

/// The names by which registers and tests refer to procedures and their steps.
struct ProcedureLinkChecks {
  private let model: PackModel
  private let procedures: [ProcedureModel]
  private var findings = Findings()

  /// Returns what is wrong with those names of a pack.
  ///
  /// - Parameters:
  ///   - model: The pack.
  ///   - packs: The pack and those that it builds on.
  /// - Returns: An error for each name that nothing has, and for a procedure of another subject.
  static func diagnostics(of model: PackModel, in packs: [PackModel]) -> [Diagnostic] {
    var checks = Self(model: model, procedures: packs.flatMap(\.procedures))
    for rule in model.rules { checks.check(rule) }
    for expectation in model.tests.flatMap(\.procedureExpectations) { checks.check(expectation) }
    return checks.findings.diagnostics
  }

  private init(model: PackModel, procedures: [ProcedureModel]) {
    self.model = model
    self.procedures = procedures
  }

  private mutating func procedure(_ name: LocatedName) -> ProcedureModel? {
    if let found = procedures.first(where: { $0.id.value == name.value }) { return found }
    findings.add(.unknownProcedure(name, among: procedures.map(\.id.value)))
    return nil
  }

  private mutating func check(_ rule: RuleModel) {
    guard let name = rule.register?.procedure, let procedure = procedure(name),
      let own = rule.subject?.value, let other = procedure.subject?.value, own != other
    else { return }
    findings.add(.otherSubject(name, own, other), at: name.range)
  }

  private mutating func check(_ expectation: ProcedureExpectationModel) {
    guard let procedure = procedure(expectation.procedure), procedure.isWhole else { return }
    let steps = procedure.steps.map(\.id.value)
    let places = steps + [ProcedureModel.beginning]
    if !places.contains(expectation.step.value) {
      findings.add(.unknownStep(expectation.step, of: procedure.id.value, among: places))
    }
    for name in expectation.lists.flatMap(\.names)
    where !procedure.stateNames.contains(name.value) {
      findings.add(.unknownStep(name, of: procedure.id.value, among: procedure.stateNames))
    }
  }
}

extension Diagnostic {
  static func unknownProcedure(_ name: LocatedName, among names: [String]) -> Self {
    unknown(name, "pack.unknown-procedure", among: names) { hint in
      Message(
        "pack.unknown-procedure",
        en: "no procedure named '\(name.value)'\(hint.english)",
        zh: "没有名为“\(name.value)”的程序\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func otherSubject(
    _ name: LocatedName,
    _ own: SubjectKind,
    _ other: SubjectKind
  ) -> Self {
    Self(
      "pack.procedure-of-other-subject",
      en: "the procedure '\(name.value)' is about a \(other.englishName), the register about a "
        + "\(own.englishName); both must be about the same",
      zh: "程序“\(name.value)”的对象是\(other.chineseName)，台账的对象却是\(own.chineseName)；二者应一致"
    )
  }
}

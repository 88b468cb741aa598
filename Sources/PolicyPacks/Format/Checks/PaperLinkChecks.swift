internal import Diagnostics
internal import ResettlementCore

/// The names by which papers refer to procedures, their steps and the evidence of these.
struct PaperLinkChecks {
  private let procedures: [ProcedureModel]
  private var findings = Findings()

  /// Returns what is wrong with those names of a pack.
  ///
  /// - Parameters:
  ///   - model: The pack.
  ///   - packs: The pack and those that it builds on.
  /// - Returns: An error for each name that nothing has, and for a step of another subject.
  static func diagnostics(of model: PackModel, in packs: [PackModel]) -> [Diagnostic] {
    var checks = Self(procedures: packs.flatMap(\.procedures))
    for paper in model.papers {
      for place in paper.places { checks.check(place, of: paper) }
    }
    return checks.findings.diagnostics
  }

  private init(procedures: [ProcedureModel]) {
    self.procedures = procedures
  }

  private mutating func check(_ place: PaperModel.Place, of paper: PaperModel) {
    guard let parts = place.parts else { return findings.add(.notAStep, at: place.step.range) }
    let name = Located(parts.procedure, at: place.step.range)
    guard let procedure = procedures.first(where: { $0.id.value == parts.procedure }) else {
      return findings.add(.unknownProcedure(name, among: procedures.map(\.id.value)))
    }
    checkSubject(of: paper, against: procedure, at: name)
    guard procedure.isWhole else { return }
    guard let step = procedure.steps.first(where: { $0.id.value == parts.step }) else {
      let steps = procedure.steps.map(\.id.value)
      let wrong = Located(parts.step, at: place.step.range)
      return findings.add(.unknownStep(wrong, of: parts.procedure, among: steps))
    }
    checkEvidence(place, of: step)
  }

  private mutating func checkSubject(
    of paper: PaperModel,
    against procedure: ProcedureModel,
    at name: LocatedName
  ) {
    guard let own = paper.subject?.value, let other = procedure.subject?.value, own != other else {
      return
    }
    findings.add(.paperOfOtherSubject(name.value, own, other), at: name.range)
  }

  private mutating func checkEvidence(
    _ place: PaperModel.Place,
    of step: ProcedureModel.Step
  ) {
    let known = step.evidence.map(\.chinese)
    guard let evidence = place.evidence, !known.contains(evidence.value) else { return }
    findings.add(.unknownEvidence(evidence, of: step.id.value, among: known))
  }
}

extension PaperModel.Place {
  /// The names of the procedure and of the step; `nil` if there are not two names.
  var parts: (procedure: String, step: String)? {
    let names = step.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard names.count == 2, !names.contains("") else { return nil }
    return (names[0], names[1])
  }
}

extension Diagnostic {
  fileprivate static func unknownEvidence(
    _ name: LocatedName,
    of step: String,
    among names: [String]
  ) -> Self {
    unknown(name, "pack.unknown-evidence", among: names) { hint in
      Message(
        "pack.unknown-evidence",
        en: "the step '\(step)' has no evidence called '\(name.value)'\(hint.english)",
        zh: "步骤“\(step)”所需材料中没有“\(name.value)”\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let notAStep = Self(
    "pack.paper-without-step",
    en:
      "name the procedure and the step with a dot between them, such as identification.home_visit",
    zh: "请写明程序和步骤，中间用点隔开，如 identification.home_visit"
  )

  fileprivate static func paperOfOtherSubject(
    _ procedure: String,
    _ own: SubjectKind,
    _ other: SubjectKind
  ) -> Self {
    Self(
      "pack.paper-of-other-subject",
      en: "the procedure '\(procedure)' is about a \(other.englishName), the paper about a "
        + "\(own.englishName); both must be about the same",
      zh: "程序“\(procedure)”的对象是\(other.chineseName)，文书的对象却是\(own.chineseName)；二者应一致"
    )
  }
}

internal import FEEL
internal import Quantities
package import ResettlementCore

/// Answers the rules of a ``RecordAssessor`` with the whole of their reasons.
///
/// The reasons are those that ``PolicyPack/assess(_:of:in:on:findsNearest:)`` gives without nearest
/// changes, made of the same program. What they say follows from truth values and cases; where those
/// came out alike before, what was said then is taken, and only the other values are filled in.
package final class RecordReasons {
  private let assessor: RecordAssessor
  private var rules: [RuleReasons]

  /// Prepares to give the reasons of an assessor's answers.
  package init(_ assessor: RecordAssessor) {
    self.assessor = assessor
    let program = assessor.program
    rules = program.compiled.map { RuleReasons(program.assessor($0), program) }
  }

  /// Returns what all rules say of the record that ran last, in their order.
  ///
  /// - Parameter id: The subject's name.
  /// - Returns: The answers, each with its reasons.
  package func assessments(of id: String) -> [Assessment] {
    let subject = SubjectReference(assessor.program.subject, id)
    var found: [Assessment] = []
    found.reserveCapacity(rules.count)
    for place in rules.indices {
      found.append(rules[place].assessment(of: subject, place, assessor))
    }
    return found
  }
}

/// What was said so far of a rule.
private struct RuleReasons {
  private let assessor: RuleAssessor
  /// The conditions, if what is said of them can be kept.
  private let conditions: CompiledRule.Conditions?
  private let isKept: Bool
  private var tree = AnswerTree()
  private var templates: [ReasonTemplate] = []

  /// The most different ways in which a rule's answers are kept.
  private static let most = 512

  init(_ assessor: RuleAssessor, _ program: PopulationProgram) {
    var assessor = assessor
    assessor.findsNearest = false
    self.assessor = assessor
    guard assessor.isInForce(on: program.dates.lawAsOf), assessor.law.blanks.isEmpty,
      case .conditions(let conditions) = assessor.rule.body
    else {
      (self.conditions, isKept) = (nil, false)
      return
    }
    self.conditions = conditions
    isKept = conditions.payee == nil
  }

  mutating func assessment(
    of subject: SubjectReference,
    _ rule: Int,
    _ record: RecordAssessor
  ) -> Assessment {
    let workspace = record.workspace
    var place = isKept ? tree.place(in: workspace) : AnswerTree.unkept
    if place == AnswerTree.nowhere { place = keep(subject, record) }
    guard templates.indices.contains(place) else { return answer(subject, record, nil) }
    let template = templates[place]
    let amount = template.hasAmount ? record.amount(ofRule: rule) : nil
    if template.hasAmount, amount == nil { return answer(subject, record, nil) }
    return assessor.assessment(
      subject,
      template.outcome,
      amount: amount,
      severity: template.severity,
      reasons: template.reasons(in: workspace)
    )
  }

  /// Makes an answer from the beginning.
  private func answer(
    _ subject: SubjectReference,
    _ record: RecordAssessor,
    _ recorder: ReasonRecorder?
  ) -> Assessment {
    guard let conditions else {
      return assessor.assess(subject, in: Population(catalogue: record.program.pack.catalogue))
    }
    var run = record.program.run(subject, in: record.workspace, row: 0)
    run.recorder = recorder
    return assessor.answer(conditions, subject, run)
  }

  /// Makes the reasons from the beginning, and keeps what is said of all that come out alike.
  private mutating func keep(_ subject: SubjectReference, _ record: RecordAssessor) -> Int {
    let recorder = ReasonRecorder(record.workspace)
    let answer = answer(subject, record, recorder)
    if tree.count >= Self.most { (tree, templates) = (AnswerTree(), []) }
    guard !recorder.isGivenUp else {
      if recorder.isSettled { tree.add(recorder.answers, place: AnswerTree.unkept) }
      return AnswerTree.unkept
    }
    guard !isAmountOpen(answer) else { return AnswerTree.unkept }
    templates.append(ReasonTemplate(answer, showing: recorder.shown, in: record.workspace))
    tree.add(recorder.answers, place: templates.count - 1)
    return templates.count - 1
  }

  /// Whether something is given of which nobody can say how much, though the rule has an amount.
  private func isAmountOpen(_ answer: Assessment) -> Bool {
    let hasParts = conditions?.amount.map { !$0.parts.isEmpty } ?? false
    return hasParts && answer.amount == nil
      && (answer.verdictName == "eligible" || answer.verdictName == "discretion")
  }
}

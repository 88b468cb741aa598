internal import Diagnostics
internal import ResettlementCore

/// Holds what a test expects of a procedure and one subject against what may follow.
struct ProcedureExpectationCheck {
  private let expectation: ProcedureExpectationModel
  private let pack: PolicyPack
  private let population: Population
  private let dates: AssessmentDates

  init(
    _ expectation: ProcedureExpectationModel,
    _ pack: PolicyPack,
    _ population: Population,
    _ dates: AssessmentDates
  ) {
    self.expectation = expectation
    self.pack = pack
    self.population = population
    self.dates = dates
  }

  /// Holds what is expected against what came.
  ///
  /// - Parameter recorder: Who is to see the question.
  /// - Returns: What is not as it was expected.
  func failures(recordedBy recorder: CoverageRecorder? = nil) -> [Diagnostic] {
    let name = expectation.procedure.value
    guard let procedure = pack.procedures.first(where: { $0.id == name }) else {
      let known = pack.procedures.map(\.id)
      return [.unknownProcedure(expectation.procedure, among: known)]
    }
    let subject = SubjectReference(procedure.subject, expectation.subject.value)
    guard population.contains(subject) else {
      return [Diagnostic(.error, .noSuchSubject(subject), at: expectation.subject.range)]
    }
    guard let answer = pack.next(in: name, from: step, for: subject, in: population, on: dates)
    else {
      let known = procedure.steps.map(\.id)
      return [.unknownStep(expectation.step, of: name, among: known)]
    }
    if let compiled = pack.compiledProcedures.first(where: { $0.procedure.id == name }) {
      let question = CoverageRecorder.Question(
        pack: pack,
        subject: subject,
        population: population,
        dates: dates
      )
      recorder?.record(question, about: compiled, answer: answer)
    }
    return expectation.lists.compactMap { failure($0, answer) }
  }

  private var step: String? {
    expectation.step.value == ProcedureModel.beginning ? nil : expectation.step.value
  }

  private func failure(
    _ list: ProcedureExpectationModel.List,
    _ answer: FollowingSteps
  ) -> Diagnostic? {
    let wanted = list.names.map(\.value)
    let found = answer.names(list.standing)
    guard Set(wanted) != Set(found) else { return nil }
    let differing = Set(wanted).symmetricDifference(found)
    let message = Diagnostic.Message.unexpected(list.standing.key, wanted.shown, found.shown)
    let notes = answer.following.filter { differing.contains($0.id) }.flatMap(notes)
    return Diagnostic(.error, message, at: list.range, notes: notes)
  }

  private func notes(_ step: FollowingStep) -> [Diagnostic.Note] {
    let missing = step.missing.map(\.name)
    return (missing.isEmpty ? [] : [Diagnostic.Note(.missing(missing))])
      + step.reasons.failed.map { Diagnostic.Note(.doesNotHold($0)) }
  }
}

extension FollowingStep.Standing {
  /// The key under which a test lists steps that stand so.
  fileprivate var key: String {
    switch self {
    case .allowed: "next"
    case .blocked: "blocked"
    case .undecided: "undecided"
    }
  }
}

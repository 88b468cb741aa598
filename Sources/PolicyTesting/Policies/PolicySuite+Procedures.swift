internal import ResettlementCore

extension PolicySuite {
  /// What the procedures of a policy promise.
  static let procedures: [Requirement<PolicyUnderTest>] = [
    Requirement("procedure-ids") { subject, remarks in
      let policy = subject.procedurePolicy
      let names = (policy?.procedures.map(\.id) ?? []) + subject.policy.rules.map(\.id)
      for procedure in policy?.procedures ?? [] {
        let count = names.count { $0 == procedure.id }
        remarks.expect(count == 1, "'\(procedure.id)' is the id of \(count) procedures or rules")
        let cites = !procedure.citations.isEmpty && !procedure.citations.contains("")
        remarks.expect(cites, "the procedure '\(procedure.id)' cites no clause")
      }
    },
    Requirement("ways-to-an-end") { subject, remarks in
      for procedure in subject.procedurePolicy?.procedures ?? [] {
        procedure.checkWays(&remarks)
      }
    },
    Requirement("following-steps") { subject, remarks in
      for question in subject.allStepQuestions {
        let names = subject.procedurePolicy.flatMap(question.answer)?.following.map(\.id)
        let wanted = question.procedure.following(question.step)
        remarks.expect(names == wanted, "\(question) does not answer with what may follow")
      }
    },
    Requirement("purity-of-steps") { subject, remarks in
      guard let policy = subject.procedurePolicy else { return }
      let twin = subject.twin as? any ProcedurePolicy
      for question in subject.allStepQuestions {
        let first = question.answer(of: policy)
        let isSame = first == question.answer(of: policy)
        remarks.expect(isSame, "\(question) has another answer when it is asked again")
        let isTwin = first == twin.flatMap(question.answer)
        remarks.expect(isTwin, "\(question) has another answer from a policy made the same way")
      }
    },
    Requirement("steps-out-of-force") { subject, remarks in
      guard let policy = subject.procedurePolicy else { return }
      for question in subject.stepQuestions(in: subject.blank, on: subject.daysOutOfForce) {
        for step in question.answer(of: policy)?.following ?? [] {
          let isOut = step.verdict == .notInForce
          remarks.expect(isOut, "\(question) lets '\(step.id)' follow out of force")
        }
      }
    },
    Requirement("steps-of-which-nothing-is-known") { subject, remarks in
      guard let policy = subject.procedurePolicy else { return }
      for question in subject.stepQuestions(in: subject.blank, on: subject.daysInForce) {
        for step in question.answer(of: policy)?.following ?? [] {
          // A guard may be decided by a day or a reading alone; then its reasons show it.
          let isShown = step.standing != .blocked || step.reasons != Reasons()
          remarks.expect(
            step.verdict == .notInForce || isShown,
            "\(question) blocks '\(step.id)' without a reason"
          )
          let isNamed = step.verdict.name != "unknown" || !step.missing.isEmpty
          remarks.expect(isNamed, "\(question) names nothing that '\(step.id)' lacks")
        }
      }
    },
    Requirement("steps-of-unknown-facts") { subject, remarks in
      for population in subject.samples { try subject.checkSteps(in: population, &remarks) }
    },
  ]
}

extension Procedure {
  /// Notes names that nothing has, what can't be reached, and steps that lead to no end.
  fileprivate func checkWays(_ remarks: inout Remarks) {
    let names = steps.map(\.id) + ends.map(\.id)
    remarks.expect(Set(names).count == names.count, "'\(id)' has two steps or ends of one name")
    remarks.expect(step(start) != nil, "'\(id)' begins with no step")
    let reached = reached(from: [start])
    for name in names where !reached.union(householdEnds).contains(name) {
      remarks.note("'\(name)' is never reached")
    }
    for name in reached where !names.contains(name) { remarks.note("'\(id)' has no '\(name)'") }
    for step in steps where self.reached(from: [step.id]).isDisjoint(with: ends.map(\.id)) {
      remarks.note("no way leads from '\(step.id)' to an end of '\(id)'")
    }
  }
}

// MARK: - Questions

extension PolicyUnderTest {
  fileprivate var allStepQuestions: [StepQuestion] {
    let days = daysInForce + daysOutOfForce
    return ([blank] + samples).flatMap { stepQuestions(in: $0, on: days) }
  }

  /// Notes each step that is decided without a fact, and otherwise with it.
  fileprivate func checkSteps(in population: Population, _ remarks: inout Remarks) throws {
    guard let policy = procedurePolicy else { return }
    let questions = stepQuestions(in: population, on: daysInForce)
    let before = questions.map { $0.answer(of: policy) }
    for (fact, lesser) in try population.withoutOneFact() {
      for (question, known) in zip(questions, before) {
        let answer = question.asked(about: lesser).answer(of: policy)
        for (step, fuller) in zip(answer?.following ?? [], known?.following ?? [])
        where step.standing != .undecided && step.standing != fuller.standing {
          remarks.note("\(question): '\(step.id)' is \(step.standing) if \(fact) is not known")
        }
      }
    }
  }
}

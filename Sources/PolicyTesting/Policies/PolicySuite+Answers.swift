internal import Quantities
internal import ResettlementCore

extension PolicySuite {
  /// What each answer promises.
  static let answers: [Requirement<PolicyUnderTest>] = [
    Requirement("purity") { subject, remarks in
      for question in subject.allQuestions {
        let first = question.answer(of: subject.policy)
        let isSame = first == question.answer(of: subject.policy)
        remarks.expect(isSame, "\(question) has another answer when it is asked again")
        let isTwin = first == question.answer(of: subject.twin)
        remarks.expect(isTwin, "\(question) has another answer from a policy made the same way")
      }
    },
    Requirement("answers-the-question") { subject, remarks in
      for question in subject.allQuestions {
        let answer = question.answer(of: subject.policy)
        let isOwn = answer.policy == subject.policy.description.id
        remarks.expect(isOwn, "\(question) is answered in the name of '\(answer.policy)'")
        let isAsked = answer.rule == question.rule && answer.subject == question.subject
        remarks.expect(isAsked, "\(question) has an answer to another question")
        remarks.expect(answer.dates == question.dates, "\(question) has an answer for other days")
      }
    },
    Requirement("outcome-of-the-kind") { subject, remarks in
      for question in subject.allQuestions {
        let isTarget = question.answer(of: subject.policy).isOfTarget
        let wanted = question.rule.kind.isTarget
        remarks.expect(isTarget == wanted, "\(question) has an outcome of another kind of rule")
      }
    },
    Requirement("missing-terms") { subject, remarks in
      for question in subject.allQuestions {
        let answer = question.answer(of: subject.policy)
        let missing = answer.missing
        let isNamed = answer.verdictName != "unknown" || !missing.isEmpty
        remarks.expect(isNamed, "\(question) is unknown without naming what is missing")
        let isSorted = missing == Set(missing).sorted()
        remarks.expect(isSorted, "\(question) does not name what is missing sorted and once")
      }
    },
    Requirement("out-of-force") { subject, remarks in
      for question in subject.blankQuestions(on: subject.daysOutOfForce) {
        let answer = question.answer(of: subject.policy)
        let isOut = answer.verdictName == "notInForce" && answer.amount == nil
        remarks.expect(isOut, "\(question) is answered, but the policy does not hold on the day")
      }
    },
    Requirement("nothing-known") { subject, remarks in
      for question in subject.blankQuestions(on: subject.daysInForce) {
        let answer = question.answer(of: subject.policy)
        let name = answer.verdictName
        remarks.expect(!answer.isDenial, "\(question) is '\(name)' though nothing is known")
        remarks.expect(!answer.claimsZero, "\(question) has a zero though nothing is known")
      }
    },
    Requirement("unknown-facts") { subject, remarks in
      for population in subject.samples { try subject.takeFactsAway(from: population, &remarks) }
    },
  ]
}

// MARK: - Questions

extension PolicyUnderTest {
  fileprivate var allQuestions: [Question] {
    let days = daysInForce + daysOutOfForce
    return blankQuestions(on: days) + samples.flatMap { questions(in: $0, on: days) }
  }

  /// Notes each answer that is definite without a fact, and another one with it.
  fileprivate func takeFactsAway(
    from population: Population,
    _ remarks: inout Remarks
  ) throws {
    let questions = questions(in: population, on: daysInForce)
    let before = questions.map { $0.answer(of: policy) }
    for (fact, lesser) in try population.withoutOneFact() {
      for (question, known) in zip(questions, before) {
        let answer = question.asked(about: lesser).answer(of: policy)
        guard answer.contradicts(known) else { continue }
        let change = "'\(answer.verdictName)' if \(fact) is not known"
        remarks.note("\(question) is \(change), but not the same if it is")
      }
    }
  }
}

extension Population {
  /// The populations in which one known fact of one subject is not known, with the fact's name.
  func withoutOneFact() throws -> [(fact: String, population: Population)] {
    try SubjectKind.allCases.flatMap { kind in
      try references(kind).flatMap { subject in
        try catalogue.facts(of: kind)
          .filter { value(of: $0.id, of: subject).isKnown }
          .map { fact in
            let lesser = try replacing(fact: fact.id, of: subject, with: .unknown)
            return ("'\(fact.id)' of '\(subject)'", lesser)
          }
      }
    }
  }
}

extension Question: CustomStringConvertible {
  /// The rule, the subject and the day.
  var description: String { "'\(rule.id)' for '\(subject)' on \(dates.lawAsOf)" }
}

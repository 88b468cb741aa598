internal import Quantities
internal import ResettlementCore

/// A policy, a second one that was made the same way, and what to ask them.
struct PolicyUnderTest: Sendable {
  let policy: any Policy
  let twin: any Policy

  /// One subject of each kind, of which nothing is known.
  let blank: Population
  let samples: [Population]
  let days: [CalendarDay]
}

/// One question to a policy.
struct Question: Sendable {
  let rule: Rule
  let subject: SubjectReference
  let population: Population
  let dates: AssessmentDates

  func answer(of policy: any Policy) -> Assessment {
    policy.assess(rule.id, of: subject, in: population, on: dates)
  }

  /// Returns the same question about other facts.
  func asked(about population: Population) -> Question {
    Question(rule: rule, subject: subject, population: population, dates: dates)
  }
}

// MARK: - Questions

extension PolicyUnderTest {
  /// The days on which the policy holds that are asked about.
  var daysInForce: [CalendarDay] {
    let description = policy.description
    let own = [
      description.rulesFrom, description.rulesFrom?.adding(days: 365), description.rulesTo,
    ]
    return Set(own.compactMap(\.self) + days).filter(description.isInForce).sorted()
  }

  /// The days next to those on which the policy holds; any day if it never does.
  var daysOutOfForce: [CalendarDay] {
    let description = policy.description
    guard let from = description.rulesFrom else { return [day(0)] + days }
    return [from.adding(days: -1), description.rulesTo?.adding(days: 1)].compactMap(\.self)
  }

  /// Every question about subjects of which nothing is known.
  func blankQuestions(on days: [CalendarDay]) -> [Question] {
    questions(in: blank, on: days)
  }

  /// Every question about the subjects of a population.
  func questions(in population: Population, on days: [CalendarDay]) -> [Question] {
    policy.rules.flatMap { rule in
      population.references(rule.subject).flatMap { subject in
        days.map { day in
          let dates = AssessmentDates(on: day)
          return Question(rule: rule, subject: subject, population: population, dates: dates)
        }
      }
    }
  }
}

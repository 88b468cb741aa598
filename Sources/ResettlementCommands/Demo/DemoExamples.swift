internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// An answer of each kind that occurs, to be explained, as far as can be from a different place each.
struct DemoExamples {
  /// An answer that is explained.
  struct Example {
    /// The place.
    let place: DemoPlace
    /// The answer.
    let answer: Assessment
    /// Whether it was asked under the law of the day before the place's policy came into force.
    var isOfEarlierLaw = false
  }

  private let places: [DemoPlace]

  /// Creates the examples of some places.
  init(_ places: [DemoPlace]) { self.places = places }

  /// The examples, in the order of ``DemoWords/verdicts``.
  var examples: [Example] {
    var used: [String: Int] = [:]
    let examples = DemoWords.verdicts.compactMap { verdict in
      let best = candidates(verdict).min { one, other in
        (used[one.place.path, default: 0], -one.interest)
          < (used[other.place.path, default: 0], -other.interest)
      }
      if let best { used[best.place.path, default: 0] += 1 }
      return best
    }
    return examples + (examples.first.flatMap(earlier).map { [$0] } ?? [])
  }

  /// The most telling answer of each place with a verdict.
  private func candidates(_ verdict: String) -> [Example] {
    places.compactMap { place in
      place.answers.filter { $0.verdictName == verdict }.map { Example(place: place, answer: $0) }
        .max { $0.interest < $1.interest }
    }
  }

  /// The same question as an example's, before the place's policy came into force.
  private func earlier(_ example: Example) -> Example? {
    guard let from = example.place.pack.description.rulesFrom,
      let eve = from.adding(days: -1)
    else { return nil }
    let dates = AssessmentDates(
      lawAsOf: eve,
      factsPeriod: example.place.dates.factsPeriod,
      decidedOn: example.place.dates.decidedOn
    )
    let answer = example.place.pack.assess(
      example.answer.rule.id,
      of: example.answer.subject,
      in: example.place.population,
      on: dates
    )
    return Example(place: example.place, answer: answer, isOfEarlierLaw: true)
  }
}

extension DemoExamples.Example {
  /// How much there is to see: an amount, a programme, a value that would change the answer.
  fileprivate var interest: Int {
    (answer.amount == nil ? 0 : 4) + (answer.rule.kind == .programme ? 2 : 0)
      + (answer.reasons.conditions?.hasNearest == true ? 1 : 0)
  }
}

extension ConditionReason {
  /// Whether a nearest value is shown for one of the comparisons.
  fileprivate var hasNearest: Bool {
    comparisons.contains { $0.nearest != nil } || parts.contains(where: \.hasNearest)
  }
}

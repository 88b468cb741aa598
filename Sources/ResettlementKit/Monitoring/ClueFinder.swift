public import PolicyPacks
public import ResettlementCore

/// Finds clues of risks by the rules of a policy, and facts that don't fit together.
///
/// ```swift
/// let finder = try ClueFinder(pack)
/// let search = finder.search(extract.population, on: AssessmentDates(on: day), known: book)
/// ```
///
/// Finding is pure: the same policy, population, dates and known clues give an equal search. A clue
/// that is found again in the same period has the same name; one that was answered is not raised
/// anew unless the facts or limits that it rests on changed.
public struct ClueFinder: Sendable {
  /// The policy whose rules find.
  public let policy: any MonitoringPolicy

  /// The span within which a clue that is found again is the same clue.
  public let period: CalendarPeriod

  /// By which way the clues come to be known.
  public let channel: DiscoveryChannel

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - policy: A pack, or a policy written in Swift.
  ///   - period: The span within which a clue that is found again is the same clue.
  ///   - channel: By which way the clues come to be known.
  /// - Throws: ``TemplateError`` if the policy is a template with open blanks.
  public init(
    _ policy: some MonitoringPolicy,
    period: CalendarPeriod = .month,
    channel: DiscoveryChannel = .cadreScreening
  ) throws(TemplateError) {
    _ = try Assessor(policy)
    self.policy = policy
    self.period = period
    self.channel = channel
  }

  /// Searches a population.
  ///
  /// - Parameters:
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day on which clues are found.
  ///   - known: The clues that were found before, with what became of them.
  /// - Returns: What was found, what could not be decided, and what does not fit together.
  /// - Complexity: The number of detections and checks times the number of subjects of their kinds.
  public func search(
    _ population: Population,
    on dates: AssessmentDates,
    known: ClueBook = ClueBook()
  ) -> ClueSearch {
    let answers = self.answers(policy.detections, population, dates)
    let matches = ClueMatches(known)
    let found = answers.filter { $0.verdictName == "eligible" }
      .map { matches.match($0, with: clue($0, in: population, on: dates), in: population) }
    let checks = self.answers(policy.consistencyChecks, population, dates)
    return ClueSearch(
      dates: dates,
      clues: found.compactMap(\.raised).pressingFirst,
      settled: found.compactMap(\.settled),
      undecided: answers.filter { ["unknown", "discretion"].contains($0.verdictName) },
      warnings: checks.filter { $0.verdictName == "eligible" },
      unchecked: checks.filter { $0.verdictName == "unknown" },
      rulesNotInForce: Self.rules(of: (answers + checks).filter { $0.verdictName == "notInForce" })
    )
  }

  // MARK: - Asking

  private func answers(
    _ rules: [Rule],
    _ population: Population,
    _ dates: AssessmentDates
  ) -> [Assessment] {
    let byKind = Dictionary(grouping: rules, by: \.subject)
    return SubjectKind.allCases.flatMap { kind in
      guard let rules = byKind[kind] else { return [Assessment]() }
      return population.references(kind).flatMap { subject in
        rules.map { answer($0.id, subject, population, dates) }
      }
    }
  }

  /// Asks without looking for nearest changes: a clue holds already.
  private func answer(
    _ rule: Rule.ID,
    _ subject: SubjectReference,
    _ population: Population,
    _ dates: AssessmentDates
  ) -> Assessment {
    guard let pack = policy as? PolicyPack else {
      return policy.assess(rule, of: subject, in: population, on: dates)
    }
    return pack.assess(rule, of: subject, in: population, on: dates, findsNearest: false)
  }

  private static func rules(of answers: [Assessment]) -> [Rule] {
    var seen: Set<Rule.ID> = []
    return answers.map(\.rule).filter { seen.insert($0.id).inserted }
  }

  // MARK: - Making clues

  private func clue(
    _ answer: Assessment,
    in population: Population,
    on dates: AssessmentDates
  ) -> RiskClue {
    RiskClue(
      id: name(of: answer, on: dates),
      policy: answer.policy,
      rule: answer.rule.id,
      citations: answer.citations,
      subject: answer.subject,
      household: population.household(of: answer.subject).map { Household.ID($0.id) },
      risk: answer.rule.risk ?? .other,
      category: answer.rule.category,
      severity: answer.severity,
      channel: channel,
      foundOn: dates.decidedOn,
      fingerprint: ClueFingerprint(answer).text
    )
  }

  private func name(of answer: Assessment, on dates: AssessmentDates) -> RiskClue.ID {
    let parts = [
      answer.policy, answer.rule.id, answer.subject.description, period.name(on: dates.factsAsOf),
    ]
    return parts.joined(separator: "/")
  }
}

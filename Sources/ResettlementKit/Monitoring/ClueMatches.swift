internal import ResettlementCore

/// The clues that are known, by what they are about.
struct ClueMatches {
  /// What becomes of a clue that was found.
  struct Match {
    /// The clue, where it wants an answer.
    var raised: FoundClue?
    /// The earlier clue that answers it.
    var settled: ClueBook.Entry?
  }

  private struct Topic: Hashable {
    let policy: PolicyID
    let rule: Rule.ID
    let subject: SubjectReference

    init(_ clue: RiskClue) {
      (policy, rule, subject) = (clue.policy, clue.rule, clue.subject)
    }
  }

  private let entries: [Topic: [ClueBook.Entry]]
  private let names: Set<RiskClue.ID>

  init(_ book: ClueBook) {
    entries = Dictionary(grouping: book.entries) { Topic($0.clue) }
    names = Set(book.entries.map(\.id))
  }

  /// Holds a clue against those that are known.
  func match(_ answer: Assessment, with clue: RiskClue, in population: Population) -> Match {
    let earlier = entries[Topic(clue)] ?? []
    func found(_ clue: RiskClue, _ standing: FoundClue.Standing) -> Match {
      let cases = clue.household.map { population.openCases(of: $0) } ?? []
      return Match(
        raised: FoundClue(clue: clue, standing: standing, cases: cases, answer: answer)
      )
    }
    if let open = earlier.first(where: { $0.answer == nil }) {
      return found(clue.named(open.clue.id, foundAs: open.clue), .open)
    }
    guard let last = earlier.max(by: Self.isEarlier) else { return found(clue, .new) }
    guard last.clue.fingerprint != clue.fingerprint else { return Match(settled: last) }
    return found(clue.named(freeName(of: clue), foundAs: clue), .again(after: last.id))
  }

  /// The name of a clue that is raised again, with as much added as no earlier one has.
  private func freeName(of clue: RiskClue) -> RiskClue.ID {
    let plain = clue.id
    guard names.contains(plain) else { return plain }
    var name = "\(plain)/\(clue.fingerprint)"
    var number = 1
    while names.contains(name) {
      number += 1
      name = "\(plain)/\(clue.fingerprint)/\(number)"
    }
    return name
  }

  private static func isEarlier(_ left: ClueBook.Entry, _ right: ClueBook.Entry) -> Bool {
    guard let first = left.answer?.answeredOn, let second = right.answer?.answeredOn else {
      return left.answer != nil
    }
    return (first, left.clue.foundOn, left.id) < (second, right.clue.foundOn, right.id)
  }
}

extension RiskClue {
  /// The clue as it is now under a name, found when and how another one was.
  fileprivate func named(_ id: ID, foundAs first: RiskClue) -> RiskClue {
    RiskClue(
      id: id,
      policy: policy,
      rule: rule,
      citations: citations,
      subject: subject,
      household: household,
      risk: risk,
      category: category,
      severity: severity,
      channel: first.channel,
      foundOn: first.foundOn,
      fingerprint: fingerprint
    )
  }
}

extension Population {
  /// The household's cases that are not known to be eliminated, in the order of the population.
  fileprivate func openCases(of household: Household.ID) -> [MonitoringCase.ID] {
    let related = related("monitoring_cases", of: household.reference)
    let sure =
      switch related {
      case .known(let cases), .partial(let cases): cases
      }
    return sure.map { MonitoringCase.ID($0.id) }.filter { id in
      guard case .known(.some) = self[id]?.eliminatedOn ?? .unknown else { return true }
      return false
    }
  }
}

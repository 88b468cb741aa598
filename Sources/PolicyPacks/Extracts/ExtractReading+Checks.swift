internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension ExtractReading {
  /// Reports references to nobody; where all subjects of the kind are listed the fact is unknown.
  mutating func checkReferences(_ subjects: inout ExtractedSubjects) {
    for entry in subjects.all {
      var lost: [String] = []
      for fact in entry.facts.values.sorted(by: { $0.isBefore($1) }) {
        guard let kind = fact.declaration.type.referencedKind, listedKinds.contains(kind),
          fact.value.isKnown, reportStrangers(in: fact, of: kind, subjects.ids(of: kind))
        else { continue }
        lost.append(fact.declaration.id)
      }
      if !lost.isEmpty { subjects.forget(lost, of: entry.reference) }
    }
  }

  /// Reports the subjects of a fact that are not listed; whether there are any and all should be.
  private mutating func reportStrangers(
    in fact: LocatedFact,
    of kind: SubjectKind,
    _ ids: Set<String>
  ) -> Bool {
    let strangers = fact.references.filter { !ids.contains($0.id) }
    let isLost = complete.contains(kind)
    for stranger in strangers {
      let isHidden = ShownText.isNumberOfPerson(stranger.id)
      if isHidden { privatePlaces.add(stranger.range) }
      let nearest = isHidden || !givesHints ? nil : ids.first { $0.isSpelt(like: stranger.id) }
      let message = Diagnostic.Message.noSuchSubject(
        fact.declaration,
        kind,
        ShownText.of(stranger.id),
        count: ids.count,
        nearest: nearest
      )
      report([Diagnostic(isLost ? .error : .warning, message, at: stranger.range)])
    }
    return isLost && !strangers.isEmpty
  }

  /// Warns of households whose stated size is not the number of those listed as members.
  mutating func checkSizes(of subjects: ExtractedSubjects, in population: Population) {
    guard listedKinds.contains(.person) else { return }
    let members = Dictionary(
      grouping: subjects.all.filter { $0.reference.kind == .person }
    ) { population.value(of: "household", of: $0.reference) }
    for household in subjects.all where household.reference.kind == .household {
      guard let size = household.facts["size"], case .number(let stated) = size.value,
        let count = members[.reference(household.reference.id)]?.count,
        isWrong(stated, for: count)
      else { continue }
      let message = Diagnostic.Message.otherSize(
        household.reference,
        stated: "\(stated)",
        listed: count
      )
      report([Diagnostic(.warning, message, at: size.range)])
    }
  }

  /// Whether a size can't be right: more are listed, or fewer though all persons are.
  private func isWrong(_ stated: ExactDecimal, for count: Int) -> Bool {
    let listed = ExactDecimal(count)
    return complete.contains(.person) ? stated != listed : stated < listed
  }
}

extension String {
  /// Whether an id is another one but for case, blanks and hyphens.
  ///
  /// Ids that are merely near, such as `H1` and `H2`, name others.
  fileprivate func isSpelt(like other: String) -> Bool { plain == other.plain }

  private var plain: String { lowercased().filter { !" -_".contains($0) } }
}

extension LocatedFact {
  fileprivate func isBefore(_ other: LocatedFact) -> Bool {
    range.bytes.lowerBound < other.range.bytes.lowerBound
  }
}

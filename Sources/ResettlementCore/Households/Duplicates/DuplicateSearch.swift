internal import Quantities

/// Looks for records that may be of one person.
///
/// ```swift
/// for finding in DuplicateSearch(population).findings() { print(finding.persons) }
/// ```
///
/// | records share | strength |
/// | --- | --- |
/// | an identity number that is right | strong; likely if both name and day of birth differ |
/// | the same text that is no right number | weak |
/// | name, day of birth and place | likely; weak if numbers or sexes differ |
/// | name and day of birth, the place is not known of all | weak |
/// | nothing, but one record is in two households on the same days | strong |
///
/// The place is where the household is registered; where that is not known, where it lives. Records
/// that share a number and are in different households on the same days are found with both bases.
/// Persons who were merged are to be read through their merges before, so that they are there once.
public struct DuplicateSearch: Sendable {
  private let profiles: [DuplicateProfile]
  private let memberships: [Person.ID: [HouseholdMembership]]

  /// Looks at the persons of a population.
  ///
  /// - Parameters:
  ///   - population: The persons and households.
  ///   - memberships: On which days who belonged to which household; `nil` for what the population
  ///     says, which has no days.
  public init(_ population: Population, memberships: [HouseholdMembership]? = nil) {
    profiles = population.all(Person.self).map { person in
      DuplicateProfile(person, place: person.household.value.flatMap(population.place))
    }
    self.memberships = Dictionary(
      grouping: memberships ?? HouseholdMembership.all(in: population),
      by: \.person
    )
  }

  /// Returns what was found: what is strong first, then by the ids of the records.
  ///
  /// - Complexity: O(*n* log *n*) in the number of persons and memberships: records are compared by
  ///   what they share, never each with each.
  public func findings() -> [PossibleDuplicate] {
    var found: [[Person.ID]: PossibleDuplicate] = [:]
    for finding in byNumber + byName + inTwoHouseholds {
      found[finding.persons] = found[finding.persons]?.adding(finding) ?? finding
    }
    return found.values.sorted { left, right in
      left.strength == right.strength
        ? left.persons.lexicographicallyPrecedes(right.persons) : left.strength > right.strength
    }
  }
}

extension Population {
  /// Where a household is registered or, where that is not known, lives.
  fileprivate func place(of household: Household.ID) -> String? {
    let household = self[household]
    return household?.registrationPlace.value ?? household?.residencePlace.value
  }
}

// MARK: - What records share

extension DuplicateSearch {
  private var byNumber: [PossibleDuplicate] {
    let right = groups(by: \.number).map { finding($0, .identityNumber, .strong) }
    let broken = groups(by: \.brokenNumber).map { finding($0, .identityNumber, .weak) }
    return right + broken
  }

  private var byName: [PossibleDuplicate] {
    groups(by: \.nameAndBirth).flatMap { group in
      let places = Dictionary(grouping: group) { $0.place ?? "" }
      let same = places.filter { !$0.key.isEmpty && $0.value.count > 1 }.values
      let found = same.map { finding($0, .nameBirthAndPlace, .likely) }
      return places[""] == nil ? found : found + [finding(group, .nameAndBirth, .weak)]
    }
  }

  /// One record in several households; those of several records are found by what they share.
  private var inTwoHouseholds: [PossibleDuplicate] {
    memberships.compactMap { person, memberships in
      let households = Self.overlapping(memberships)
      guard !households.isEmpty else { return nil }
      return PossibleDuplicate(
        persons: [person],
        households: households,
        bases: [.twoHouseholds],
        strength: .strong,
        evidence: [DuplicateEvidence("household", .differs)]
      )
    }
  }

  /// The records that share something, wherever there is more than one.
  private func groups<Key: Hashable>(by key: (DuplicateProfile) -> Key?) -> [[DuplicateProfile]] {
    var groups: [Key: [DuplicateProfile]] = [:]
    for profile in profiles {
      if let key = key(profile) { groups[key, default: []].append(profile) }
    }
    return groups.values.filter { $0.count > 1 }
  }
}

// MARK: - Findings

extension DuplicateSearch {
  private func finding(
    _ group: [DuplicateProfile],
    _ basis: PossibleDuplicate.Basis,
    _ strength: PossibleDuplicate.Strength
  ) -> PossibleDuplicate {
    let memberships = group.flatMap { self.memberships[$0.id] ?? [] }
    let overlapping = Self.overlapping(memberships)
    let evidence = DuplicateProfile.evidence(group.sorted { $0.id < $1.id })
    let households: [DuplicateEvidence] =
      overlapping.isEmpty ? [] : [DuplicateEvidence("household", .differs)]
    return PossibleDuplicate(
      persons: group.map(\.id).sorted(),
      households: Set(memberships.map { $0.household }).sorted(),
      bases: overlapping.isEmpty ? [basis] : [basis, .twoHouseholds],
      strength: Self.weighed(strength, basis, evidence),
      evidence: evidence + households
    )
  }

  /// The strength with regard to what speaks against one person.
  private static func weighed(
    _ strength: PossibleDuplicate.Strength,
    _ basis: PossibleDuplicate.Basis,
    _ evidence: [DuplicateEvidence]
  ) -> PossibleDuplicate.Strength {
    let differing = Set(evidence.filter { $0.finding == .differs }.map(\.fact))
    switch basis {
    case .identityNumber:
      let isOther = differing.isSuperset(of: ["name", "birth_date"])
      return isOther ? min(strength, .likely) : strength
    case .nameBirthAndPlace, .nameAndBirth:
      let isOther = !differing.isDisjoint(with: ["identity_number", "sex"])
      return isOther ? min(strength, .weak) : strength
    case .twoHouseholds: return strength
    }
  }

  /// The households of memberships that share a day with one of another household.
  private static func overlapping(_ memberships: [HouseholdMembership]) -> [Household.ID] {
    guard memberships.count > 1 else { return [] }
    let sorted = memberships.sorted {
      ($0.first, $0.last, $0.household) < ($1.first, $1.last, $1.household)
    }
    var found: Set<Household.ID> = []
    var sweep = MembershipSweep()
    for membership in sorted {
      for other in sweep.open(at: membership) { found.formUnion([other, membership.household]) }
      sweep.add(membership)
    }
    return found.sorted()
  }
}

/// The two memberships of different households that last longest of those that began so far.
private struct MembershipSweep {
  private var longest: HouseholdMembership?
  private var second: HouseholdMembership?

  /// The households of which one is still open when a membership of another begins.
  func open(at membership: HouseholdMembership) -> [Household.ID] {
    [longest, second].compactMap(\.self)
      .filter { $0.last >= membership.first && $0.household != membership.household }
      .map(\.household)
  }

  mutating func add(_ membership: HouseholdMembership) {
    if longest?.household == membership.household {
      if membership.last > longest?.last ?? .min { longest = membership }
    } else if membership.last > longest?.last ?? .min || longest == nil {
      (longest, second) = (membership, longest)
    } else if membership.last > second?.last ?? .min || second == nil {
      second = membership
    }
  }
}

extension PossibleDuplicate {
  /// The finding with what another one says of the same records.
  fileprivate func adding(_ other: PossibleDuplicate) -> PossibleDuplicate {
    PossibleDuplicate(
      persons: persons,
      households: Set(households + other.households).sorted(),
      bases: Basis.allCases.filter { bases.contains($0) || other.bases.contains($0) },
      strength: max(strength, other.strength),
      evidence: evidence + other.evidence.filter { !evidence.contains($0) }
    )
  }
}

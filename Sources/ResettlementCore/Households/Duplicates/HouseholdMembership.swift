internal import Quantities

/// The days on which a person belonged to a household, as one record says.
public struct HouseholdMembership: Sendable, Hashable {
  /// The person's record.
  public let person: Person.ID
  /// The household.
  public let household: Household.ID
  /// The days; `nil` where the record does not say since when.
  public let days: DatePeriod?

  /// Creates a membership.
  public init(_ person: Person.ID, in household: Household.ID, days: DatePeriod? = nil) {
    self.person = person
    self.household = household
    self.days = days
  }

  /// The first day, before all others where none is said.
  var first: Int { days?.from.dayNumber ?? .min }

  /// The last day, behind all others where none is said.
  var last: Int { days.map { $0.to?.dayNumber ?? .max } ?? .max }
}

// MARK: - Where they come from

extension HouseholdMembership {
  /// Returns the memberships of a population: where persons say that they live, and whose head they
  /// are.
  public static func all(in population: Population) -> [HouseholdMembership] {
    let living = population.all(Person.self).compactMap { person in
      person.household.value.map { HouseholdMembership(person.id, in: $0) }
    }
    let heading = population.all(Household.self).compactMap { household in
      household.head.value?.map { HouseholdMembership($0, in: household.id) }
    }
    return living + heading
  }

  /// Returns the memberships of a person over all days, as they were known at a time.
  ///
  /// A move that was recorded later ends the membership before it, whether that had an end or not.
  ///
  /// - Parameters:
  ///   - history: Everything that was recorded of the person.
  ///   - id: The person.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  /// - Returns: The memberships, in the order of their days; none for days of which nothing is known.
  /// - Complexity: O(*n*²) in the number of entries of the person.
  public static func timeline(
    of history: History<Person>,
    _ id: Person.ID,
    knownAt time: RecordedTime? = nil
  ) -> [HouseholdMembership] {
    let days = Set(
      history.versions.flatMap { version in
        [version.valid.from] + [version.valid.to?.adding(days: 1)].compactMap(\.self)
      }
    ).sorted()
    let ends = days.dropFirst().map { $0.adding(days: -1) } + [nil]
    let spans = zip(days, ends).compactMap { from, to -> HouseholdMembership? in
      guard let household = history.value(on: from, knownAt: time)?.household.value,
        let period = DatePeriod(from: from, to: to)
      else { return nil }
      return HouseholdMembership(id, in: household, days: period)
    }
    return joined(spans)
  }

  /// Spans that follow one another without a change, as one.
  private static func joined(_ spans: [HouseholdMembership]) -> [HouseholdMembership] {
    spans.reduce(into: []) { joined, span in
      guard let last = joined.last, let lastDays = last.days, let days = span.days,
        last.household == span.household, lastDays.to?.adding(days: 1) == days.from,
        let whole = DatePeriod(from: lastDays.from, to: days.to)
      else { return joined.append(span) }
      joined[joined.count - 1] = HouseholdMembership(span.person, in: span.household, days: whole)
    }
  }
}

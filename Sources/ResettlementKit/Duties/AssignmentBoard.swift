public import Quantities
public import ResettlementCore

/// Who looks after which sites and households on a day, and which nobody looks after (包联).
///
/// An assignment of which it is not known whether it runs counts as one that does.
public struct AssignmentBoard: Sendable, Hashable {
  /// A site or household with those who look after it.
  public struct Place: Sendable, Hashable {
    /// The site or household.
    public let subject: SubjectReference
    /// The assignments to it, in the order of the population.
    public let assignments: [Assignment.ID]
  }

  /// The sites, with their leaders.
  public let sites: [Place]
  /// The relocated households, with their helpers.
  public let households: [Place]

  init(sites: [Place], households: [Place]) {
    self.sites = sites
    self.households = households
  }

  /// Looks at the assignments of a population on a day.
  public init(_ population: Population, on day: CalendarDay) {
    let running = population.all(Assignment.self).filter { $0.isRunning(on: day) ?? true }
    let relocated = population.all(Household.self).filter { $0.isRelocated == .known(true) }
    sites = Self.places(population.references(.site), running) { $0.siteReference }
    households = Self.places(relocated.map(\.reference), running) { $0.householdReference }
  }

  private static func places(
    _ subjects: [SubjectReference],
    _ assignments: [Assignment],
    _ target: (Assignment) -> SubjectReference?
  ) -> [Place] {
    var found: [SubjectReference: [Assignment.ID]] = [:]
    for assignment in assignments {
      if let subject = target(assignment) { found[subject, default: []].append(assignment.id) }
    }
    return subjects.map { Place(subject: $0, assignments: found[$0] ?? []) }
  }
}

extension Assignment {
  fileprivate var siteReference: SubjectReference? {
    guard case .known(.some(let site)) = site else { return nil }
    return site.reference
  }

  fileprivate var householdReference: SubjectReference? {
    guard case .known(.some(let household)) = household else { return nil }
    return household.reference
  }
}

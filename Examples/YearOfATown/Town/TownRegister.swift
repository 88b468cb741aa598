public import Quantities
public import ResettlementCore

/// What the offices of a made-up town have recorded, in the histories of the core.
///
/// Entries are only added: a late fact is put where it belongs and what was recorded of later days is
/// worked out anew as a correction, so that any day can be asked about as it was known at any time.
public struct TownRegister: Sendable {
  private var households = Shelf<Household>()
  private var people = Shelf<Person>()
  private var placements = Shelf<Placement>()
  private var posts = Shelf<Post>()
  private var knowledge: [Household.ID: Knowledge] = [:]
  private let fixtures: TownFixtures

  /// For how many days before the first one the households are on record.
  public static let daysOfRecord = 165

  /// What is known of a household: how it began, and what was learnt since.
  private struct Knowledge {
    var first: Family?
    var events: [LifeEvent] = []
  }

  /// Opens the register of a town with the households as they are on its first day.
  ///
  /// - Parameter town: The town.
  /// - Throws: `HistoryError` if a subject is there twice.
  public init(of town: MadeUpTown) throws(HistoryError) {
    fixtures = TownFixtures(town)
    let surveyed = CalendarDay(dayNumber: town.firstDay.dayNumber - Self.daysOfRecord)
    for family in town.families {
      knowledge[family.id] = Knowledge(first: family)
      let entry = Entry(
        owner: family.id,
        day: surveyed,
        until: nil,
        recordedAt: RecordedTime(noonOf: surveyed),
        reason: "建档"
      )
      try record(family, entry)
    }
  }
}

// MARK: - Learning

extension TownRegister {
  /// Records what an office has learnt; learning the same again changes nothing.
  ///
  /// - Parameter notice: What is learnt, recorded no earlier than what was learnt before.
  /// - Throws: `HistoryError` if it was recorded earlier.
  public mutating func learn(_ notice: TownNotice) throws(HistoryError) {
    let event = notice.event
    let known = knowledge[event.family]?.events.first { $0.id == event.id }
    var days = [event.day]
    switch notice.content {
    case .learned:
      guard known == nil else { return }
      knowledge[event.family, default: Knowledge()].events.append(event)
    case .corrected:
      guard let known, known != event else { return }
      days.append(known.day)
      forget(event)
      knowledge[event.family]?.events.append(event)
    case .annulled:
      guard known != nil else { return }
      forget(event)
    }
    try workOut(event.family, from: days.min() ?? event.day, notice)
  }

  private mutating func forget(_ event: LifeEvent) {
    knowledge[event.family]?.events.removeAll { $0.id == event.id }
  }

  /// Works the household out anew for every day from one on.
  private mutating func workOut(
    _ id: Household.ID,
    from first: CalendarDay,
    _ notice: TownNotice
  ) throws(HistoryError) {
    let later = knowledge[id]?.events.map(\.day).filter { first < $0 } ?? []
    let days = [first] + Set(later).sorted()
    for (index, day) in days.enumerated() {
      let next = index + 1 < days.count ? days[index + 1].adding(days: -1) : nil
      let entry = Entry(
        owner: id,
        day: day,
        until: next,
        recordedAt: notice.recordedAt,
        reason: notice.reason
      )
      try record(family(id, on: day), entry)
    }
  }

  /// The household on a day as far as is known now.
  private func family(_ id: Household.ID, on day: CalendarDay) -> Family? {
    guard let known = knowledge[id] else { return nil }
    let past = known.events.filter { $0.day <= day }
    return past.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.reduce(known.first) { family, event in
      if case .founded(let new) = event.change { return new }
      return family?.living(through: event.change, on: event.day)
    }
  }

  private mutating func record(_ family: Family?, _ entry: Entry) throws(HistoryError) {
    let members = family?.members ?? []
    try households.record([family?.household()].compactMap(\.self), entry)
    try people.record(members.map { $0.person(in: entry.owner) }, entry)
    try placements.record(members.compactMap { $0.placement() }, entry)
    try posts.record(members.compactMap { $0.post(at: family?.site) }, entry)
  }
}

extension TownNotice {
  /// Why entries of the same days are replaced.
  fileprivate var reason: String {
    switch content {
    case .learned: "补录较早的情况，其后的情况随之更正"
    case .corrected(_, let reason), .annulled(_, let reason): reason
    }
  }
}

// MARK: - Asking

extension TownRegister {
  /// The kinds of subject of which the register has all.
  public static let completeKinds: Set<SubjectKind> = [
    .household, .person, .site, .resettlementHome, .organisation, .placement, .lease, .post,
    .asset, .assignment, .project,
  ]

  /// Returns the town as it was on a day, as known at a time.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - catalogue: The declarations of all facts in use.
  /// - Returns: The population, households in the order in which they were first recorded.
  public func population(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core
  ) -> Population {
    var population = Population(catalogue: catalogue, completeKinds: Self.completeKinds)
    fixtures.insert(into: &population, on: day, knownAt: time)
    for household in households.all(on: day, knownAt: time) { population.insert(household) }
    for person in people.all(on: day, knownAt: time) { population.insert(person) }
    for placement in placements.all(on: day, knownAt: time) { population.insert(placement) }
    for post in posts.all(on: day, knownAt: time) { population.insert(post) }
    return population
  }

  /// Returns some households with their members as they were on a day, as known at a time.
  ///
  /// - Complexity: O(*n*) in what was ever recorded of the households.
  public func population(
    of households: Set<Household.ID>,
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core
  ) -> Population {
    var population = Population(catalogue: catalogue, completeKinds: [.household, .person])
    for id in households.sorted() {
      guard let found = self.households.value(of: id, on: day, knownAt: time) else { continue }
      population.insert(found)
      for member in people.belongings[id] ?? [] {
        guard let person = people.value(of: member, on: day, knownAt: time),
          person.household == .known(id)
        else { continue }
        population.insert(person)
      }
    }
    return population
  }

  /// Returns the households that were there on a day as far as is recorded.
  public func households(on day: CalendarDay) -> [Household.ID] {
    households.all(on: day, knownAt: nil).map(\.id)
  }

  /// Returns everything that was recorded of a household.
  public func history(of household: Household.ID) -> History<Household> {
    households.histories[household] ?? History()
  }

  /// Returns everything that was recorded of a person.
  public func history(of person: Person.ID) -> History<Person> {
    people.histories[person] ?? History()
  }

  /// The number of entries of all histories.
  public var entryCount: Int {
    households.entryCount + people.entryCount + placements.entryCount + posts.entryCount
  }

  /// Writes every entry into a registry, in the order in which they were recorded.
  ///
  /// - Parameter registry: A registry that has none of the subjects yet.
  /// - Throws: `RegistryError` if the registry refuses an entry.
  public func save(to registry: some SubjectRegistry) async throws(RegistryError) {
    try await households.save(to: registry)
    try await people.save(to: registry)
    try await placements.save(to: registry)
    try await posts.save(to: registry)
  }
}

extension Shelf {
  /// Returns the subjects as they were on a day, in the order in which they were first recorded.
  fileprivate func all(on day: CalendarDay, knownAt time: RecordedTime?) -> [Kept] {
    order.compactMap { histories[$0]?.value(on: day, knownAt: time) }
  }

  fileprivate var entryCount: Int { histories.values.reduce(0) { $0 + $1.versions.count } }

  fileprivate func save(to registry: some SubjectRegistry) async throws(RegistryError) {
    for id in order {
      for version in histories[id]?.versions ?? [] {
        if let value = version.value {
          try await registry.save(
            value,
            valid: version.valid,
            recordedAt: version.recordedAt,
            correcting: version.correction
          )
        } else if let correction = version.correction {
          try await registry.annul(id, correction, recordedAt: version.recordedAt)
        }
      }
    }
  }
}

internal import Quantities
internal import ResettlementCore

/// Whether the households and persons that a change names can be those that are meant.
struct HouseholdParties {
  private let change: HouseholdChange
  private let facts: ProcedureFacts
  /// What is recorded, without what the change made.
  private let history: ProcedureHistory

  /// Looks at a change, given what is recorded besides what it made.
  init(_ change: HouseholdChange, facts: ProcedureFacts, history: ProcedureHistory) {
    self.change = change
    self.facts = facts
    self.history = history
  }

  /// What is in the way; empty if nothing is.
  var obstacles: [ProcedureObstacle] {
    let unknown = unknownHouseholds
    guard unknown.isEmpty else { return unknown.map { .unknownSubject($0.reference) } }
    return change.begun.compactMap(isOld) + persons
  }

  private var today: Population { facts[change.happenedOn] }

  /// The facts of the day before, by which those who end or leave with the change are known.
  private var yesterday: Population {
    change.happenedOn.adding(days: -1).map { facts[$0] } ?? today
  }

  /// Those after the change must be there on its day, those before it on that day or the one before:
  /// cases of a household of which nothing is known would be left where they are.
  private var unknownHouseholds: [Household.ID] {
    change.households.filter { household in
      let isKnown = today.contains(household.reference)
      let wasKnown = yesterday.contains(household.reference)
      return change.into.contains(household) ? !isKnown : !isKnown && !wasKnown
    }
  }

  // MARK: - New households

  /// What says that a household which the change is said to make was there before.
  private func isOld(_ household: Household.ID) -> ProcedureObstacle? {
    let belongings = belongings(of: household)
    let run = ([household.reference] + belongings).lazy.compactMap(run).first
    if let run { return .partNotNew(household, run: run, change) }
    let known = belongings.first { subject in
      guard case .date(let day) = today.value(of: "identified_on", of: subject) else {
        return false
      }
      return day < change.happenedOn
    }
    return known.map { .partNotNew(household, identified: $0, change) }
  }

  /// What belonged to the household already on the day before, such as its monitoring case; what came
  /// to it with the change did not.
  private func belongings(of household: Household.ID) -> [SubjectReference] {
    let kinds = SubjectKind.allCases.filter(today.catalogue.belongsToHousehold)
    return kinds.flatMap(today.references).filter { subject in
      today.ownHousehold(of: subject) == household
        && yesterday.ownHousehold(of: subject) == household
    }
    .sorted()
  }

  /// A case that was about a subject before the day.
  private func run(of subject: SubjectReference) -> ProcedureEvent.RunID? {
    history.states(of: subject).first { state in
      state.tenures(of: subject).contains { $0.from < change.happenedOn }
    }?.run
  }

  // MARK: - Persons

  private var persons: [ProcedureObstacle] {
    let moving = change.moves.map(\.person)
    let known = (change.members?.persons ?? []) + moving
    let unknown = known.filter { person in
      !today.contains(person.reference) && !yesterday.contains(person.reference)
    }
    guard unknown.isEmpty else { return unknown.map { .unknownSubject($0.reference) } }
    let own = moving + [change.members?.head].compactMap(\.self)
    return own.compactMap(elsewhere)
  }

  /// Somebody of another household: by the last change that says where, or else by the facts, on the
  /// day as on the day before.
  private func elsewhere(_ person: Person.ID) -> ProcedureObstacle? {
    if let home = recordedHome(of: person) {
      return isOther(home) ? .personElsewhere(person, home, change) : nil
    }
    let homes = [today, yesterday].map { household(of: person, in: $0) }
    guard let home = homes[0], homes.allSatisfy({ $0.map(isOther) ?? false }) else { return nil }
    return .personElsewhere(person, home, change)
  }

  /// The household to which the last change brought somebody; `nil` if none says, or the person left.
  private func recordedHome(of person: Person.ID) -> Household.ID? {
    let earlier = history.lineage().changes.filter {
      $0.id != change.id && $0.happenedOn <= change.happenedOn
    }
    for other in earlier.reversed() {
      if let move = other.moves.first(where: { $0.person == person }) { return move.household }
      if other.members?.left.contains(person) == true { return nil }
      let isThere = other.members.map { $0.joined.contains(person) || $0.head == person } ?? false
      if isThere { return other.into.first }
    }
    return nil
  }

  private func isOther(_ household: Household.ID) -> Bool {
    !change.households.contains(household)
  }

  private func household(of person: Person.ID, in population: Population) -> Household.ID? {
    guard case .reference(let id) = population.value(of: "household", of: person.reference) else {
      return nil
    }
    return Household.ID(id)
  }
}

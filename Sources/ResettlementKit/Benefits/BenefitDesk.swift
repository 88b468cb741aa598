internal import PolicyPacks
internal import Quantities
public import ResettlementCore

/// Takes applications for benefits, decides about them by the policy and its limits, and keeps what
/// was paid, stopped and recovered, all in one ledger.
///
/// ```swift
/// let desk = BenefitDesk(pack, population: population, ledger: store)
/// try await desk.apply(for: "self_employment_reward", subject: lease, as: entry)
/// let decided = try await desk.decide(entry)
/// decided.decision?.reductions  // cut down by which limit, and by which earlier grants
/// ```
///
/// Limits are held against the ledger within the transaction that records the decision, so that two
/// desks at once, also of two programs, never grant more together than one of them may.
public struct BenefitDesk: Sendable {
  /// The policy.
  public let policy: any ProgrammePolicy
  /// The facts.
  public let population: Population
  /// What was granted and paid.
  public let ledger: any BenefitLedger
  /// Which subjects count as one under caps and once-only rules, such as households that split from
  /// one another; a subject need not be among its own.
  public let related: @Sendable (SubjectReference) -> Set<SubjectReference>

  /// Creates a desk.
  ///
  /// - Parameters:
  ///   - policy: A pack, or a policy written in Swift, that is no template with open blanks.
  ///   - population: The facts.
  ///   - ledger: What was granted and paid.
  ///   - related: Which subjects count as one.
  public init(
    _ policy: any ProgrammePolicy,
    population: Population,
    ledger: any BenefitLedger,
    related: @escaping @Sendable (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) {
    self.policy = policy
    self.population = population
    self.ledger = ledger
    self.related = related
  }

  /// Creates a desk at which households that split or merged count as one, so that a split opens no
  /// second cap.
  ///
  /// - Parameters:
  ///   - policy: The policy that states the programmes.
  ///   - population: The facts.
  ///   - ledger: What was applied for, granted and paid.
  ///   - lineage: Which household came from which.
  ///   - day: The day of the decision; what households became of one another later does not count.
  public init(
    _ policy: any ProgrammePolicy,
    population: Population,
    ledger: any BenefitLedger,
    lineage: HouseholdLineage,
    on day: CalendarDay
  ) {
    let related = lineage.relating(on: day)
    self.init(policy, population: population, ledger: ledger, related: related)
  }
}

extension HouseholdLineage {
  /// Which households count as one on a day, as caps and once-only rules ask it.
  func relating(on day: CalendarDay) -> @Sendable (SubjectReference) -> Set<SubjectReference> {
    { subject in
      guard subject.kind == .household else { return [] }
      let related = self.related(to: Household.ID(subject.id), on: day)
      return Set(related.map(\.reference)).subtracting([subject])
    }
  }
}

/// Under which name, on which day and by whom something is recorded of a benefit.
public struct BenefitEntry: Sendable, Hashable, Codable {
  /// The benefit.
  public let benefit: BenefitEvent.BenefitID
  /// The entry's own name; `nil` for the next number of the benefit.
  ///
  /// Give one where the same entry may be sent twice: then it counts once.
  public let id: BenefitEvent.ID?
  /// The day on which it happened.
  public let day: CalendarDay
  /// When it is recorded.
  public let recordedAt: RecordedTime
  /// The unit that records it.
  public let unit: String
  /// The entry in whose place it stands; `nil` if it is new.
  public let correction: BenefitEvent.Correction?

  /// Creates an entry.
  public init(
    _ benefit: BenefitEvent.BenefitID,
    id: BenefitEvent.ID? = nil,
    on day: CalendarDay,
    recordedAt: RecordedTime,
    by unit: String,
    correcting correction: BenefitEvent.Correction? = nil
  ) {
    self.benefit = benefit
    self.id = id
    self.day = day
    self.recordedAt = recordedAt
    self.unit = unit
    self.correction = correction
  }

  func event(_ content: BenefitEvent.Content, after history: BenefitHistory) -> BenefitEvent {
    BenefitEvent(
      id: id ?? nextID(after: history),
      benefit: benefit,
      happenedOn: day,
      recordedAt: recordedAt,
      recordedBy: unit,
      content: content,
      correction: correction
    )
  }

  private func nextID(after history: BenefitHistory) -> BenefitEvent.ID {
    let own = history.events.filter { $0.benefit == benefit }
    let taken = Set(own.map(\.id))
    var number = own.count + 1
    while taken.contains("\(benefit)/\(number)") { number += 1 }
    return "\(benefit)/\(number)"
  }
}

// MARK: - Recording

extension BenefitDesk {
  /// Takes an application.
  ///
  /// - Parameters:
  ///   - programme: The programme.
  ///   - subject: About whom or what it is to be decided.
  ///   - entry: Under which name, on which day and by whom it is recorded.
  /// - Returns: Where the benefit stands.
  /// - Throws: ``BenefitProblem`` or the ledger's error.
  @discardableResult
  public func apply(
    for programme: Rule.ID,
    subject: SubjectReference,
    as entry: BenefitEntry
  ) async throws -> BenefitState {
    let policy = policy.description.id
    let application = Application(policy: policy, programme: programme, subject: subject)
    return try await apply(application, as: entry)
  }

  /// Takes an application that says how much is asked for.
  ///
  /// A sum is part of the application and no argument of its own: Swift 6.3 has been seen to corrupt
  /// the frames of asynchronous functions that take numbers of 128 bits.
  ///
  /// - Parameters:
  ///   - application: What is asked for, by this desk's policy.
  ///   - entry: Under which name, on which day and by whom it is recorded.
  /// - Returns: Where the benefit stands.
  /// - Throws: ``BenefitProblem`` or the ledger's error.
  @discardableResult
  public func apply(
    _ application: Application,
    as entry: BenefitEntry
  ) async throws -> BenefitState {
    guard application.policy == policy.description.id,
      let terms = policy.benefitProgramme(application.programme)
    else { throw BenefitProblem.noProgramme(application.programme) }
    let subject = application.subject
    guard subject.kind == terms.subject, population.contains(subject) else {
      throw BenefitProblem.noSubject(subject, wanted: terms.subject)
    }
    return try await record(.applied(application), as: entry)
  }

  /// Records that money was paid, that a benefit was stopped or its post vacated, that money came
  /// back, or that an entry is annulled.
  ///
  /// - Parameters:
  ///   - content: What happened; decisions are made by ``decide(_:finding:)``.
  ///   - entry: Under which name, on which day and by whom it is recorded.
  /// - Returns: Where the benefit stands.
  /// - Throws: ``BenefitProblem`` with what is in the way, or the ledger's error.
  @discardableResult
  public func record(
    _ content: BenefitEvent.Content,
    as entry: BenefitEntry
  ) async throws -> BenefitState {
    try await records.record(content, as: entry)
  }

  /// Returns where a benefit stands.
  public func state(of benefit: BenefitEvent.BenefitID) async throws -> BenefitState {
    try await records.state(of: benefit)
  }

  /// Returns the benefits of a programme, or of all, in the order of their names.
  public func benefits(in programme: Rule.ID? = nil) async throws -> [BenefitState] {
    try await records.benefits(in: programme)
  }

  /// What is recorded, without policy and facts.
  var records: BenefitRecords { BenefitRecords(in: ledger, related: related) }
}

// MARK: - Elimination

extension BenefitDesk {
  /// Returns the benefits of a household that end on the day on which its risk is marked eliminated.
  ///
  /// All others run on to their own ends; that is what invariant M7 demands unless a clause says
  /// otherwise.
  public func endingAtElimination(
    of household: Household.ID,
    on day: CalendarDay
  ) async throws -> [BenefitState] {
    let members = population.related("members", of: household.reference).listed
    let key = BenefitKey(subjects: Set([household.reference] + members))
    return try await ledger.history(for: key).benefits.filter { state in
      let programme = state.application.flatMap { policy.benefitProgramme($0.programme) }
      return state.status(on: day) == .running && programme?.atElimination == .ends
    }
  }
}

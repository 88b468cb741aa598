internal import Quantities
public import ResettlementCore

/// What the ledger of benefits says of facts that hold earlier grants, such as how much a household or
/// a park had in all years.
///
/// ```swift
/// let ledger = BenefitLedgerFacts(benefits, under: pack, on: day)
/// let filled = ledger.filling(population)
/// pack.assess("self_employment_reward", of: lease, in: filled.population, on: dates)
/// ```
///
/// | fact | filled with |
/// | --- | --- |
/// | `household.special_fund_grants` | grants out of funds whose programmes have a cap, or without a fund |
/// | `household.park_rewards` | grants that count for the household and are paid to a park |
/// | `organisation.park_grants` | everything granted |
/// | `grants_received` of anybody | the programmes that were granted, beside those that are stated |
/// | `has_had_PROGRAMME` of anybody | true if it was granted |
///
/// Loans are paid back and are no grants. What was paid by a grant that was annulled since counts until
/// it comes back. Households that count as one have one sum. Where the ledger has no word the fact
/// stays as the extract has it, and unknown if nobody has said.
///
/// Where both speak, sums are added up: the extract has what was granted before the ledger was kept or
/// beside it. An extract that has the ledger's grants as well makes a sum too large, so that too little
/// is granted and somebody looks; taking the larger of the two would forget what only the other has,
/// and pay beyond the cap.
public struct BenefitLedgerFacts: Sendable {
  /// The facts that hold sums.
  public static let sums = ["special_fund_grants", "park_rewards", "park_grants"]

  private let benefits: [BenefitState]
  private let byParty: [SubjectReference: [Int]]
  private let cappedFunds: Set<Fund.ID>
  private let related: @Sendable (SubjectReference) -> Set<SubjectReference>

  /// Looks at the grants of a ledger.
  ///
  /// - Parameters:
  ///   - benefits: The benefits of those whose facts are filled, and of those who count as one with
  ///     them.
  ///   - policy: The policy whose caps say which funds count.
  ///   - day: What was decided later does not count.
  ///   - related: Which subjects count as one, such as households that split from one another.
  public init(
    _ benefits: [BenefitState],
    under policy: any ProgrammePolicy,
    on day: CalendarDay,
    related: @escaping @Sendable (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) {
    let granted = benefits.filter { $0.isGrant && ($0.grant.map { $0.decidedOn <= day } ?? false) }
    self.benefits = granted
    self.related = related
    byParty = granted.enumerated().reduce(into: [:]) { indices, entry in
      for party in entry.element.holders { indices[party, default: []].append(entry.offset) }
    }
    let capped = policy.benefitProgrammes.filter { $0.limits.contains { $0.kind == .cap } }
    cappedFunds = Set(capped.compactMap(\.source?.fund))
  }

  /// The facts with what the ledger says.
  public struct Filled: Sendable {
    /// The facts.
    public let population: Population
    /// Those of whom both the extract and the ledger state a sum, by fact.
    public let statedTwice: [String: [SubjectReference]]
  }

  /// Returns the facts with what the ledger says of all subjects that it knows.
  public func filling(_ population: Population) -> Filled {
    guard !benefits.isEmpty else { return Filled(population: population, statedTwice: [:]) }
    var (copy, twice) = (population, [String: [SubjectReference]]())
    for subject in SubjectKind.allCases.flatMap(population.references) {
      let grants = grants(of: subject)
      guard !grants.isEmpty else { continue }
      for fact in fillSums(of: subject, grants, in: &copy) {
        twice[fact, default: []].append(subject)
      }
      copy.fill("grants_received", of: subject, with: received(grants, subject, population))
      for programme in grants.programmes {
        copy.fill("has_had_\(programme)", of: subject, with: .boolean(true))
      }
    }
    return Filled(population: copy, statedTwice: twice)
  }

  // MARK: - Grants

  private func grants(of subject: SubjectReference) -> [BenefitState] {
    let all = related(subject).union([subject])
    return Set(all.flatMap { byParty[$0] ?? [] }).sorted().map { benefits[$0] }
  }

  private func received(
    _ grants: [BenefitState],
    _ subject: SubjectReference,
    _ population: Population
  ) -> FactValue {
    var programmes = Set(grants.programmes)
    if case .list(let stated) = population.value(of: "grants_received", of: subject) {
      programmes.formUnion(stated.compactMap { if case .text(let name) = $0 { name } else { nil } })
    }
    return .list(programmes.sorted().map { .text($0) })
  }

  // MARK: - Sums

  /// Fills the sums of a subject, and returns those that the extract states as well.
  ///
  /// Grants of programmes that limits count are left out of sums, which are known nonetheless.
  private func fillSums(
    of subject: SubjectReference,
    _ grants: [BenefitState],
    without counted: Set<Rule.ID> = [],
    in population: inout Population
  ) -> [String] {
    Self.sums.filter { fact in
      guard population.catalogue.fact(id: fact, of: subject.kind) != nil,
        let sum = sum(fact, grants, without: counted, population)
      else { return false }
      guard case .number(let stated) = population.value(of: fact, of: subject), stated > 0 else {
        population.fill(fact, of: subject, with: .number(sum))
        return false
      }
      population.fill(fact, of: subject, with: .number(stated + sum))
      return true
    }
  }

  /// What grants come to that count under a fact; `nil` if none does.
  private func sum(
    _ fact: String,
    _ grants: [BenefitState],
    without counted: Set<Rule.ID>,
    _ population: Population
  ) -> ExactDecimal? {
    let counting = grants.filter { counts($0, under: fact, population) }
    guard !counting.isEmpty else { return nil }
    return counting.filter { $0.programme.map { !counted.contains($0) } ?? true }
      .reduce(Money.zero) { $0 + $1.counted }.yuan
  }

  private func counts(
    _ grant: BenefitState,
    under fact: String,
    _ population: Population
  ) -> Bool {
    switch fact {
    case "special_fund_grants": isOfCappedFund(grant) && !grant.isPaidToPark(population)
    case "park_rewards": grant.isPaidToPark(population)
    default: true
    }
  }

  /// Whether a grant is out of a fund with a cap; one of which no fund is known may be.
  private func isOfCappedFund(_ grant: BenefitState) -> Bool {
    grant.grant?.entitlement.source.map { cappedFunds.contains($0.fund) } ?? true
  }
}

extension BenefitState {
  /// Whether something is had for good.
  fileprivate var isGrant: Bool { holdsMoney && grant?.entitlement.form != .loan }

  fileprivate var programme: Rule.ID? { grant?.application.programme }

  /// Those for whom it counts.
  fileprivate var holders: Set<SubjectReference> {
    Set((grant?.decision.countsFor ?? []) + [grant?.application.subject].compactMap(\.self))
  }

  /// Whether a park gets the money.
  fileprivate func isPaidToPark(_ population: Population) -> Bool {
    guard let payee = grant?.entitlement.payee, payee.kind == .organisation else { return false }
    return population.value(of: "kind", of: payee) == .symbol(OrganisationKind.park.rawValue)
  }
}

extension [BenefitState] {
  /// The programmes, each once, sorted.
  fileprivate var programmes: [Rule.ID] { Set(compactMap(\.programme)).sorted() }
}

// MARK: - Deciding

extension BenefitLedgerFacts {
  /// Returns the facts by which an application is decided, with the sums that the ledger knows.
  ///
  /// - Parameters:
  ///   - population: The facts.
  ///   - subjects: Whose sums are filled in.
  ///   - counted: The programmes whose grants limits count for a subject beside its sums: they are no
  ///     part of these, so that nothing is counted twice.
  /// - Returns: The facts with the sums.
  func filling(
    _ population: Population,
    about subjects: [SubjectReference],
    without counted: (SubjectReference) -> Set<Rule.ID> = { _ in [] }
  ) -> Population {
    subjects.reduce(into: population) { copy, subject in
      let grants = grants(of: subject)
      _ = fillSums(of: subject, grants, without: counted(subject), in: &copy)
    }
  }
}

extension BenefitDesk {
  /// Returns the facts of the desk with what its ledger says: of those whom an application is about,
  /// and of the households and organisations to which they belong.
  ///
  /// The benefit that is decided does not count against itself. What limits of the programme count
  /// `beside` their facts is left out of these: the ledger counts it in the decision's transaction.
  func factsWithGrants(
    for application: Application,
    as entry: BenefitEntry
  ) async throws -> Population {
    let facts = try await LedgerFacts(self).population(for: application, on: entry.day)
    let owners = facts.owners(of: application.subject)
    let all = owners.reduce(into: Set(owners)) { $0.formUnion(related($1)) }
    let history = try await ledger.history(for: BenefitKey(subjects: all))
    let others = history.benefits.filter { $0.id != entry.benefit }
    let ledger = BenefitLedgerFacts(others, under: policy, on: entry.day, related: related)
    let whole = ledger.filling(facts, about: owners)
    let limits = limitsBesideFacts(of: application, whole, on: entry.day)
    return ledger.filling(facts, about: owners) { subject in
      Set(limits.filter { $0.counted.contains(subject) }.flatMap(\.term.programmes))
    }
  }

  private func limitsBesideFacts(
    of application: Application,
    _ facts: Population,
    on day: CalendarDay
  ) -> [BenefitLimit] {
    let dates = AssessmentDates(on: day)
    let (programme, subject) = (application.programme, application.subject)
    let terms = policy.terms(of: programme, for: subject, in: facts, on: dates)
    return (terms?.limits ?? []).filter { $0.beside != nil }
  }
}

extension Population {
  /// The subject, and those to which it refers directly or by one other.
  fileprivate func owners(of subject: SubjectReference) -> [SubjectReference] {
    let first = referred(from: subject)
    var seen: Set<SubjectReference> = []
    return ([subject] + first + first.flatMap(referred)).filter { seen.insert($0).inserted }
  }

  private func referred(from subject: SubjectReference) -> [SubjectReference] {
    catalogue.facts(of: subject.kind).compactMap { reference($0.id, of: subject) }
  }

  /// Sets a fact if it is declared so.
  fileprivate mutating func fill(
    _ fact: String,
    of subject: SubjectReference,
    with value: FactValue
  ) {
    guard let declaration = catalogue.fact(id: fact, of: subject.kind) else { return }
    do throws(FactMismatch) {
      try declaration.check(value)
      try set(fact, of: subject, to: value)
    } catch {
      // A pack declares a fact of this name with another meaning: the ledger has no word on it.
    }
  }
}

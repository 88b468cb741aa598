internal import Quantities
internal import ResettlementCore

/// Facts that the ledger knows better than an extract: which programmes somebody had.
///
/// Only what the extract leaves unknown is filled in: what it says, stands.
struct LedgerFacts {
  private let desk: BenefitDesk

  init(_ desk: BenefitDesk) {
    self.desk = desk
  }

  private static let fact = "grants_received"

  /// Returns the facts of a desk, with what its ledger says of those whom an answer asks about.
  func population(for application: Application, on day: CalendarDay) async throws -> Population {
    let answer = desk.policy.assess(
      application.programme,
      of: application.subject,
      in: desk.population,
      on: AssessmentDates(on: day)
    )
    var population = desk.population
    for owner in Set(answer.missing.compactMap { owner(of: $0, application.subject) }) {
      let had = try await programmes(hadBy: owner)
      try population.set(Self.fact, of: owner, to: .list(had.map { .text($0) }))
    }
    return population
  }

  private func programmes(hadBy subject: SubjectReference) async throws -> [Rule.ID] {
    let all = desk.related(subject).union([subject])
    let history = try await desk.ledger.history(for: BenefitKey(subjects: all))
    let had = history.benefits.filter { $0.holdsMoney && $0.counts(for: all) }
    return Set(had.compactMap(\.grant?.application.programme)).sorted()
  }

  /// Follows a path such as `placement.worker.grants_received` to who has the fact.
  private func owner(of term: MissingTerm, _ subject: SubjectReference) -> SubjectReference? {
    let path = term.name.split(separator: ".").map(String.init)
    guard term.kind == .fact, path.last == Self.fact, path.first == subject.kind.rawValue else {
      return nil
    }
    var owner = subject
    for name in path.dropFirst().dropLast() {
      let type = desk.population.catalogue.fact(id: name, of: owner.kind)?.type
      guard let kind = type?.referencedKind,
        case .reference(let id) = desk.population.value(of: name, of: owner)
      else { return nil }
      owner = SubjectReference(kind, id)
    }
    return owner
  }
}

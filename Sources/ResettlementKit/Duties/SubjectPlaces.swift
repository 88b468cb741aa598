public import ResettlementCore

/// Where subjects are: which site they belong to, and what their village is called.
///
/// A subject is where its site is; without one, where the household, person, placement or other
/// subject is to which it refers.
public struct SubjectPlaces: Sendable {
  private let population: Population

  /// Creates a look at the places of a population.
  public init(_ population: Population) {
    self.population = population
  }

  /// Returns whether a subject is in a village or at a site.
  ///
  /// - Parameters:
  ///   - place: The id or name of a site, or a village that a place of residence, of registration
  ///     or of origin begins or ends with.
  ///   - subject: A subject of the population.
  /// - Returns: False also where nobody knows.
  public func isIn(_ place: String, _ subject: SubjectReference) -> Bool {
    chain(from: subject).contains { owner in
      (owner.kind == .site && owner.id == place) || names(of: owner).contains { $0.names(place) }
    }
  }

  /// Returns whether anybody or anything of the population is in a village or at a site.
  public func isKnown(_ place: String) -> Bool {
    SubjectKind.allCases.contains { kind in
      population.references(kind).contains { isIn(place, $0) }
    }
  }

  /// Returns the site of a subject; `nil` if it has none or that is not known.
  public func site(of subject: SubjectReference) -> SubjectReference? {
    chain(from: subject).first { $0.kind == .site }
  }

  /// Returns what a site is called, or its id where that is not known.
  public func name(ofSite site: SubjectReference) -> String {
    if case .text(let name) = population.value(of: "name", of: site) { return name }
    return site.id
  }

  private static let ways = [
    "site", "household", "person", "holder", "employee", "worker", "asset", "home", "project",
    "organisation", "employer", "monitoring_case",
  ]
  private static let placeFacts = [
    "village", "residence_place", "registration_place", "origin_place",
  ]

  /// The subject, and those to which it refers one after the other.
  private func chain(from subject: SubjectReference) -> [SubjectReference] {
    var chain = [subject]
    var index = 0
    while index < chain.count, chain.count < 16 {
      chain += Self.ways.compactMap { next(by: $0, from: chain[index]) }
        .filter { !chain.contains($0) }
      index += 1
    }
    return chain
  }

  private func next(by fact: String, from subject: SubjectReference) -> SubjectReference? {
    guard case .reference(let id) = population.value(of: fact, of: subject),
      let kind = population.catalogue.fact(id: fact, of: subject.kind)?.type.referencedKind
    else { return nil }
    return SubjectReference(kind, id)
  }

  private func names(of subject: SubjectReference) -> [String] {
    let facts = Self.placeFacts + (subject.kind == .site ? ["name"] : [])
    return facts.compactMap { fact in
      guard case .text(let name) = population.value(of: fact, of: subject) else { return nil }
      return name
    }
  }
}

extension String {
  /// Whether the text is a place, or begins or ends with its name.
  fileprivate func names(_ place: String) -> Bool {
    !place.isEmpty && (hasPrefix(place) || hasSuffix(place))
  }
}

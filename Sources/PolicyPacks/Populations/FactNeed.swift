internal import FEEL
package import ResettlementCore

/// What fills a slot of a population's program.
package struct FactNeed: Sendable, Hashable {
  /// Where the value comes from.
  package enum Source: Sendable, Hashable {
    /// A fact of the subject that the row is about.
    case own(FactDeclaration)
    /// A fact of the household in which the row's person lives.
    case household(FactDeclaration)
    /// The id of the row's subject.
    case id
    /// The id of the household in which the row's person lives.
    case householdID
    /// The value that a row of a list of values is.
    case item
    /// The same for all: a parameter, a reading, a day.
    case shared
    /// A fact of a subject that no table of households and persons has, such as of the site to which
    /// a fact refers, be it the row's subject's own or that of a person's household.
    case absentSubject(reference: FactDeclaration, ofHousehold: Bool)
    /// A fact of the members of a list of which no table has any.
    case nothing
    /// Somewhere else among households and persons.
    case elsewhere
  }

  /// The frame of the slot.
  package let frame: Int
  /// The path of the slot.
  package let path: [String]
  /// Where the value comes from.
  package let source: Source

  /// A name for what is found otherwise.
  init(frame: Int, path: [String], source: Source) {
    self.frame = frame
    self.path = path
    self.source = source
  }

  // `list` is that of which the slot's rows are members; `nil` for the subjects.
  init(
    _ slot: Program.Slot,
    about subject: SubjectKind,
    membersOf list: ListNeed?,
    in catalogue: FactCatalogue
  ) {
    frame = slot.frame
    path = slot.path
    switch list?.source {
    case nil where slot.path.first != subject.rawValue: source = .shared
    case nil: source = Self.source(slot.path.dropFirst(), of: subject, catalogue)
    case .members, .siblings: source = Self.source(slot.path[...], of: .person, catalogue)
    case .values: source = .item
    case .absent: source = .nothing
    case .elsewhere: source = .elsewhere
    }
  }

  private static func source(
    _ path: ArraySlice<String>,
    of kind: SubjectKind,
    _ catalogue: FactCatalogue
  ) -> Source {
    guard let name = path.first else { return .id }
    guard let fact = catalogue.fact(id: name, of: kind) else { return .elsewhere }
    if path.count == 1 { return .own(fact) }
    let next = path.dropFirst()
    guard kind == .person, name == SubjectKind.household.rawValue else {
      return isElsewhere(path, of: kind, catalogue)
        ? .elsewhere : .absentSubject(reference: fact, ofHousehold: false)
    }
    guard next.count == 1, let own = next.first.flatMap({ catalogue.fact(id: $0, of: .household) })
    else {
      guard let first = next.first.flatMap({ catalogue.fact(id: $0, of: .household) }),
        !isElsewhere(next, of: .household, catalogue)
      else { return .elsewhere }
      return .absentSubject(reference: first, ofHousehold: true)
    }
    return .household(own)
  }

  /// What to call the value where it is not known.
  ///
  /// - Parameters:
  ///   - label: What the row's subject is called.
  ///   - isReferred: Whether it is known to which subject a reference on the way leads.
  /// - Returns: The path of what is missing.
  package func name(of label: String, isReferred: Bool) -> String {
    let steps = frame > 0 ? path[...] : path.dropFirst()
    guard case .absentSubject(let reference, _) = source,
      let place = steps.firstIndex(of: reference.id)
    else { return ([label] + steps).joined(separator: ".") }
    let last = isReferred ? place + 1 : place
    return ([label] + steps[...min(last, steps.endIndex - 1)]).joined(separator: ".")
  }

  /// Whether references lead back to households or persons.
  private static func isElsewhere(
    _ path: ArraySlice<String>,
    of kind: SubjectKind,
    _ catalogue: FactCatalogue
  ) -> Bool {
    guard let name = path.first, let next = catalogue.fact(id: name, of: kind)?.type.referencedKind
    else { return path.count > 1 }
    return next == .household || next == .person
  }
}

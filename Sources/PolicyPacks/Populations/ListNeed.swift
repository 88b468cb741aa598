internal import FEEL
package import ResettlementCore

/// What fills a frame of a population's program: a list of each row of its parent.
package struct ListNeed: Sendable, Hashable {
  /// Where the members come from.
  package enum Source: Sendable, Hashable {
    /// The members of a household.
    case members
    /// The members of the household in which a person lives.
    case siblings
    /// The values of a fact that is a list, of the parent's row or of its person's household.
    case values(FactDeclaration, ofHousehold: Bool)
    /// Subjects that no table of households and persons has: nobody knows the list. The reference
    /// is that on the way to it, if there is one.
    case absent(reference: FactDeclaration?, ofHousehold: Bool)
    /// Somewhere else among households and persons.
    case elsewhere
  }

  /// The frame for whose rows the lists are gone through.
  package let parent: Int
  /// The frame of the rows that have the lists: the parent, or one above it.
  package let origin: Int
  /// The path of the list.
  package let path: [String]
  /// Where the members come from.
  package let source: Source
  /// The kind of the members; `nil` if they are values.
  let kind: SubjectKind?
  /// Whether it is a list of subjects of which a block of households has not all: it is none of a
  /// household or person of the block.
  let isBeyondBlocks: Bool

  // `list` is that of which the rows that have the lists are members; `nil` for the subjects.
  init(
    _ frame: Program.Frame,
    about subject: SubjectKind,
    inMembersOf list: ListNeed?,
    _ catalogue: FactCatalogue
  ) {
    parent = frame.parent ?? 0
    origin = frame.origin ?? 0
    path = frame.path
    let steps = list == nil ? frame.path.dropFirst() : frame.path[...]
    let own: SubjectKind? = list == nil ? subject : list?.kind
    let (owner, element) = Self.ends(steps, from: own, catalogue)
    kind = element
    isBeyondBlocks =
      element != nil && owner.isRelation
      && !(list?.isOfHouseholds ?? true && (owner.steps == 0 || steps.isOfPersonsHousehold(own)))
    switch list?.source {
    case nil where steps.elementsEqual(["members"]) && subject == .household: source = .members
    case nil where steps.elementsEqual(["household", "members"]) && subject == .person:
      source = .siblings
    case nil: source = Self.source(steps, of: subject, catalogue)
    case .members, .siblings: source = Self.source(steps, of: .person, catalogue)
    case .values, .absent: source = .absent(reference: nil, ofHousehold: false)
    case .elsewhere: source = .elsewhere
    }
  }

  /// Whether the members are those of a household.
  private var isOfHouseholds: Bool { source == .members || source == .siblings }

  /// How far a path leads to the subject that has the list, whether the list is a relation, and the
  /// kind of its members.
  private static func ends(
    _ path: ArraySlice<String>,
    from kind: SubjectKind?,
    _ catalogue: FactCatalogue
  ) -> (owner: (steps: Int, isRelation: Bool), element: SubjectKind?) {
    var kind = kind
    for (steps, name) in path.enumerated() {
      guard let owner = kind else { break }
      if let relation = catalogue.relation(name, of: owner) {
        return ((steps, true), relation.element)
      }
      kind = catalogue.fact(id: name, of: owner)?.type.referencedKind
    }
    return ((path.count - 1, false), kind)
  }

  private static func source(
    _ path: ArraySlice<String>,
    of kind: SubjectKind,
    ofHousehold: Bool = false,
    _ catalogue: FactCatalogue
  ) -> Source {
    guard let name = path.first else { return .elsewhere }
    let fact = catalogue.fact(id: name, of: kind)
    if path.count > 1, kind == .person, name == SubjectKind.household.rawValue, !ofHousehold {
      return source(path.dropFirst(), of: .household, ofHousehold: true, catalogue)
    }
    guard !leadsBack(path, from: kind, catalogue) else { return .elsewhere }
    if path.count > 1 { return .absent(reference: fact, ofHousehold: ofHousehold) }
    guard catalogue.relation(name, of: kind) == nil, let fact else {
      return .absent(reference: nil, ofHousehold: ofHousehold)
    }
    return .values(fact, ofHousehold: ofHousehold)
  }

  /// Whether a path goes through households or persons, or lists them.
  private static func leadsBack(
    _ path: ArraySlice<String>,
    from kind: SubjectKind,
    _ catalogue: FactCatalogue
  ) -> Bool {
    var kind = kind
    for name in path {
      let fact = catalogue.fact(id: name, of: kind)?.type
      guard let next = catalogue.relation(name, of: kind)?.element ?? fact?.referencedKind else {
        return fact == nil
      }
      if next == .household || next == .person { return true }
      kind = next
    }
    return false
  }

  /// Whether the members are those of a block's households, gone through once for each.
  package var isOfBlock: Bool { source == .members && parent == origin }

  /// What to call the list where it is not known; see ``FactNeed/name(of:isReferred:)``.
  package func name(of label: String, isReferred: Bool) -> String {
    FactNeed(frame: origin, path: path, source: reference ?? .shared)
      .name(of: label, isReferred: isReferred)
  }

  /// The reference on the way to the list, as that of a fact.
  package var reference: FactNeed.Source? {
    guard case .absent(let reference?, let ofHousehold) = source else { return nil }
    return .absentSubject(reference: reference, ofHousehold: ofHousehold)
  }
}

/// What fills the frames and slots of a population's program.
package struct ProgramNeeds: Sendable {
  /// What fills each frame but the first, in their order.
  package let lists: [ListNeed]
  /// What fills each slot.
  package let slots: [FactNeed]

  init(_ program: Program, about subject: SubjectKind, in catalogue: FactCatalogue) {
    var lists: [ListNeed] = []
    for frame in program.frames.dropFirst() {
      let origin = frame.origin.flatMap { $0 == 0 ? nil : lists[$0 - 1] }
      lists.append(ListNeed(frame, about: subject, inMembersOf: origin, catalogue))
    }
    self.lists = lists
    slots = program.slots.map { slot in
      let list = slot.frame == 0 ? nil : lists[slot.frame - 1]
      return FactNeed(slot, about: subject, membersOf: list, in: catalogue)
    }
  }

  /// The path of a list of which a block of households has not all members.
  var listBeyondBlocks: String? {
    lists.first(where: \.isBeyondBlocks)?.path.joined(separator: ".")
  }

  /// The list of which the rows of a frame are members; `nil` for the subjects.
  package func list(ofFrame frame: Int) -> ListNeed? { frame == 0 ? nil : lists[frame - 1] }

  /// What to call a row of a frame where facts of it are missing.
  package func label(ofFrame frame: Int, _ subject: SubjectKind, id: () -> String) -> String {
    guard let list = list(ofFrame: frame) else { return subject.rawValue }
    return "\(list.path.joined(separator: "."))[\(id())]"
  }
}

extension ArraySlice<String> {
  /// Whether a path leads from a person to a list of its household.
  fileprivate func isOfPersonsHousehold(_ kind: SubjectKind?) -> Bool {
    kind == .person && count == 2 && first == SubjectKind.household.rawValue
  }
}

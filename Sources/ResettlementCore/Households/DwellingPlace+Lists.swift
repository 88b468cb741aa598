// How lists of anything are ordered and divided by where those live whom they are about.

/// A part of a list: what is about those who live at one place.
public struct PlaceGroup<Item> {
  /// What the place is called on its level; `nil` where that is not known or there is none.
  public let name: String?
  /// What is about it, in the order of the list.
  public let items: [Item]

  /// Creates a group.
  public init(name: String?, items: [Item]) {
    self.name = name
    self.items = items
  }
}

extension PlaceGroup: Sendable where Item: Sendable {}

extension Population {
  /// Returns a list ordered by where those live whom it is about, otherwise as it was; what is about
  /// nobody, or about somebody of whom that is not known, is last.
  ///
  /// - Parameters:
  ///   - items: The list.
  ///   - subject: Whom an item is about.
  /// - Returns: The same items.
  public func orderedByPlace<Item>(
    _ items: [Item],
    _ subject: (Item) -> SubjectReference?
  ) -> [Item] {
    let places = DwellingPlaces(self, of: items.map(subject))
    let placed = items.enumerated().map { ($0, $1, places[subject($1)]) }
    return placed.sorted { $0.2 < $1.2 || (!($1.2 < $0.2) && $0.0 < $1.0) }.map(\.1)
  }

  /// Returns a list divided by where those live whom it is about; nothing of it is left out.
  ///
  /// - Parameters:
  ///   - items: The list.
  ///   - level: The level by whose names it is divided.
  ///   - subject: Whom an item is about.
  /// - Returns: The parts in the order of their names, those without a name last.
  public func grouped<Item>(
    _ items: [Item],
    by level: DwellingPlace.Level,
    _ subject: (Item) -> SubjectReference?
  ) -> [PlaceGroup<Item>] {
    let places = DwellingPlaces(self, of: items.map(subject))
    let groups = Dictionary(grouping: items) { places[subject($0)][level] }
    let names = groups.keys.compactMap(\.self).sorted { NaturalOrder($0) < NaturalOrder($1) }
    let ordered = names.map(Optional.some) + (groups[nil] == nil ? [] : [nil])
    return ordered.map { PlaceGroup(name: $0, items: groups[$0] ?? []) }
  }
}

/// Where subjects live, looked up once for each.
private struct DwellingPlaces {
  private let places: [SubjectReference: DwellingPlace]

  init(_ population: Population, of subjects: [SubjectReference?]) {
    places = Set(subjects.compactMap(\.self)).reduce(into: [:]) { places, subject in
      places[subject] = population.dwellingPlace(of: subject)
    }
  }

  subscript(subject: SubjectReference?) -> DwellingPlace {
    subject.flatMap { places[$0] } ?? DwellingPlace()
  }
}

public import ResettlementCore

/// Which part of a list is wanted: that of a village or site, and of a place below it.
///
/// ```swift
/// let choice = PlaceChoice(village: "江畔社区", dwelling: place)
/// let list = DueList(pack, about: population, on: dates).chosen(by: choice, in: population)
/// ```
public struct PlaceChoice: Sendable, Hashable {
  /// The village or site; `nil` for all.
  public let village: String?
  /// The place below it; one of which nothing is known for all.
  public let dwelling: DwellingPlace

  /// Creates a choice, by default of everything.
  public init(village: String? = nil, dwelling: DwellingPlace = DwellingPlace()) {
    self.village = village
    self.dwelling = dwelling
  }

  /// Whether everything is wanted.
  public var isEverything: Bool { village == nil && dwelling.isEmpty }

  /// What is in a list and what is left out of it.
  public struct Chosen<Item> {
    /// What lies at the place, in its order.
    public let items: [Item]
    /// How much may lie there: its place is not registered on a level that is asked for.
    public let unplaced: Int
    /// How many of these are of a household that several homes name: none of them is guessed.
    public let severalHomes: Int
  }

  /// Returns what of a list lies at the place.
  ///
  /// What is about nobody, such as a register as a whole, lies nowhere.
  ///
  /// - Parameters:
  ///   - items: The list.
  ///   - population: The facts.
  ///   - subject: Whom an item is about.
  /// - Returns: What is chosen, and how much might be if more were registered.
  public func chosen<Item>(
    of items: [Item],
    in population: Population,
    _ subject: (Item) -> SubjectReference?
  ) -> Chosen<Item> {
    guard !isEverything else { return Chosen(items: items, unplaced: 0, severalHomes: 0) }
    let places = SubjectPlaces(population)
    var answers: [SubjectReference: Bool?] = [:]
    var (chosen, unplaced) = ([Item](), [SubjectReference]())
    for item in items {
      guard let subject = subject(item) else { continue }
      let answer = answers[subject] ?? includes(subject, population, places)
      answers[subject] = .some(answer)
      if answer == true { chosen.append(item) }
      if answer == nil { unplaced.append(subject) }
    }
    let several = unplaced.count { population.homes(of: $0).count > 1 }
    return Chosen(items: chosen, unplaced: unplaced.count, severalHomes: several)
  }

  /// Whether a subject lies at the place; `nil` if it may, because a level is not registered.
  private func includes(
    _ subject: SubjectReference,
    _ population: Population,
    _ places: SubjectPlaces
  ) -> Bool? {
    guard village.map({ places.isIn($0, subject) }) ?? true else { return false }
    guard dwelling.isEmpty || population.hasDwellings(subject.kind) else { return false }
    let place = population.dwellingPlace(of: subject)
    var isSure = true
    for level in DwellingPlace.Level.allCases {
      guard let wanted = dwelling[level] else { continue }
      guard let name = place[level] else {
        isSure = false
        continue
      }
      guard name == wanted else { return false }
    }
    return isSure ? true : nil
  }

  /// Returns a name of the choice that nobody of the population has; `nil` if each is somebody's.
  public func unknownName(in population: Population) -> String? {
    let places = SubjectPlaces(population)
    if let village, !places.isKnown(village) { return village }
    let wanted = DwellingPlace.Level.allCases.filter { dwelling[$0] != nil }
    guard !wanted.isEmpty else { return nil }
    let homes = [SubjectKind.household, .resettlementHome].flatMap(population.references)
      .map(population.dwellingPlace)
    let missing = wanted.first { level in !homes.contains { $0[level] == dwelling[level] } }
    return missing.flatMap { dwelling[$0] }
  }
}

extension PlaceChoice.Chosen: Sendable where Item: Sendable {}

internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// The rows of a block of households and persons, in the order in which programs take them:
/// households with more members first, and members one place after another.
struct BlockOrder: Sendable {
  /// How the members stand.
  enum Members: Sendable {
    /// The first member of each household that has one, then the second ones, and so on: how many
    /// of each there are.
    case places([Int])
    /// Household after household: where the members of each end, and whether they are all.
    case lists(ends: [Int32], isComplete: [UInt8])
  }

  /// For each household of the files its row.
  private(set) var rows: [Int]
  /// For each row the household of the files.
  private(set) var households: [Int]
  /// Where the members of each row begin.
  private(set) var members: Members
  /// For each place or row where its members begin.
  private var starts: [Int]

  /// Orders the households of a block by their numbers of members.
  init(sizes: [Int]) {
    let most = sizes.max() ?? 0
    var counts = Array(repeating: 0, count: most + 1)
    for size in sizes { counts[most - size] += 1 }
    var next = Array(repeating: 0, count: most + 1)
    for place in counts.indices.dropFirst() { next[place] = next[place - 1] + counts[place - 1] }
    rows = Array(repeating: 0, count: sizes.count)
    households = rows
    for (household, size) in sizes.enumerated() {
      let row = next[most - size]
      next[most - size] += 1
      rows[household] = row
      households[row] = household
    }
    // Those with more than so many members come first, up to where the others begin.
    let places = (0..<most).map { place in counts[0..<most - place].reduce(0, +) }
    members = .places(places)
    starts = places.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  /// Puts the members household after household, where some lists may not be complete.
  mutating func useLists(sizes: [Int], isComplete: [UInt8]) {
    starts = households.reduce(into: [0]) { $0.append($0[$0.count - 1] + sizes[$1]) }
    members = .lists(
      ends: starts.dropFirst().map { Int32($0) },
      isComplete: households.map { isComplete[$0] }
    )
  }

  /// The row of a household's member.
  @inline(__always)
  func row(ofMember place: Int, of household: Int) -> Int {
    switch members {
    case .places: starts[place] &+ rows[household]
    case .lists: starts[rows[household]] &+ place
    }
  }

  /// The rows of all members, household after household.
  func memberRows(sizes: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(sizes.reduce(0, +))
    let isByPlace = if case .places = members { true } else { false }
    for (household, size) in sizes.enumerated() {
      let row = rows[household]
      for place in 0..<size {
        result.append(isByPlace ? starts[place] &+ row : starts[row] &+ place)
      }
    }
    return result
  }

  /// The row of the household of each member, in the order of the members' rows.
  func visitHouseholdRows(_ body: (_ rows: Range<Int>, _ start: Int) -> Void) {
    switch members {
    case .places(let counts):
      for (place, count) in counts.enumerated() { body(0..<count, starts[place]) }
    case .lists:
      for row in households.indices {
        for member in starts[row]..<starts[row + 1] { body(row..<row + 1, member) }
      }
    }
  }
}

/// The lanes of a block, as programs are filled from them.
protocol BlockLanes: AnyObject {
  var order: BlockOrder { get }
  var householdCount: Int { get }
  var personCount: Int { get }
  /// The lanes of the households and of the persons, in the order of what is wanted.
  var householdLanes: [FactLane] { get }
  var personLanes: [FactLane] { get }
  /// The ids, in the order of the files.
  var householdIDs: IDList { get }
  var personIDs: IDList { get }
  /// For each household of the files where its persons end.
  var personEnds: [Int] { get }
}

extension BlockLanes {
  /// The persons of a household of the files.
  func persons(of household: Int) -> Range<Int> {
    (household == 0 ? 0 : personEnds[household - 1])..<personEnds[household]
  }

  /// For each row of persons its place in the files.
  var personPlaces: [Int] {
    let rows = order.memberRows(sizes: (0..<householdCount).map { persons(of: $0).count })
    var places = Array(repeating: 0, count: personCount)
    for (person, row) in rows.enumerated() { places[row] = person }
    return places
  }
}

/// Reads blocks of households with their persons into lanes, one after the other.
final class LaneBlock: BlockLanes {
  /// The rows of the files, for ids and for what is read again.
  private(set) var raw = RawBlock()
  private(set) var order = BlockOrder(sizes: [])
  /// Whether some list of members may have more.
  private(set) var hasOpenLists = false
  let households: TableReading
  let persons: TableReading?
  private let size: FactLane?

  var householdLanes: [FactLane] { households.lanes }
  var personLanes: [FactLane] { persons?.lanes ?? [] }

  /// The number of households.
  var householdCount: Int { raw.households.count }
  /// The number of persons.
  var personCount: Int { raw.persons.count }

  init(_ households: TableReading, _ persons: TableReading?, size: FactLane?) {
    self.households = households
    self.persons = persons
    self.size = size
  }

  /// Reads a block, and returns what was refused; rows that are refused are left out.
  func read(_ block: RawBlock) -> [Reject] {
    raw = block
    var rejects = block.rejects
    while true {
      let households = readHouseholds()
      if !households.isEmpty {
        rejects += raw.remove(households: households)
        continue
      }
      let persons = readPersons()
      if persons.isEmpty { break }
      rejects += raw.remove(persons: persons)
    }
    return rejects.sorted { ($0.table.rawValue, $0.line) < ($1.table.rawValue, $1.line) }
  }

  private func readHouseholds() -> [Int: Reject.Reason] {
    order = BlockOrder(sizes: raw.personCounts)
    households.begin(rows: householdCount)
    return households.read(raw.households, into: order.rows)
  }

  private func readPersons() -> [Int: Reject.Reason] {
    let sizes = raw.personCounts
    let isComplete = sizes.indices.map { self.isComplete($0, sizes[$0]) }
    hasOpenLists = isComplete.contains(false)
    if hasOpenLists { order.useLists(sizes: sizes, isComplete: isComplete.map { $0 ? 1 : 0 }) }
    guard let reading = persons else { return [:] }
    reading.begin(rows: personCount)
    return reading.read(raw.persons, into: order.memberRows(sizes: sizes))
  }

  /// Members are known if there are any, and as many as the household's size says.
  private func isComplete(_ household: Int, _ count: Int) -> Bool {
    guard persons != nil, count > 0, !raw.isOpen[household] else { return false }
    let row = order.rows[household]
    guard let size, size.known[row] == 1, size.absent[row] == 0 else { return true }
    return size.wholeNumber(at: row) == count
  }

  // MARK: - Ids

  /// The id of a household, by its place in the files.
  func id(ofHousehold household: Int) -> String {
    Self.cell(households.idColumn, raw.households, household, households)
  }

  /// The id of a person, by the place in the files.
  func id(ofPerson person: Int) -> String {
    guard let persons else { return "" }
    return Self.cell(persons.idColumn, raw.persons, person, persons)
  }

  private static func cell(
    _ column: Int?,
    _ list: RowList,
    _ row: Int,
    _ reading: TableReading
  ) -> String {
    let bytes = list[row].bytes
    guard let column, let range = Cells.range(of: column, in: bytes) else { return "" }
    return reading.text(of: UnsafeRawBufferPointer(rebasing: bytes[range]))
  }

  /// The ids of the households, in the order of the files.
  var householdIDs: IDList { IDList(households) }

  /// The ids of the persons, in the order of the files.
  var personIDs: IDList { persons.map { IDList($0) } ?? IDList() }

  var personEnds: [Int] { raw.personEnds }

  // MARK: - One household by itself

  /// A population of one household and its persons.
  func population(ofHousehold household: Int, in catalogue: FactCatalogue) -> Population {
    var population = Population(catalogue: catalogue)
    population.completeKinds = [.household]
    if persons != nil, !raw.isOpen[household] { population.completeKinds.insert(.person) }
    let own = Household(id: SubjectID(id(ofHousehold: household)))
    population.insert(subject(own, households, raw.households, household))
    guard let persons else { return population }
    for person in raw.persons(of: household) {
      let own = Person(id: SubjectID(id(ofPerson: person)))
      population.insert(subject(own, persons, raw.persons, person))
    }
    return population
  }

  private func subject<Made: Subject>(
    _ empty: Made,
    _ reading: TableReading,
    _ list: RowList,
    _ row: Int
  ) -> Made {
    var subject = empty
    for (fact, value) in reading.facts(in: list[row].bytes) {
      try? subject.set(fact, to: value, in: reading.catalogue)
    }
    return subject
  }
}

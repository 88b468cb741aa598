internal import PolicyPacks
internal import Quantities
public import ResettlementCore

/// Answers the rules of a pack about one household at a time, given as values.
///
/// ```swift
/// let alone = HouseholdAssessor(assessor)
/// let answers = try alone.answers(for: household, members: members)
/// answers.verdict(ofRule: 0)
/// ```
///
/// It runs the program that runs over whole populations, over a block of one, and keeps its memory
/// from household to household: use one for each thread. Rules that don't run over lanes are left out.
public final class HouseholdAssessor {
  private let work: KindWork
  private let block: BlockOfOne

  /// Prepares to answer the rules of an assessor about households.
  public init(_ assessor: PopulationAssessor) {
    let wanted = BlockFiller.wanted(by: assessor.households)
    let households = wanted.households.sorted { $0.fact.id < $1.fact.id }
    let persons = wanted.persons.sorted { $0.fact.id < $1.fact.id }
    block = BlockOfOne(
      households: households.map { FactLane($0.fact, $0.lane) },
      persons: persons.map { FactLane($0.fact, $0.lane) }
    )
    work = KindWork(assessor.households, (households, persons), rows: 1, writes: true)
  }

  /// The rules, by whose places answers are found.
  public var rules: [Rule] { work.program.rules }

  /// Answers all rules about a household.
  ///
  /// - Parameters:
  ///   - household: The household.
  ///   - members: Its members.
  ///   - isComplete: Whether these are all its members; none at all are never known to be all, nor
  ///     others than as many as the household's size says.
  /// - Returns: The answers, valid until the next household is asked about.
  /// - Throws: `FactMismatch` if a value is not as its fact is declared, such as a number out of range.
  public func answers(
    for household: Household,
    members: [Person],
    isComplete: Bool = true
  ) throws(FactMismatch) -> PopulationAnswers {
    try block.take(household, members, isComplete: isComplete)
    work.run(block)
    return PopulationAnswers(work.program, work.lanes(), row: 0)
  }
}

/// The lanes of one household and its members.
private final class BlockOfOne: BlockLanes {
  let householdLanes: [FactLane]
  let personLanes: [FactLane]
  private(set) var order = BlockOrder(sizes: [0])
  private var household = Household(id: "")
  private var members: [Person] = []

  init(households: [FactLane], persons: [FactLane]) {
    householdLanes = households
    personLanes = persons
  }

  var householdCount: Int { 1 }
  var personCount: Int { members.count }
  var householdIDs: IDList { IDList([household.id.rawValue]) }
  var personIDs: IDList { IDList(members.map(\.id.rawValue)) }
  var personEnds: [Int] { [members.count] }

  func take(
    _ household: Household,
    _ members: [Person],
    isComplete: Bool
  ) throws(FactMismatch) {
    self.household = household
    self.members = members
    order = BlockOrder(sizes: [members.count])
    let isKnown = isComplete && !members.isEmpty && household.mayHave(members.count)
    if !isKnown { order.useLists(sizes: [members.count], isComplete: [0]) }
    for lane in householdLanes {
      lane.begin(rows: 1)
      try write(household, to: lane, at: 0)
    }
    for lane in personLanes {
      lane.begin(rows: members.count)
      for row in members.indices {
        try write(members[row], to: lane, at: row)
      }
    }
  }
}

extension BlockOfOne {
  private func write(
    _ subject: some Subject,
    to lane: FactLane,
    at row: Int
  ) throws(FactMismatch) {
    let fact = lane.declaration
    let value = subject.value(of: fact.id)
    guard !lane.write(value, at: row) else { return }
    try fact.check(value)
    let reason = FactMismatch.Reason.wrongType(expected: fact.type, found: value.typeName)
    throw FactMismatch(fact: fact.id, subject: fact.subject, reason: reason)
  }
}

extension Household {
  /// Whether it may have so many members, by its size.
  fileprivate func mayHave(_ count: Int) -> Bool {
    guard case .number(let size) = value(of: "size") else { return true }
    return size.asInt() == count
  }
}

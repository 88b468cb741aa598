internal import FEEL
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
/// It runs the program that runs over whole populations, for one record, and keeps its memory from
/// household to household: use one for each thread. Rules that need more than conditions over the
/// household and its members, such as duties, are left out.
public final class HouseholdAssessor {
  private let assessor: RecordAssessor
  private let households: SubjectReading<Household>
  private let persons: SubjectReading<Person>
  private let names: RecordNames
  private lazy var reasons = RecordReasons(assessor)
  private var lanes: ResultLanes
  private var version = -1

  /// Prepares to answer the rules of an assessor about households.
  public init(_ assessor: PopulationAssessor) {
    let asked = assessor.households
    let record = RecordAssessor(
      asked.pack.populationProgram(
        about: .household,
        asking: Set(asked.rules.map(\.id)),
        on: asked.dates,
        over: .household
      )
    )
    let needs = record.program.needs.enumerated()
    let workspace = record.workspace
    self.assessor = record
    households = SubjectReading(
      workspace,
      needs.filter { $0.element.frame == 0 }.map { ($0.offset, $0.element.source) },
      \.additionalFacts
    )
    persons = SubjectReading(
      workspace,
      needs.filter { $0.element.frame > 0 }.map { ($0.offset, $0.element.source) },
      \.additionalFacts
    )
    let names = RecordNames(record.program)
    self.names = names
    workspace.missingNames = names.missing
    lanes = ResultLanes(record)
  }

  /// The rules, by whose places answers are found.
  public var rules: [Rule] { assessor.program.rules }

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
    try run(household, members, isComplete: isComplete)
    if version != assessor.workspace.memoryVersion {
      lanes = ResultLanes(assessor)
      version = assessor.workspace.memoryVersion
    }
    return PopulationAnswers(lanes, row: 0)
  }

  /// Answers all rules about a household, each with the whole of its reasons.
  ///
  /// The answers are those of `PolicyPack.assess` without nearest changes: the conditions and
  /// comparisons with their values, computations, parameters, readings, definitions, the rows of
  /// tables that decided, and what is missing.
  ///
  /// - Parameters:
  ///   - household: The household.
  ///   - members: Its members.
  ///   - isComplete: Whether these are all its members, as for ``answers(for:members:isComplete:)``.
  /// - Returns: The answers, in the order of ``rules``.
  /// - Throws: `FactMismatch` if a value is not as its fact is declared, such as a number out of range.
  public func assessments(
    for household: Household,
    members: [Person],
    isComplete: Bool = true
  ) throws(FactMismatch) -> [Assessment] {
    try run(household, members, isComplete: isComplete)
    return reasons.assessments(of: household.id.rawValue)
  }

  private func run(
    _ household: Household,
    _ members: [Person],
    isComplete: Bool
  ) throws(FactMismatch) {
    let workspace = assessor.workspace
    persons.touch(members)
    workspace.beginRecord()
    if assessor.program.program.frames.count > 1 {
      let isKnown = isComplete && !members.isEmpty && household.mayHave(members.count)
      workspace.setMembers(ofFrame: 1, count: members.count, isComplete: isKnown)
    }
    names.take(household, members)
    try households.read(household)
    try persons.read(members)
    assessor.run()
  }
}

/// What is called how if it is not known of a household.
private final class RecordNames {
  /// What the list of members is called.
  private static let members = "household.members"

  private let program: PopulationProgram
  /// Whether names depend on which subjects others refer to.
  private let hasReferences: Bool
  private var household: Household?
  private var members: [Person] = []

  init(_ program: PopulationProgram) {
    self.program = program
    hasReferences = program.needs.contains { need in
      if case .absentSubject = need.source { true } else { false }
    }
  }

  /// Takes the household that is asked about.
  func take(_ household: Household, _ members: [Person]) {
    self.members = members
    if hasReferences { self.household = household }
  }

  var missing: MissingNames {
    MissingNames(
      ofSlot: { [self] in name(ofSlot: $0, row: $1) },
      ofList: { _, _ in Self.members }
    )
  }

  private func name(ofSlot slot: Int, row: Int) -> String {
    let need = program.needs[slot]
    let label =
      need.frame == 0
      ? program.subject.rawValue
      : "\(Self.members)[\(members[row].id.rawValue)]"
    return need.name(of: label, isReferred: isReferred(need, row))
  }

  /// Whether it is known to which subject the reference of a need leads.
  private func isReferred(_ need: FactNeed, _ row: Int) -> Bool {
    guard case .absentSubject(let reference, let ofHousehold) = need.source else { return false }
    let value =
      need.frame == 0 || ofHousehold
      ? household?.value(of: reference.id) : members[row].value(of: reference.id)
    switch value {
    case .unknown, .absent, nil: return false
    default: return true
    }
  }
}

extension Household {
  /// Whether it may have so many members, by its size.
  fileprivate func mayHave(_ count: Int) -> Bool {
    guard case .known(let size) = size else { return true }
    return size.scaled(toPlaces: 0) == Int64(count)
  }
}

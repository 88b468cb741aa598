internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The offices that deal with cases: what they plan, what they send in, and what is recorded of it.
struct CaseOffice: Sendable {
  let pack: PolicyPack
  let rates: CaseRates
  let seed: UInt64
  /// What is done in the cases of each household, the last one last.
  var files: [Household.ID: [CaseFile]] = [:]
  /// Everything that was sent in, with what became of it.
  var submissions: [Submission] = []
  /// What is recorded.
  let ledger = InMemoryProcedureLedger()
  var waiting: [Submission] = []
  private var fileCount = 0

  init(_ pack: PolicyPack, rates: CaseRates, seed: UInt64) {
    self.pack = pack
    self.rates = rates
    self.seed = seed
  }

  /// The files in the order in which they were opened.
  var allFiles: [CaseFile] {
    files.values.joined().sorted { ($0.openedOn, $0.run) < ($1.openedOn, $1.run) }
  }

  /// The passages that were opened, in a fixed order.
  var runs: [ProcedureEvent.RunID] {
    allFiles.flatMap { [$0.run] + $0.exitRuns }
  }

  /// Returns the household that a passage is about.
  func household(of run: ProcedureEvent.RunID) -> Household.ID? {
    allFiles.first { $0.run == run || $0.exitRuns.contains(run) }?.household
  }

  /// Returns the file of a household that is open on a day: in its steps, or monitored.
  func openFile(of household: Household.ID, on day: CalendarDay) -> CaseFile? {
    files[household]?.last { file in
      file.openedOn <= day && ![.rejected, .eliminated, .closed].contains { file.has($0, by: day) }
    }
  }
}

// MARK: - Opening

extension CaseOffice {
  /// Opens a case for a clue, and plans its identification.
  ///
  /// - Returns: The file.
  mutating func open(
    for clue: RiskClue,
    of household: Household,
    on day: CalendarDay,
    category: MonitoredCategory
  ) -> CaseFile {
    fileCount += 1
    var dice = Dice(seed: seed, 10, fileCount)
    let earlier = files[household.id]?.last { !$0.annulledRuns.contains($0.run) }
    let number = "\(fileCount)"
    let file = CaseFile(
      id: MonitoringCase.ID("C-" + household.id.rawValue),
      household: household.id,
      run: "I" + String(repeating: "0", count: max(0, 4 - number.count)) + number,
      openedOn: day,
      risk: clue.risk == .other ? dice.pick([.unstableJob, .failedIndustry, .illness]) : clue.risk,
      category: category,
      channel: clue.channel,
      isUrgent: clue.severity?.rank == .urgent,
      isNatural: dice.happens(rates.natural),
      clues: [clue.id]
    )
    var planner = planner(file, file.run, "identification", household, dice)
    planner.planIdentification(after: earlier?.run)
    files[household.id, default: []].append(planner.file)
    waiting += planner.submissions
    return planner.file
  }

  /// Adds a clue to the open case of its household.
  mutating func add(_ clue: RiskClue.ID, to household: Household.ID) {
    guard let last = files[household]?.indices.last else { return }
    files[household]?[last].clues.append(clue)
  }

  /// Plans the elimination of a household's risk.
  mutating func planElimination(of household: Household, on day: CalendarDay) {
    guard var file = files[household.id]?.popLast() else { return }
    let run = "E" + file.run.dropFirst() + "-\(file.exitRuns.count + 1)"
    let dice = Dice(seed: seed, 11, Int(file.run.dropFirst()) ?? 0, file.exitRuns.count)
    let earlier = file.lastExit ?? files[household.id]?.compactMap(\.lastExit).last
    file.exitRuns.append(run)
    var planner = planner(file, run, "elimination_steps", household, dice)
    planner.planElimination(from: day, after: earlier)
    files[household.id, default: []].append(planner.file)
    waiting += planner.submissions
  }

  private func planner(
    _ file: CaseFile,
    _ run: ProcedureEvent.RunID,
    _ procedure: Procedure.ID,
    _ household: Household,
    _ dice: Dice
  ) -> CasePlanner {
    CasePlanner(
      file,
      run: run,
      through: procedure,
      pack: pack,
      place: (household.residencePlace.value ?? MadeUpTown.name) + "公示栏",
      rates: rates,
      dice: dice
    )
  }
}

extension CaseFile {
  /// The last passage through the elimination that was not annulled.
  fileprivate var lastExit: ProcedureEvent.RunID? {
    exitRuns.last { !annulledRuns.contains($0) }
  }
}

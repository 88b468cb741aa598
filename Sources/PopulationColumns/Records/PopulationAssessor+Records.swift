internal import Dispatch
internal import Foundation
internal import PolicyPacks
public import ResettlementCore

extension PopulationAssessor {
  /// Answers the rules about all households of a source and the persons in them, and then about
  /// persons of no household.
  ///
  /// They run over the same lanes as those of tables, filled from the records of one block after the
  /// other. Rules that go to lists of which a block has not all, such as all households of a site,
  /// are left out, and named in the report.
  ///
  /// - Parameters:
  ///   - source: A population, or what a store has of a day.
  ///   - output: Where the results go.
  ///   - threads: How many threads work; all processors by default.
  /// - Returns: What was found, with the totals of every rule.
  /// - Throws: ``PopulationError``, or what the source throws; then there is no file of results.
  public func run(
    _ source: some PopulationSource,
    writingTo output: PopulationOutput,
    threads: Int? = nil
  ) throws -> PopulationReport {
    let programs = [households, persons].map { $0.overBlocks }
    let run = try RecordRun(
      programs.map(\.program),
      output,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount
    )
    try source.forEachBlock(of: RecordRun.blockSize) { try run.take($0) }
    return try run.report(leavingOut: programs.flatMap(\.leftOut))
  }
}

extension PopulationProgram {
  /// The same rules over blocks of records, and those that are left out.
  fileprivate var overBlocks: (program: PopulationProgram, leftOut: [Rule]) {
    let asked = Set((rules + otherRules).map(\.id))
    let all = pack.populationProgram(about: subject, asking: asked, on: dates, over: .blocks)
    let leftOut = zip(all.otherRules, all.obstacles).filter { $1.isList }.map(\.0)
    guard !leftOut.isEmpty else { return (all, []) }
    let rest = asked.subtracting(leftOut.map(\.id))
    return (
      pack.populationProgram(about: subject, asking: rest, on: dates, over: .blocks), leftOut
    )
  }
}

extension LaneObstacle {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}

/// Has blocks of records assessed by several threads, a round at a time, and writes what came out in
/// the order of the blocks.
final class RecordRun {
  /// The households of a block.
  static let blockSize = 512

  private let results: ResultFile?
  private let workers: [RecordWorker]
  private var waiting: [PopulationBlock] = []
  private var made = PopulationReport()

  init(
    _ programs: [PopulationProgram],
    _ output: PopulationOutput,
    threads: Int
  ) throws(PopulationError) {
    results = try output.results.map { path throws(PopulationError) in try ResultFile(path) }
    if output.form == .csv { try results?.write(RuleCells.heading) }
    let form = output.results == nil ? nil : output.form
    workers = (0..<max(1, threads)).map { _ in RecordWorker(programs, writing: form) }
  }

  /// Takes a block, and assesses those that wait once there is one for each thread.
  func take(_ block: PopulationBlock) throws(PopulationError) {
    waiting.append(block)
    if waiting.count == workers.count { try assess() }
  }

  private func assess() throws(PopulationError) {
    let round = RecordRound(workers, waiting)
    waiting = []
    for block in round.run() {
      made.households += block.households
      made.persons += block.persons
      try results?.write(block.lines)
    }
  }

  /// Ends the run.
  func report(leavingOut rules: [Rule]) throws(PopulationError) -> PopulationReport {
    if !waiting.isEmpty { try assess() }
    try results?.finish()
    for worker in workers { made.add(worker.totals) }
    made.leftOut = rules
    return made
  }
}

/// One block for each thread.
///
/// It is safe to share between its threads: each has a worker, a block and a result of its own.
private final class RecordRound: @unchecked Sendable {
  private let workers: [RecordWorker]
  private let blocks: [PopulationBlock]
  private let slots: UnsafeMutableBufferPointer<BlockResult>

  init(_ workers: [RecordWorker], _ blocks: [PopulationBlock]) {
    self.workers = workers
    self.blocks = blocks
    slots = .allocate(capacity: blocks.count)
    slots.initialize(repeating: BlockResult())
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func run() -> [BlockResult] {
    DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
      slots[index] = workers[index].work(on: blocks[index])
    }
    return Array(slots)
  }
}

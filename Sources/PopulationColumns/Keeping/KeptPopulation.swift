internal import Dispatch
internal import Quantities
public import PolicyPacks
public import ResettlementCore
internal import Synchronization

/// A population in memory as columns, to be asked again and again.
///
/// It holds the facts that the rules of one assessor read, and no others; 1,000,000 households with
/// their persons take some 200 MB where a dozen rules ask.
public final class KeptPopulation {
  /// The number of households.
  public private(set) var householdCount = 0
  /// The number of persons.
  public private(set) var personCount = 0
  /// The rows that were not taken.
  public private(set) var rejects: [Reject] = []

  private let question: PopulationQuestion
  private var blocks: [KeptBlock] = []
  private var workers: [PopulationWorker]
  /// Who notes as well which conditions decide.
  private lazy var explainer = PopulationWorker(question.explaining)

  /// Reads the tables.
  ///
  /// - Throws: ``PopulationError``.
  public convenience init(_ tables: PopulationTables, for assessor: PopulationAssessor) throws {
    let resolved = try tables.resolved(for: assessor, shard: .whole)
    do {
      try self.init(assessor, resolved) { try OrderedBlocks($0, $1) }
    } catch is NotInOrder {
      try self.init(assessor, resolved) { try SpilledBlocks($0, $1) }
    }
  }

  private init(
    _ assessor: PopulationAssessor,
    _ tables: ResolvedTables,
    _ source: (TableFiles, TableColumns) throws -> any BlockSource
  ) throws {
    question = tables.question(assessor, writing: nil)
    workers = [PopulationWorker(question)]
    var blocks = try source(tables.files, tables.columns)
    while let raw = try blocks.next(PopulationWorker.blockSize) {
      rejects += workers[0].block.read(raw)
      let block = KeptBlock(workers[0].block)
      householdCount += block.householdCount
      personCount += block.personCount
      self.blocks.append(block)
    }
  }

  // MARK: - Asking

  /// Answers the rules about everybody.
  ///
  /// - Parameter threads: How many threads work.
  /// - Returns: The totals of every rule that runs over lanes.
  /// - Complexity: The steps of the programs times the households and persons.
  public func totals(threads: Int = 1) -> [RuleTotals] {
    var totals: [RuleTotals] = []
    for worker in run(threads: threads, { _, _ in }) {
      let own = worker.households.totals.result + (worker.persons?.totals.result ?? [])
      if totals.isEmpty {
        totals = own
      } else {
        for index in own.indices { totals[index].add(own[index]) }
      }
    }
    return totals
  }

  /// Answers the rules about households, and calls a function with the answers about each, in the
  /// order of the table.
  public func visitHouseholds(_ body: (_ household: Int, _ answers: PopulationAnswers) -> Void) {
    var first = 0
    _ = run(threads: 1) { worker, block in
      let lanes = worker.households.lanes()
      for household in 0..<block.householdCount {
        body(
          first + household,
          PopulationAnswers(lanes, row: block.order.rows[household])
        )
      }
      first += block.householdCount
    }
  }

  /// Writes the answers about each household and person with the conditions that decided, a line of
  /// JSON each, in the order of the table; a function is given them block by block.
  ///
  /// Rules that don't run over lanes are left out.
  public func explain(_ take: ([UInt8]) -> Void) {
    for block in blocks {
      explainer.run(block)
      take(explainer.lines(of: block))
    }
  }

  private func run(
    threads: Int,
    _ visit: (PopulationWorker, KeptBlock) -> Void
  ) -> [PopulationWorker] {
    while workers.count < threads { workers.append(PopulationWorker(question)) }
    let active = Array(workers.prefix(max(1, threads)))
    for worker in active { worker.forgetTotals() }
    guard active.count > 1 else {
      for block in blocks {
        active[0].run(block)
        visit(active[0], block)
      }
      return active
    }
    Sharing(active, blocks).run()
    return active
  }
}

/// What the rules came to for one household.
public struct PopulationAnswers {
  private let lanes: ResultLanes
  private let row: Int

  init(_ lanes: ResultLanes, row: Int) {
    self.lanes = lanes
    self.row = row
  }

  /// The rules, by whose places the answers are found.
  public var rules: [Rule] { lanes.program.rules }

  /// The number of rules.
  public var count: Int { lanes.program.amountShapes.count }

  /// What a rule came to.
  public func verdict(ofRule rule: Int) -> VerdictCode { lanes.code(ofRule: rule, row: row) }

  /// The amount that a rule gives, in its unit; `nil` if it gives none.
  public func amount(ofRule rule: Int) -> Amount? {
    let code = verdict(ofRule: rule)
    guard code == .eligible || code == .discretion else { return nil }
    return lanes.amount(ofRule: rule, row: row)
  }
}

/// Blocks that several threads take one after the other.
///
/// It is safe to share between its threads: each has a worker of its own, and takes the number of
/// the next block under a lock; blocks are only read.
private final class Sharing: @unchecked Sendable {
  private let workers: [PopulationWorker]
  private let blocks: [KeptBlock]
  private let next = Mutex(0)

  init(_ workers: [PopulationWorker], _ blocks: [KeptBlock]) {
    self.workers = workers
    self.blocks = blocks
  }

  func run() {
    DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
      while true {
        let block = next.withLock { next in
          next += 1
          return next - 1
        }
        guard block < blocks.count else { return }
        workers[worker].run(blocks[block])
      }
    }
  }
}

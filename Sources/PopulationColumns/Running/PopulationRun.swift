internal import Dispatch
internal import ResettlementCore
internal import Synchronization

/// Takes blocks from the files, has them assessed by several threads, and writes what came out in
/// the order of the blocks.
///
/// It goes in rounds: while workers assess the blocks of one round, the blocks of the next are read
/// and the lines of the last are written.
final class PopulationRun {
  private var source: any BlockSource
  private let results: ResultFile?
  private let rejects: RejectFile
  private let mostShown: Int
  private let workers: [PopulationWorker]
  private var made = PopulationReport()

  init(
    _ question: PopulationQuestion,
    _ source: any BlockSource,
    _ output: PopulationOutput,
    hasHeading: Bool,
    threads: Int
  ) throws(PopulationError) {
    self.source = source
    results = try output.results.map { path throws(PopulationError) in try ResultFile(path) }
    if output.form == .csv, hasHeading { try results?.write(RuleCells.heading) }
    rejects = try RejectFile(output.rejects)
    mostShown = output.mostShownRejects
    workers = (0..<max(1, threads)).map { _ in PopulationWorker(question) }
  }

  /// Runs to the end.
  func report() throws -> PopulationReport {
    var blocks = try read()
    var finished: [BlockResult] = []
    while !blocks.isEmpty || !finished.isEmpty {
      let round = Round(workers, blocks)
      let next = try round.run {
        try self.write(&finished)
        return blocks.isEmpty ? [] : try self.read()
      }
      finished = round.results
      blocks = next
    }
    try results?.finish()
    try rejects.finish()
    addTotals()
    return made
  }

  /// The blocks of a round: some for each worker, so that none waits long for another.
  private func read() throws -> [RawBlock] {
    var blocks: [RawBlock] = []
    while blocks.count < 4 * workers.count {
      guard let block = try source.next(PopulationWorker.blockSize) else { break }
      blocks.append(block)
    }
    return blocks
  }

  /// Writes what came out of blocks, and forgets each as soon as it is written.
  private func write(_ finished: inout [BlockResult]) throws {
    for place in finished.indices {
      let block = finished[place]
      finished[place] = BlockResult()
      made.households += block.households
      made.persons += block.persons
      made.rejectCount += block.rejects.count
      made.rejects += block.rejects.prefix(max(0, mostShown - made.rejects.count))
      try results?.write(block.lines)
      try rejects.write(block.rejects)
    }
  }

  private func addTotals() {
    for worker in workers {
      made.add(
        worker.households.totals.result + worker.households.otherTotals
          + (worker.persons.map { $0.totals.result + $0.otherTotals } ?? [])
      )
    }
  }
}

/// Who works on blocks, one after the other.
protocol BlockWorker: AnyObject, SendableMetatype {
  /// Reads a block and does what is to be done with it.
  func work(on raw: RawBlock) -> BlockResult
}

/// One round: each worker takes the next block until there are no more.
///
/// It is safe to share between its threads: a worker is used by one of them only, the number of the
/// next block is taken under a lock, and each result is written by who took its block.
final class Round<Worker: BlockWorker>: @unchecked Sendable {
  private let workers: [Worker]
  private let blocks: [RawBlock]
  private let slots: UnsafeMutableBufferPointer<BlockResult>
  private let next = Mutex(0)

  init(_ workers: [Worker], _ blocks: [RawBlock]) {
    self.workers = workers
    self.blocks = blocks
    slots = .allocate(capacity: blocks.count)
    slots.initialize(repeating: BlockResult())
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  /// What the workers made, in the order of the blocks.
  var results: [BlockResult] { Array(slots) }

  /// Has the blocks assessed, and meanwhile does something else on this thread.
  func run<Result>(_ meanwhile: () throws -> Result) throws -> Result {
    let group = DispatchGroup()
    for worker in workers.indices.dropFirst() {
      DispatchQueue.global().async(group: group) { self.work(worker) }
    }
    defer { group.wait() }
    let result = try meanwhile()
    work(0)
    return result
  }

  private func work(_ worker: Int) {
    while true {
      let block = next.withLock { next in
        next += 1
        return next - 1
      }
      guard block < blocks.count else { return }
      slots[block] = workers[worker].work(on: blocks[block])
    }
  }
}

internal import FEEL
internal import Foundation
package import PolicyPacks
package import ResettlementCore
internal import ResettlementKit

/// One pass over the tables of a population in which several programs answer, of one pack or of
/// several, while whoever asks takes down what they need of each block.
package struct PopulationPass: Sendable {
  let programs: [PopulationProgram]
  let facts: [FactDeclaration]
  let catalogue: FactCatalogue

  /// Prepares a pass.
  ///
  /// - Parameters:
  ///   - programs: Rules about households or persons.
  ///   - facts: Facts of households that are read besides those that the rules ask for.
  ///   - catalogue: The facts by which columns are found and read; those of the programs have the
  ///     same values.
  package init(
    _ programs: [PopulationProgram],
    reading facts: [FactDeclaration],
    in catalogue: FactCatalogue
  ) {
    self.programs = programs
    self.facts = facts
    self.catalogue = catalogue
  }

  /// The facts of households that columns of the tables have.
  ///
  /// - Throws: ``PopulationError`` if the tables can't be read, or have no ids.
  package func columns(of tables: PopulationTables) throws(PopulationError) -> Set<String> {
    let mapping = try tables.resolved(in: catalogue, shard: .whole).households
    let facts = mapping.columns.compactMap { column -> String? in
      guard case .fact(let id) = column.target else { return nil }
      return id
    }
    return Set(facts)
  }

  /// Makes the pass.
  ///
  /// - Parameters:
  ///   - tables: The files, and what their columns mean.
  ///   - rejects: The file of the rows that were not taken; `nil` for none.
  ///   - threads: How many threads work; all processors by default.
  ///   - makeTally: Makes what takes down the answers, one for each thread.
  /// - Returns: What was read, and what was taken down by each thread.
  /// - Throws: ``PopulationError``.
  package func run<Tally: BlockTally>(
    over tables: PopulationTables,
    rejects: String? = nil,
    threads: Int? = nil,
    _ makeTally: () -> Tally
  ) throws -> PassResult<Tally> {
    let files = try tables.resolved(in: catalogue, shard: .whole)
    let count = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    do {
      let source = try OrderedBlocks(files.files, files.columns)
      return try run(files, source, rejects, (0..<count).map { _ in makeTally() })
    } catch is NotInOrder {
      let source = try SpilledBlocks(files.files, files.columns)
      return try run(files, source, rejects, (0..<count).map { _ in makeTally() })
    }
  }

  private func run<Tally: BlockTally>(
    _ files: ResolvedTables,
    _ source: any BlockSource,
    _ rejects: String?,
    _ tallies: [Tally]
  ) throws -> PassResult<Tally> {
    var source = source
    let workers = tallies.map { PassWorker(self, files, $0) }
    var result = PassResult<Tally>()
    let file = try RejectFile(rejects)
    var blocks = try Self.read(&source, 4 * workers.count)
    while !blocks.isEmpty {
      let round = Round(workers, blocks)
      let next = try round.run { try Self.read(&source, 4 * workers.count) }
      for block in round.results {
        result.add(block)
        try file.write(block.rejects)
      }
      blocks = next
    }
    try file.finish()
    result.tallies = tallies
    result.answers = workers.map(\.answers).reduce(0, +)
    return result
  }

  private static func read(_ source: inout any BlockSource, _ count: Int) throws -> [RawBlock] {
    var blocks: [RawBlock] = []
    while blocks.count < count, let block = try source.next(PopulationWorker.blockSize) {
      blocks.append(block)
    }
    return blocks
  }
}

/// What takes down the answers of blocks, on one thread.
package protocol BlockTally: AnyObject, SendableMetatype {
  /// Takes down what it needs of a block, which is gone after the call.
  func add(_ block: borrowing PassedBlock)
}

/// What a pass came to.
package struct PassResult<Tally> {
  /// How many households and persons were read.
  package private(set) var households = 0
  package private(set) var persons = 0
  /// How many rows were not taken, and the first of them.
  package private(set) var rejectCount = 0
  package private(set) var rejects: [Reject] = []
  /// How many answers were worked out: one for each rule and subject.
  package fileprivate(set) var answers = 0
  /// What each thread took down.
  package var tallies: [Tally] = []

  private static var mostShownRejects: Int { 20 }

  fileprivate mutating func add(_ block: BlockResult) {
    households += block.households
    persons += block.persons
    rejectCount += block.rejects.count
    rejects += block.rejects.prefix(max(0, Self.mostShownRejects - rejects.count))
  }
}

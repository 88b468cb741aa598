internal import FEEL
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What is asked, in the form that every worker needs.
struct PopulationQuestion: Sendable {
  let households: PopulationProgram
  let persons: PopulationProgram
  let householdMapping: TableMapping
  let personMapping: TableMapping?
  let encoding: TableEncoding?
  /// The form of the results; `nil` if nothing is written.
  let form: PopulationOutput.Form?

  var catalogue: FactCatalogue { households.pack.catalogue }
}

/// What became of a block.
struct BlockResult: Sendable {
  var lines: [UInt8] = []
  var rejects: [Reject] = []
  var households = 0
  var persons = 0
}

/// Reads, assesses and writes blocks, one after the other.
final class PopulationWorker: BlockWorker {
  /// The households of a block: what is read and computed of them stays near the processor.
  static let blockSize = 1_024

  private let question: PopulationQuestion
  let block: LaneBlock
  let households: KindWork
  let persons: KindWork?
  private var text = ByteText()

  init(_ question: PopulationQuestion) {
    self.question = question
    let block = Self.block(question)
    self.block = block
    let lanes = (block.households.wanted, block.persons?.wanted ?? [])
    let work = { (program: PopulationProgram, rows: Int) in
      KindWork(program, lanes, rows: rows, writes: question.form != nil, as: question.form)
    }
    households = work(question.households, Self.blockSize)
    let personWork = question.personMapping.map { _ in work(question.persons, 4 * Self.blockSize) }
    persons = personWork.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Makes a block with the lanes that the programs want.
  static func block(_ question: PopulationQuestion) -> LaneBlock {
    let own = BlockFiller.wanted(by: question.households)
    let others =
      question.personMapping == nil
      ? (households: [], persons: []) : BlockFiller.wanted(by: question.persons)
    let wanted = own.households.union(others.households)
    let size = wanted.first { $0.fact.id == "size" } ?? Self.size(question.catalogue)
    let reading = TableReading(
      question.householdMapping,
      wanting: wanted.union(size.map { [$0] } ?? []),
      catalogue: question.catalogue,
      encoding: question.encoding
    )
    let persons = question.personMapping.map { mapping in
      TableReading(
        mapping,
        wanting: own.persons.union(others.persons),
        catalogue: question.catalogue,
        encoding: question.encoding
      )
    }
    return LaneBlock(reading, persons, size: size.flatMap { reading.lane($0) })
  }

  /// The number of members, which tells whether all are there.
  static func size(_ catalogue: FactCatalogue) -> WantedLane? {
    catalogue.fact(id: "size", of: .household).map {
      WantedLane(fact: $0, lane: .number(places: 0, least: 0, greatest: 1_000, width: .int32))
    }
  }

  /// Reads a block and assesses it.
  func work(on raw: RawBlock) -> BlockResult {
    var result = BlockResult()
    result.rejects = block.read(raw)
    result.households = block.householdCount
    result.persons = block.personCount
    run(block)
    if question.form != nil || needsPopulations {
      let lines = lines(of: block) { [block, question] household in
        block.population(ofHousehold: household, in: question.catalogue)
      }
      if question.form != nil { result.lines = lines }
    }
    return result
  }

  /// Assesses a block that is in memory.
  func run(_ block: some BlockLanes) {
    households.run(block)
    persons?.run(block)
  }

  /// Begins to count anew.
  func forgetTotals() {
    households.forgetTotals()
    persons?.forgetTotals()
  }

  /// The answers about a block that ran last.
  func lines(of block: some BlockLanes) -> [UInt8] {
    lines(of: block) { _ in nil }
  }

  /// The answers about a block that ran last, with a population for each household for the rules
  /// that need one.
  private func lines(
    of block: some BlockLanes,
    _ population: (Int) -> Population?
  ) -> [UInt8] {
    text.clear()
    let lanes = households.lanes()
    let personLanes = persons?.lanes()
    let ids = households.isEmpty && question.form != .csv ? IDList() : block.householdIDs
    let personIDs = persons == nil ? IDList() : block.personIDs
    let sizes = (0..<block.householdCount).map { block.persons(of: $0).count }
    let personRows = persons == nil ? [] : block.order.memberRows(sizes: sizes)
    for household in 0..<block.householdCount {
      let alone = needsPopulations ? population(household) : nil
      if !households.isEmpty {
        let row = block.order.rows[household]
        let names = SubjectNames(own: ids, household, homes: ids, household)
        households.append(row, lanes, names, alone, to: &text)
      }
      guard let persons, let personLanes else { continue }
      for person in block.persons(of: household) {
        let row = personRows[person]
        let names = SubjectNames(own: personIDs, person, homes: ids, household)
        persons.append(row, personLanes, names, alone, to: &text)
      }
    }
    return text.copy
  }

  private var needsPopulations: Bool {
    !question.households.otherRules.isEmpty
      || (persons != nil && !question.persons.otherRules.isEmpty)
  }
}

extension PopulationQuestion {
  /// The question, with the conditions that decide noted.
  var explaining: PopulationQuestion {
    PopulationQuestion(
      households: households,
      persons: persons,
      householdMapping: householdMapping,
      personMapping: personMapping,
      encoding: encoding,
      form: .jsonLines
    )
  }
}

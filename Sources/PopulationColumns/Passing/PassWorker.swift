internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// Reads the blocks of a pass, has all programs answer, and shows each block to a tally.
final class PassWorker<Tally: BlockTally>: BlockWorker {
  private let block: LaneBlock
  private let works: [KindWork?]
  private let columns: [FactColumn]
  private let tally: Tally
  /// How many answers were worked out.
  private(set) var answers = 0

  init(_ pass: PopulationPass, _ tables: ResolvedTables, _ tally: Tally) {
    self.tally = tally
    let programs = pass.programs.map { program in
      program.subject == .person && tables.persons == nil ? nil : program
    }
    let wanted = Wants(programs.compactMap(\.self), pass)
    let households = TableReading(
      tables.households,
      wanting: wanted.households,
      catalogue: pass.catalogue,
      encoding: tables.encoding
    )
    let persons = tables.persons.map {
      TableReading(
        $0,
        wanting: wanted.persons,
        catalogue: pass.catalogue,
        encoding: tables.encoding
      )
    }
    let size = wanted.size.flatMap { households.lane($0) }
    let block = LaneBlock(households, persons, size: size)
    self.block = block
    let lanes = (households.wanted, persons?.wanted ?? [])
    works = programs.map { program in
      program.map { KindWork($0, lanes, rows: PopulationWorker.blockSize, writes: false) }
    }
    columns = wanted.facts.map { FactColumn(households.lane($0)) }
  }

  func work(on raw: RawBlock) -> BlockResult {
    var result = BlockResult()
    result.rejects = block.read(raw)
    result.households = block.householdCount
    result.persons = block.personCount
    for work in works {
      guard let work else { continue }
      work.run(block)
      let rows = work.program.subject == .household ? block.householdCount : block.personCount
      answers += rows * work.program.rules.count
    }
    tally.add(PassedBlock(block, works, columns))
    return result
  }
}

/// The lanes that programs and a tally want of the tables.
private struct Wants {
  private(set) var households: Set<WantedLane> = []
  private(set) var persons: Set<WantedLane> = []
  /// The lanes of the facts that are read besides, in their order.
  private(set) var facts: [WantedLane] = []
  private(set) var size: WantedLane?

  init(_ programs: [PopulationProgram], _ pass: PopulationPass) {
    for program in programs {
      let wanted = BlockFiller.wanted(by: program)
      households.formUnion(wanted.households)
      persons.formUnion(wanted.persons)
    }
    size = known("size") ?? PopulationWorker.size(pass.catalogue)
    if let size { households.insert(size) }
    for fact in pass.facts {
      let want = known(fact.id) ?? WantedLane(fact: fact, lane: SlotLane(readAlone: fact.type))
      households.insert(want)
      facts.append(want)
    }
  }

  /// The lane in which a fact is read already: columns with one lane are read faster.
  private func known(_ fact: String) -> WantedLane? {
    households.filter { $0.fact.id == fact && $0.lane != .other }
      .min { "\($0.lane)" < "\($1.lane)" }
  }
}

extension SlotLane {
  /// The lane of a fact that no program asks for.
  fileprivate init(readAlone type: FactType) {
    switch type {
    case .boolean: self = .truth
    case .enumeration(let enumeration): self = .code(cases: enumeration.cases.map(\.id))
    case .date: self = .day
    case .number(let range): self = Self.numbers(range)
    case .text, .reference, .list: self = .text
    }
  }

  private static func numbers(_ range: NumberRange) -> SlotLane {
    guard UnitOfMeasure(range.unit)?.scale == 1,
      let least = range.minimum?.scaled(toPlaces: range.decimals),
      let greatest = range.maximum?.scaled(toPlaces: range.decimals)
    else { return .exact }
    return .number(
      places: range.decimals,
      least: Int(least),
      greatest: Int(greatest),
      width: .int64
    )
  }
}

internal import FEEL
internal import PolicyPacks
package import Quantities
internal import ResettlementCore

/// A block of a pass that has been answered: valid while a tally takes it down.
///
/// Rows of households and of persons stand in an order of the block's own.
package struct PassedBlock: ~Copyable {
  private let block: LaneBlock
  private let works: [KindWork?]
  private let columns: [FactColumn]

  init(_ block: LaneBlock, _ works: [KindWork?], _ columns: [FactColumn]) {
    self.block = block
    self.works = works
    self.columns = columns
  }

  /// The rows of households.
  package var householdCount: Int { block.householdCount }

  /// The rows of persons.
  package var personCount: Int { block.personCount }

  /// For each row of households how many persons of it the table has.
  package var memberCounts: [Int] {
    block.order.households.map { block.persons(of: $0).count }
  }

  /// For each row of households whether all its members are known to be in the table.
  package var areMembersComplete: [Bool] {
    switch block.order.members {
    case .places: block.order.households.map { !block.persons(of: $0).isEmpty }
    case .lists(_, let isComplete): isComplete.map { $0 == 1 }
    }
  }

  /// For each row of persons the row of the household.
  package var homes: [Int] { block.homes }

  /// Returns what a rule of a program came to, in each row; `nil` if the program could not answer,
  /// because there is no table of persons.
  package func answers(ofProgram program: Int, rule: Int) -> AnswerLanes? {
    works[program].map { AnswerLanes($0.assessor, rule) }
  }

  /// The values of one of the facts that are read besides.
  package func column(_ fact: Int) -> FactColumn { columns[fact] }
}

/// What a rule came to in the rows of a block.
package struct AnswerLanes {
  /// A ``VerdictCode`` for each row.
  package let verdicts: UnsafePointer<UInt8>
  private let amounts: [NumberReader]

  init(_ assessor: BlockAssessor, _ rule: Int) {
    verdicts = assessor.verdicts(ofRule: rule)
    amounts = assessor.amounts(ofRule: rule).map { NumberReader($0) }
  }

  /// Returns the amount of a row, the most of a range, multiplied and rounded to a whole number, to
  /// the nearest, halves away from zero.
  ///
  /// - Returns: `nil` if the rule gives no amount, or it is too large.
  package func amount(_ row: Int, times factor: Int) -> Int? {
    guard let lane = amounts.last else { return nil }
    if let word = lane.word(at: row), lane.places <= 2 {
      let scale = lane.places == 0 ? 1 : lane.places == 1 ? 10 : 100
      let (product, overflows) = word.multipliedReportingOverflow(by: factor)
      if !overflows, product % scale == 0 { return product / scale }
    }
    let product = lane.number(at: row).multiplied(by: ExactDecimal(factor))
    return product?.rounded(toPlaces: 0, mode: .halfUp).asInt()
  }
}

/// The values of a fact of households in the rows of a block.
package struct FactColumn {
  private let lane: FactLane?

  init(_ lane: FactLane?) { self.lane = lane }

  /// What is known of a row.
  package enum Entry: Sendable, Hashable {
    case unknown
    case absent
    /// The id of a case, a text, `true` or `false`, or a number as it is written.
    case word(String)
  }

  /// The number of a row in the plain scale of its unit; `nil` if there is none or nobody knows.
  package func number(at row: Int) -> ExactDecimal? {
    guard let lane, lane.isPresent(row) else { return nil }
    switch lane.lane {
    case .number(let places, _, _, let width):
      let word =
        width == .int32
        ? Int64(lane.values.assumingMemoryBound(to: Int32.self)[row])
        : Int64(lane.values.assumingMemoryBound(to: Int.self)[row])
      return ExactDecimal(significand: word, exponent: -places)
    case .exact: return lane.values.assumingMemoryBound(to: ExactDecimal.self)[row]
    default: return nil
    }
  }

  /// The position of the case of a row, or 0 for false and 1 for true; `nil` for other facts, and
  /// where there is none.
  package func position(at row: Int) -> Int? {
    guard let lane, lane.isPresent(row) else { return nil }
    switch lane.lane {
    case .truth: return Int(lane.values.assumingMemoryBound(to: UInt8.self)[row])
    case .code:
      return lane.lane.stride == 1
        ? Int(lane.values.assumingMemoryBound(to: UInt8.self)[row])
        : Int(lane.values.assumingMemoryBound(to: Int32.self)[row])
    default: return nil
    }
  }

  /// What is known of a row, as a word.
  package func entry(at row: Int) -> Entry {
    guard let lane, lane.known[row] == 1 else { return .unknown }
    guard lane.absent[row] == 0 else { return .absent }
    switch lane.lane {
    case .truth: return .word(position(at: row) == 1 ? "true" : "false")
    case .code(let cases): return position(at: row).map { .word(cases[$0]) } ?? .unknown
    case .text: return .word(lane.values.assumingMemoryBound(to: String.self)[row])
    case .number, .exact: return number(at: row).map { .word(shown($0, lane)) } ?? .unknown
    case .day, .months, .other: return .unknown
    }
  }

  /// A number in the unit of its fact.
  private func shown(_ number: ExactDecimal, _ lane: FactLane) -> String {
    let scale = lane.declaration.unit.flatMap { UnitOfMeasure($0) }?.scale ?? 1
    return (number.divided(by: scale) ?? number).description
  }
}

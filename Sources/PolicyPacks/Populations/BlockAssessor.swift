package import FEEL
internal import Quantities
package import ResettlementCore

/// Runs a ``PopulationProgram`` over blocks of subjects, whose facts the host keeps as lanes.
///
/// It serves one thread at a time. What a rule comes to in a row is a ``VerdictCode``; what is
/// missing where something is unknown is asked for row by row.
public final class BlockAssessor {
  /// The rules.
  public let program: PopulationProgram

  /// The memory of the program, whose slots the host fills.
  package let workspace: ProgramWorkspace

  /// Whether ``decidingConditions(ofRule:row:)`` will be asked for.
  private let keepsConditions: Bool
  private let lanes: [RuleLanes]
  private let scratch: ScratchLanes

  /// Makes room for blocks of so many rows.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - rows: The most rows of a block; it grows where there are more.
  ///   - keepsConditions: Whether the conditions that decide are noted for every row.
  public init(_ program: PopulationProgram, rows: Int, keepsConditions: Bool = true) {
    self.program = program
    self.keepsConditions = keepsConditions
    workspace = ProgramWorkspace(program.program, rows: rows)
    scratch = ScratchLanes(rows: rows)
    lanes = program.compiled.map { RuleLanes($0, isInForce: program.isInForce($0), rows: rows) }
  }

  /// Answers all rules for the rows that the workspace has been given.
  package func run(rows: Int) {
    workspace.run()
    for lane in lanes {
      lane.answer(
        rows,
        in: workspace,
        scratch,
        on: program.dates,
        keepingConditions: keepsConditions
      )
    }
  }

  // MARK: - Answers

  /// Returns what a rule comes to in each row.
  package func verdicts(ofRule rule: Int) -> UnsafePointer<UInt8> {
    UnsafePointer(lanes[rule].codes)
  }

  /// Returns for each row a bit for each condition that comes to what the whole rule does, and one
  /// more for the amount.
  package func decidingConditions(ofRule rule: Int) -> UnsafePointer<UInt64> {
    UnsafePointer(lanes[rule].deciding)
  }

  /// Returns the numbers of a rule's amount; those of the least and the most for a range.
  package func amounts(ofRule rule: Int) -> [NumberLane] {
    lanes[rule].amounts.compactMap { workspace.numbers(of: $0) }
  }

  /// Returns the whole answer of a rule in a row, with what is missing, whose discretion it is and
  /// what was measured.
  package func outcome(ofRule rule: Int, row: Int) -> Assessment.Outcome {
    lanes[rule].outcome(row, in: workspace, program)
  }

  /// Returns the amount that a rule gives in a row, in its unit; `nil` if it gives none.
  package func amount(ofRule rule: Int, row: Int) -> Amount? {
    let code = VerdictCode(rawValue: verdicts(ofRule: rule)[row])
    guard code == .eligible || code == .discretion, let shape = program.amountShapes[rule]
    else { return nil }
    let numbers = amounts(ofRule: rule).compactMap { $0.number(at: row).divided(by: shape.scale) }
    return Amount(numbers, shape)
  }
}

/// What a rule comes to, as a byte; in an all-of the greatest decides, in an any-of the least.
///
/// The last three are what demands come to: targets, norms, duties and prohibitions.
public enum VerdictCode: UInt8, Sendable, Hashable, CaseIterable {
  /// Every condition holds.
  case eligible
  /// It is left to an office.
  case discretion
  /// Something is not known that could change the answer.
  case unknown
  /// A condition does not hold.
  case ineligible
  /// The condition of application is not met.
  case notApplicable
  /// The day of the law lies outside the time in force.
  case notInForce
  /// It was reached, or what is forbidden is not so.
  case met
  /// It was not reached, or what is forbidden is so.
  case missed
  /// Its day or period has not come to an end.
  case notYetDue

  /// The word for it in machine-readable results.
  public var name: String { "\(self)" }
}

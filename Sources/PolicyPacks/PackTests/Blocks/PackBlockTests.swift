internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Runs a pack's own tests as blocks of many.
///
/// All subjects of all tests that ask on the same days, with the same readings and parameters, stand
/// beside each other as the rows of a block. Each answer is held against the test's expectation and
/// against the answer about its subject alone: verdict, what is missing, amount, what was measured
/// and which conditions decided.
public struct PackBlockTests: Sendable {
  /// The pack whose tests are run.
  public let pack: PolicyPack

  /// Creates a runner.
  public init(_ pack: PolicyPack) { self.pack = pack }

  /// The most rows of a block.
  static let longestBlock = 1_024

  /// Runs the tests.
  ///
  /// - Parameter filter: A text that the titles of the tests that run hold; `nil` to run all.
  /// - Returns: How many expectations were compared, which were left out, and what differs.
  public func run(only filter: String? = nil) -> PackBlockReport {
    var report = PackBlockReport(packID: pack.manifest.id.value)
    let programs = BlockTestPrograms(pack)
    for group in groups(only: filter, &report) {
      for kind in SubjectKind.allCases {
        BlockTestGroup(tests: group, kind: kind, programs: programs).run(&report)
      }
    }
    return report
  }

  // MARK: - Groups

  /// What tests must have alike to be rows of one block.
  private struct Key: Hashable {
    let dates: AssessmentDates
    let switches: [[String]]
  }

  /// The tests that can stand beside each other, in the order of the pack.
  private func groups(
    only filter: String?,
    _ report: inout PackBlockReport
  ) -> [[BlockTestGroup.Test]] {
    let runner = PackTestRunner(pack)
    let facts = ExtractCache()
    var places: [Key: Int] = [:]
    var groups: [[BlockTestGroup.Test]] = []
    for scenario in pack.tests.flatMap(\.scenarios)
    where filter.map(scenario.title.contains) ?? true {
      let others = scenario.procedureExpectations.count + scenario.statements.count
      if others > 0 { report.leftOut[.noRule, default: 0] += others }
      guard let prepared = try? runner.prepared(scenario, keeping: facts) else {
        report.leftOut[.broken, default: 0] += scenario.expectations.count
        continue
      }
      let key = Key(dates: prepared.dates, switches: Self.switches(scenario))
      if places[key] == nil {
        places[key] = groups.count
        groups.append([])
      }
      groups[places[key] ?? 0].append(BlockTestGroup.Test(scenario: scenario, given: prepared))
    }
    return groups
  }

  private static func switches(_ scenario: TestScenario) -> [[String]] {
    [scenario.readings, scenario.parameters].map { switches in
      switches.flatMap { [$0.name.value, $0.value.value] }
    }
  }
}

/// The programs of a pack for blocks, of which one serves all days on which the same rules hold.
final class BlockTestPrograms {
  private let pack: PolicyPack
  private var known: [PopulationProgram] = []

  init(_ pack: PolicyPack) { self.pack = pack }

  /// Returns the rules about a kind of subject, by a pack with what was switched.
  func program(
    about kind: SubjectKind,
    of pack: PolicyPack,
    on dates: AssessmentDates
  ) -> PopulationProgram {
    for program in known where program.subject == kind {
      if let program = program.asked(of: pack, on: dates) { return program }
    }
    let program = pack.populationProgram(about: kind, on: dates, over: .records)
    known.append(program)
    return program
  }
}

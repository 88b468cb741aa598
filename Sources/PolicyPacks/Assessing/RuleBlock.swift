internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A program that runs for many subjects of one kind at once, and again for other days.
///
/// Facts are read once. What is the same for all, the days, parameters and readings, is written
/// anew for each run where it has changed.
final class RuleBlock {
  /// The subjects, a row each.
  let subjects: [SubjectReference]
  private let program: Program
  private let workspace: ProgramWorkspace
  private let registers: ProgramRun
  private var rows: SubjectRows
  private var shared: [Shared]

  /// A slot that has one value for all rows.
  private struct Shared {
    let slot: Int
    let path: [String]
    var value: SlotValue
  }

  /// Reads the facts of some subjects and runs the program; there must be at least one.
  init(_ program: Program, about subjects: [SubjectReference], _ rows: SubjectRows) {
    self.program = program
    self.subjects = subjects
    self.rows = rows
    workspace = ProgramWorkspace(program, rows: subjects.count)
    registers = ProgramRun(reading: workspace)
    shared = program.shared(among: subjects).map { slot, path in
      Shared(slot: slot, path: path, value: rows.value(of: path, from: .root(subjects[0])))
    }
    workspace.bind(subjects.map { .root($0) }, from: rows)
    workspace.run()
  }

  /// Runs the program again as of other days, with the facts that were read.
  func run(on dates: AssessmentDates, in period: CalendarSpan?) {
    rows.dates = dates
    rows.period = period.map { ($0.first, $0.last) }
    for index in shared.indices { update(index) }
    workspace.run()
  }

  private func update(_ index: Int) {
    let value = rows.value(of: shared[index].path, from: .root(subjects[0]))
    guard value != shared[index].value else { return }
    shared[index].value = value
    for row in subjects.indices { workspace.set(value, slot: shared[index].slot, row: row) }
  }

  /// Returns the values of a subject's row.
  func run(at row: Int) -> RuleRun {
    RuleRun(program, on: subjects[row], rows, in: registers, row: row)
  }

  /// Returns whether a condition surely fails in a row, which is asked of many rows.
  func fails(_ condition: Trace?, at row: Int) -> Bool {
    guard let condition else { return false }
    return workspace.truth(of: condition, row: row) == false
  }

  /// Returns whether the program asks for the period.
  var asksForPeriod: Bool {
    shared.contains { $0.path[0].split(separator: ".").first ?? "" == PackScope.Record.period }
  }
}

extension Program {
  /// The slots that do not depend on the subject.
  fileprivate func shared(among subjects: [SubjectReference]) -> [(slot: Int, path: [String])] {
    let kind = subjects.first?.kind.rawValue
    return slots.enumerated().compactMap { index, slot in
      guard slot.frame == 0, let first = slot.path.first, first != kind else { return nil }
      return (index, slot.path)
    }
  }
}

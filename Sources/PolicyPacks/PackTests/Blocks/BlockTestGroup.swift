internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// Tests that ask on the same days with the same readings and parameters, of which the questions
/// about one kind of subject are answered over blocks.
struct BlockTestGroup {
  /// A test and what it is asked of.
  struct Test {
    let scenario: TestScenario
    let given: PackTestRunner.Prepared
  }

  let tests: [Test]
  let kind: SubjectKind
  let programs: BlockTestPrograms

  /// One expectation: the test, the rule and the row of its subject.
  private struct Question {
    let test: Int
    let expectation: ExpectationModel
    let rule: Int
    let row: Int
  }

  /// A subject of a test.
  private struct Place: Hashable {
    let test: Int
    let subject: SubjectReference
  }

  func run(_ report: inout PackBlockReport) {
    guard let first = tests.first, asks else { return }
    let program = programs.program(about: kind, of: first.given.pack, on: first.given.dates)
    // All subjects of the kind stand beside those that are asked about.
    let places = tests.enumerated().flatMap { number, test in
      test.given.population.references(kind).map { Place(test: number, subject: $0) }
    }
    let questions = questions(program, places, &report)
    guard !questions.isEmpty else { return }
    for rows in blocks(of: places, program) {
      answer(questions.filter { rows.contains($0.row) }, places, rows, program, &report)
    }
  }

  /// Whether a test asks about the kind.
  private var asks: Bool {
    tests.contains { test in
      test.scenario.expectations.contains {
        test.given.pack.compiledRule($0.rule.value)?.rule.subject == kind
      }
    }
  }

  // MARK: - Questions

  private func questions(
    _ program: PopulationProgram,
    _ places: [Place],
    _ report: inout PackBlockReport
  ) -> [Question] {
    let rows = Dictionary(
      places.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let rules = Dictionary(
      program.rules.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var questions: [Question] = []
    for (number, test) in tests.enumerated() {
      for expectation in test.scenario.expectations {
        guard let known = test.given.pack.compiledRule(expectation.rule.value),
          known.rule.subject == kind
        else { continue }
        let subject = SubjectReference(kind, expectation.subject.value)
        let row = rows[Place(test: number, subject: subject)]
        guard let row, let rule = rules[known.rule.id] else {
          let isOther = program.otherRules.contains { $0.id == known.rule.id }
          let why: PackBlockReport.LeftOut = row == nil ? .broken : isOther ? .otherRule : .library
          report.leftOut[why, default: 0] += 1
          continue
        }
        questions.append(Question(test: number, expectation: expectation, rule: rule, row: row))
      }
    }
    return questions
  }

  // MARK: - Blocks

  /// The rows of each block: those whose members are all known stand beside each other, and those
  /// of whom that is not known.
  private func blocks(of places: [Place], _ program: PopulationProgram) -> [Set<Int>] {
    let source = CaseRows(tests: tests.map(\.given))
    let members = program.lists.first { $0.source == .members }
    let open = places.indices.filter { row in
      members.map { source.members(of: $0.path, from: place(places[row])).missing != nil } ?? false
    }
    let known = places.indices.filter { !Set(open).contains($0) }
    return [known, open].flatMap { rows in
      stride(from: 0, to: rows.count, by: PackBlockTests.longestBlock).map { first in
        Set(rows[first..<min(first + PackBlockTests.longestBlock, rows.count)])
      }
    }
  }

  private func place(_ place: Place) -> CaseRows.Row {
    CaseRows.Row(test: place.test, row: .root(place.subject))
  }

  private func answer(
    _ questions: [Question],
    _ places: [Place],
    _ rows: Set<Int>,
    _ program: PopulationProgram,
    _ report: inout PackBlockReport
  ) {
    guard !questions.isEmpty else { return }
    let block = rows.sorted()
    let assessor = BlockAssessor(program, rows: block.count)
    let found = assessor.run(
      over: block.map { place(places[$0]) },
      from: CaseRows(tests: tests.map(\.given))
    )
    let row = Dictionary(uniqueKeysWithValues: zip(block, found))
    report.blocks += 1
    report.largestBlock = max(report.largestBlock, block.count)
    for question in questions {
      guard let row = row[question.row] else { continue }
      let test = tests[question.test]
      let check = BlockAnswerCheck(question.expectation, test.given, assessor, rule: question.rule)
      report.compared += 1
      report.differences += test.scenario.naming(check.differences(in: row))
    }
  }
}

/// The records of several tests beside each other.
struct CaseRows: RowSource {
  /// A record of one of the tests.
  struct Row {
    let test: Int
    let row: SubjectRows.Row
  }

  private let tests: [SubjectRows]

  init(tests: [PackTestRunner.Prepared]) {
    self.tests = tests.map {
      SubjectRows(population: $0.population, law: $0.pack.law, dates: $0.dates)
    }
  }

  func value(of path: [String], from row: Row) -> SlotValue {
    tests[row.test].value(of: path, from: row.row)
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    let list = tests[row.test].members(of: path, from: row.row)
    return ListMembers(list.rows.map { Row(test: row.test, row: $0) }, missing: list.missing)
  }
}

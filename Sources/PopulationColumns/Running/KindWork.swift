internal import FEEL
internal import PolicyPacks
internal import ResettlementCore
internal import Quantities
internal import ResettlementKit
internal import Tabular

/// The answers about one kind of subject, block by block: households, or the persons in them.
final class KindWork {
  let program: PopulationProgram
  let assessor: BlockAssessor
  private let filler: BlockFiller
  private let pieces: [RulePieces]
  /// The cells of the rules, if results are CSV.
  private let cells: [RuleCells]?
  private(set) var totals: BlockTotals
  /// The totals of the rules that are answered one by one.
  private(set) var otherTotals: [RuleTotals]

  init(
    _ program: PopulationProgram,
    _ lanes: (households: [WantedLane], persons: [WantedLane]),
    rows: Int,
    writes: Bool,
    as form: PopulationOutput.Form? = .jsonLines
  ) {
    self.program = program
    assessor = BlockAssessor(program, rows: rows, keepsConditions: writes)
    filler = BlockFiller(assessor, households: lanes.households, persons: lanes.persons)
    let pieces = program.rules.indices.map { RulePieces(program, rule: $0) }
    self.pieces = pieces
    cells = form == .csv ? pieces.map { RuleCells($0) } : nil
    totals = BlockTotals(program)
    otherTotals = program.otherRules.map { RuleTotals($0) }
  }

  /// Whether there is anything to answer.
  var isEmpty: Bool { program.rules.isEmpty && program.otherRules.isEmpty }

  /// Answers the rules that run over lanes for a block.
  func run(_ block: some BlockLanes) {
    filler.fill(block)
    let rows = filler.rowCount(of: block)
    assessor.run(rows: rows)
    totals.add(assessor, rows: rows)
  }

  /// Answers the rules that run over lanes for subjects of a population, and returns the row of each.
  func run(_ subjects: [SubjectReference], in population: Population) -> [Int] {
    guard !subjects.isEmpty else { return [] }
    let rows = assessor.run(over: subjects, in: population)
    totals.add(assessor, rows: subjects.count)
    return rows
  }

  /// Begins to count anew.
  func forgetTotals() { totals = BlockTotals(program) }

  // MARK: - Writing

  /// The lanes of results of the block that ran last.
  func lanes() -> ResultLanes { ResultLanes(assessor) }

  /// Appends the answers about the subject in a row.
  func append(
    _ row: Int,
    _ lanes: ResultLanes,
    _ names: SubjectNames,
    _ alone: Population?,
    to text: inout ByteText
  ) {
    if let cells { return append(cells, row, lanes, names, alone, to: &text) }
    text.append("{\"subject\":\"")
    names.appendOwn(to: &text)
    text.append(
      program.subject == .household
        ? "\",\"subject_kind\":\"household\",\"results\":["
        : "\",\"subject_kind\":\"person\",\"results\":["
    )
    for rule in pieces.indices {
      if rule > 0 { text.append(",") }
      append(rule, row, lanes, to: &text)
    }
    if let alone { appendOthers(names.own, alone, to: &text) }
    text.append("]}\n")
  }

  private func append(_ rule: Int, _ row: Int, _ lanes: ResultLanes, to text: inout ByteText) {
    let code = lanes.code(ofRule: rule, row: row)
    let piece = pieces[rule]
    piece.appendHead(code, to: &text)
    if code == .eligible || code == .discretion {
      piece.appendAmount(lanes.amounts[rule], row: row, to: &text)
    }
    if code == .unknown || code == .discretion || piece.isMeasure {
      piece.appendOutcome(assessor.outcome(ofRule: rule, row: row), to: &text)
    }
    piece.appendTail(code, lanes.deciding[rule][row], to: &text)
  }

  // MARK: - One by one

  private func appendOthers(_ id: String, _ population: Population, to text: inout ByteText) {
    var isFirst = pieces.isEmpty
    visitOthers(id, population) { answer in
      if !isFirst { text.append(",") }
      isFirst = false
      text.append(Array(PlainAnswer.text(of: answer).utf8))
    }
  }

  private func visitOthers(_ id: String, _ population: Population, _ body: (Assessment) -> Void) {
    let subject = SubjectReference(program.subject, id)
    for (index, rule) in program.otherRules.enumerated() {
      let answer = program.pack.assess(
        rule.id,
        of: subject,
        in: population,
        on: program.dates,
        findsNearest: false
      )
      otherTotals[index].counts[answer.verdictName, default: 0] += 1
      body(answer)
    }
  }

  // MARK: - CSV

  /// Appends a line for each rule.
  private func append(
    _ cells: [RuleCells],
    _ row: Int,
    _ lanes: ResultLanes,
    _ names: SubjectNames,
    _ alone: Population?,
    to text: inout ByteText
  ) {
    let head = names.cells(of: program.subject)
    for (rule, cells) in cells.enumerated() {
      text.append(head)
      cells.append(
        lanes.code(ofRule: rule, row: row),
        row,
        lanes.amounts[rule],
        lanes.deciding[rule][row],
        assessor.outcome(ofRule: rule, row: row),
        to: &text
      )
    }
    guard let alone else { return }
    visitOthers(names.own, alone) { answer in
      text.append(head)
      text.append(RuleCells.line(answer))
    }
  }
}

/// The lanes of results of a block, found once for all its rows.
final class ResultLanes {
  let program: PopulationProgram
  let verdicts: [UnsafePointer<UInt8>]
  let deciding: [UnsafePointer<UInt64>]
  let amounts: [[NumberReader]]
  /// Whose memory the lanes are.
  private let owner: AnyObject

  init(_ assessor: BlockAssessor) {
    program = assessor.program
    owner = assessor
    let rules = assessor.program.rules.indices
    verdicts = rules.map { assessor.verdicts(ofRule: $0) }
    deciding = rules.map { assessor.decidingConditions(ofRule: $0) }
    amounts = rules.map { assessor.amounts(ofRule: $0).map { NumberReader($0) } }
  }

  /// The results of a single record, which stay where they are from record to record.
  init(_ assessor: RecordAssessor) {
    program = assessor.program
    owner = assessor
    verdicts = program.rules.indices.map { UnsafePointer(assessor.verdicts + $0) }
    deciding = []
    amounts = assessor.amounts.map { lanes in lanes.map { NumberReader($0) } }
  }

  func code(ofRule rule: Int, row: Int) -> VerdictCode {
    VerdictCode(rawValue: verdicts[rule][row]) ?? .unknown
  }

  /// The amount that a rule gives in a row, where all its numbers are known.
  func amount(ofRule rule: Int, row: Int) -> Amount? {
    guard let shape = program.amountShapes[rule] else { return nil }
    let numbers = amounts[rule]
    // The usual amount, made here since a household by itself has several.
    if shape.form == .exact, shape.scale == .one, let number = numbers.first?.number(at: row) {
      return Amount(.exact(number), unit: shape.unit, per: shape.per, period: shape.period)
    }
    let most = numbers.count > 1 ? numbers[1].number(at: row) : nil
    return shape.amount(numbers.first?.number(at: row), most: most)
  }
}

/// An answer that was found one by one, in the form of those of lanes.
enum PlainAnswer {
  /// The keys of the whole answer but those that are the same for all, and its reasons in full.
  private static let left: Set = [
    "policy", "area", "kind", "title", "subject", "subject_kind", "reasons",
  ]

  static func text(of answer: Assessment) -> String {
    guard case .object(let keys) = AssessmentJSON().value(answer) else { return "{}" }
    let rest = keys.filter { !left.contains($0.0) && !isNull($0.1) }
    return JSONWriter(.compact).text(of: .object(rest))
  }

  private static func isNull(_ value: JSONValue) -> Bool {
    if case .null = value { true } else { false }
  }
}

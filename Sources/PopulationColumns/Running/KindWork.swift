internal import FEEL
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// The answers about one kind of subject, block by block: households, or the persons in them.
final class KindWork {
  let program: PopulationProgram
  let assessor: BlockAssessor
  private let filler: BlockFiller
  private let pieces: [RulePieces]
  private(set) var totals: BlockTotals
  /// The totals of the rules that are answered one by one.
  private(set) var otherTotals: [RuleTotals]

  init(
    _ program: PopulationProgram,
    _ lanes: (households: [WantedLane], persons: [WantedLane]),
    rows: Int,
    writes: Bool
  ) {
    self.program = program
    assessor = BlockAssessor(program, rows: rows, keepsConditions: writes)
    filler = BlockFiller(assessor, households: lanes.households, persons: lanes.persons)
    pieces = program.rules.indices.map { RulePieces(program, rule: $0) }
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

  /// Begins to count anew.
  func forgetTotals() { totals = BlockTotals(program) }

  // MARK: - Writing

  /// The lanes of results of the block that ran last.
  func lanes() -> ResultLanes { ResultLanes(assessor) }

  /// Appends the answers about the subject in a row.
  func append(
    _ row: Int,
    _ lanes: ResultLanes,
    ids: IDList,
    _ place: Int,
    _ alone: Population?,
    to text: inout ByteText
  ) {
    text.append("{\"subject\":\"")
    ids.append(place, to: &text)
    text.append(
      program.subject == .household
        ? "\",\"subject_kind\":\"household\",\"results\":["
        : "\",\"subject_kind\":\"person\",\"results\":["
    )
    for rule in pieces.indices {
      if rule > 0 { text.append(",") }
      append(rule, row, lanes, to: &text)
    }
    if let alone { appendOthers(ids.text(at: place), alone, to: &text) }
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
      if index > 0 || !pieces.isEmpty { text.append(",") }
      text.append(Array(PlainAnswer.text(of: answer).utf8))
    }
  }
}

/// The lanes of results of a block, found once for all its rows.
struct ResultLanes {
  let verdicts: [UnsafePointer<UInt8>]
  let deciding: [UnsafePointer<UInt64>]
  let amounts: [[NumberReader]]

  init(_ assessor: BlockAssessor) {
    let rules = assessor.program.rules.indices
    verdicts = rules.map { assessor.verdicts(ofRule: $0) }
    deciding = rules.map { assessor.decidingConditions(ofRule: $0) }
    amounts = rules.map { assessor.amounts(ofRule: $0).map { NumberReader($0) } }
  }

  func code(ofRule rule: Int, row: Int) -> VerdictCode {
    VerdictCode(rawValue: verdicts[rule][row]) ?? .unknown
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

internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// What is written of one rule, in pieces that are made once and then copied.
///
/// What comes before and behind the amount depends on the verdict and on which conditions decided,
/// of which there are few.
final class RulePieces {
  let shape: AmountShape?
  /// Whether something is measured, which is shown whatever the rule comes to.
  let isMeasure: Bool
  let rule: Rule
  private let conditions: [(id: String, citations: [String])]
  private let heads: [[UInt8]]
  private var tails: [UInt64: [UInt8]] = [:]
  private let isOnePlainUnit: Bool
  /// What the words of a demand's clause make of it.
  let force: Force?
  private let forceKey: String

  init(_ program: PopulationProgram, rule index: Int) {
    rule = program.rules[index]
    shape = program.amountShapes[index]
    isMeasure = program.isMeasure(index)
    force = program.force(ofRule: index)
    forceKey = force.map { ",\"force\":\(Self.json($0.rawValue))" } ?? ""
    conditions = program.conditions(ofRule: index)
    isOnePlainUnit = shape?.scale == ExactDecimal(1)
    heads = VerdictCode.allCases.map { [rule] code in
      Self.bytes("{\"id\":\(Self.json(rule.id)),\"verdict\":\"\(code.name)\"")
    }
  }

  private static func json(_ text: String) -> String {
    JSONWriter(.compact).text(of: .string(text))
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Appends what comes before the amount.
  func appendHead(_ code: VerdictCode, to text: inout ByteText) {
    text.append(heads[Int(code.rawValue)])
  }

  /// Appends the amount of a row.
  func appendAmount(_ lanes: [NumberReader], row: Int, to text: inout ByteText) {
    guard let shape, !lanes.isEmpty else { return }
    if shape.form == .range, lanes.count == 2 {
      text.append(",\"amount_low\":\"")
      appendNumber(lanes[0], row, to: &text)
      text.append("\",\"amount_high\":\"")
      appendNumber(lanes[1], row, to: &text)
    } else {
      text.append(",\"amount\":\"")
      appendNumber(lanes[0], row, to: &text)
    }
    text.append(amountTail)
  }

  /// Appends the number of a row in the unit of the amount.
  func appendNumber(_ lane: NumberReader, _ row: Int, to text: inout ByteText) {
    if isOnePlainUnit, let word = lane.word(at: row) {
      text.append(word, places: lane.places)
    } else if let shape {
      let number = lane.number(at: row).divided(by: shape.scale) ?? .zero
      text.append(Self.bytes(number.description))
    }
  }

  private lazy var amountTail: [UInt8] = {
    guard let shape else { return [] }
    var tail = "\""
    if shape.form != .exact { tail += ",\"amount_form\":\(Self.json(shape.form.rawValue))" }
    tail += ",\"unit\":\(Self.json(shape.unit))"
    if let per = shape.per { tail += ",\"per\":\(Self.json(per))" }
    if let period = shape.period { tail += ",\"period\":\(Self.json(period))" }
    return Self.bytes(tail)
  }()

  /// Appends what comes behind the amount: the conditions that decided, and the clauses.
  func appendTail(_ code: VerdictCode, _ deciding: UInt64, to text: inout ByteText) {
    let key = deciding << 4 | UInt64(code.rawValue)
    if let known = tails[key] { return text.append(known) }
    let tail = tail(code, deciding)
    tails[key] = tail
    text.append(tail)
  }

  /// The conditions that decided, and the clauses of the rule and of these.
  func decided(by deciding: UInt64) -> (ids: [String], citations: [String]) {
    let own = conditions.enumerated().filter { deciding >> UInt64($0.offset) & 1 == 1 }.map(
      \.element
    )
    var citations = rule.citations
    for condition in own {
      citations += condition.citations.filter { !citations.contains($0) }
    }
    return (own.map(\.id), citations)
  }

  private func tail(_ code: VerdictCode, _ deciding: UInt64) -> [UInt8] {
    let (ids, citations) = decided(by: deciding)
    let writer = JSONWriter(.compact)
    let decidedBy = writer.text(of: .array(ids.map(JSONValue.string)))
    let clauses = writer.text(of: .array(citations.map(JSONValue.string)))
    return Self.bytes("\(forceKey),\"decided_by\":\(decidedBy),\"citations\":\(clauses)}")
  }

  /// What a row says besides of which something is unknown, left to an office or measured.
  func appendOutcome(_ outcome: Assessment.Outcome, to text: inout ByteText) {
    switch outcome {
    case .verdict(.unknown(let missing)): append("missing", missing.wanted.map(\.name), to: &text)
    case .verdict(.discretion(let units)): append("discretion_of", units, to: &text)
    case .verdict: break
    case .target(let result): append(result, to: &text)
    }
  }

  private func append(_ result: TargetResult, to text: inout ByteText) {
    let numbers = [
      ("numerator", result.numerator), ("denominator", result.denominator),
      ("demanded", result.demanded),
    ]
    for case (let name, let number?) in numbers {
      text.append(Self.bytes(",\"\(name)\":\"\(number)\""))
    }
    if case .unknown(let missing) = result.verdict {
      append("missing", missing.wanted.map(\.name), to: &text)
    }
  }

  private func append(_ name: String, _ words: [String], to text: inout ByteText) {
    let list = JSONWriter(.compact).text(of: .array(words.map(JSONValue.string)))
    text.append(Self.bytes(",\"\(name)\":\(list)"))
  }
}

internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// What a line of CSV says of one rule, in pieces that are made once and then copied.
///
/// The columns are those of ``heading``; lists have semicolons between their names.
final class RuleCells {
  private let pieces: RulePieces
  private let heads: [[UInt8]]
  private let unit: [UInt8]
  private var tails: [UInt64: [UInt8]] = [:]

  /// The columns of a table of results, with its line break.
  static let heading = CSVBytes.line([
    "subject_kind", "subject", "household", "rule", "verdict", "amount", "amount_high",
    "amount_form", "unit", "per", "period", "numerator", "denominator", "demanded", "missing",
    "discretion_of", "force", "decided_by", "citations",
  ])

  init(_ pieces: RulePieces) {
    self.pieces = pieces
    heads = VerdictCode.allCases.map { CSVBytes.cells([pieces.rule.id, $0.name, ""]) }
    unit = pieces.shape.map { Self.unit($0.form.rawValue, $0.unit, $0.per, $0.period) } ?? []
  }

  private static func unit(
    _ form: String,
    _ unit: String,
    _ per: String?,
    _ period: String?
  ) -> [UInt8] {
    CSVBytes.cells([form == "exact" ? "" : form, unit, per ?? "", period ?? "", ""])
  }

  /// Appends the cells about an answer, and ends the line.
  func append(
    _ code: VerdictCode,
    _ row: Int,
    _ amounts: [NumberReader],
    _ deciding: UInt64,
    _ outcome: @autoclosure () -> Assessment.Outcome,
    to text: inout ByteText
  ) {
    text.append(heads[Int(code.rawValue)])
    let hasAmount = (code == .eligible || code == .discretion) && !amounts.isEmpty
    if hasAmount { appendAmount(amounts, row, to: &text) } else { text.append(",,,,,,") }
    let says = code == .unknown || code == .discretion || pieces.isMeasure
    if says { text.append(Self.cells(of: outcome())) } else { text.append(",,,,,") }
    appendTail(code, deciding, to: &text)
  }

  private func appendAmount(_ lanes: [NumberReader], _ row: Int, to text: inout ByteText) {
    pieces.appendNumber(lanes[0], row, to: &text)
    text.append(",")
    if lanes.count == 2 { pieces.appendNumber(lanes[1], row, to: &text) }
    text.append(",")
    text.append(unit)
  }

  /// What was measured, what is missing, and to whom it is left.
  private static func cells(of outcome: Assessment.Outcome) -> [UInt8] {
    switch outcome {
    case .verdict(.unknown(let missing)):
      CSVBytes.cells(["", "", "", CSVBytes.list(missing.wanted.map(\.name)), "", ""])
    case .verdict(.discretion(let units)):
      CSVBytes.cells(["", "", "", "", CSVBytes.list(units), ""])
    case .verdict: CSVBytes.cells(["", "", "", "", "", ""])
    case .target(let result): CSVBytes.cells(measured(result) + [missing(result), "", ""])
    }
  }

  private static func measured(_ result: TargetResult) -> [String] {
    [result.numerator, result.denominator, result.demanded].map { $0?.description ?? "" }
  }

  private static func missing(_ result: TargetResult) -> String {
    guard case .unknown(let missing) = result.verdict else { return "" }
    return CSVBytes.list(missing.wanted.map(\.name))
  }

  private func appendTail(_ code: VerdictCode, _ deciding: UInt64, to text: inout ByteText) {
    let key = deciding << 4 | UInt64(code.rawValue)
    let tail = tails[key] ?? tail(deciding)
    tails[key] = tail
    text.append(tail)
  }

  private func tail(_ deciding: UInt64) -> [UInt8] {
    let (ids, citations) = pieces.decided(by: deciding)
    let force = pieces.force?.rawValue ?? ""
    return CSVBytes.line([force, CSVBytes.list(ids), CSVBytes.list(citations)])
  }

  // MARK: - One by one

  /// The cells about an answer that was found one by one, with their line break.
  static func line(_ answer: Assessment) -> [UInt8] {
    let amount = answer.amount
    let numbers: [String] =
      switch amount?.form {
      case .exact(let number), .atMost(let number), .share(let number): ["\(number)", ""]
      case .range(let low, let high): ["\(low)", "\(high)"]
      case nil: ["", ""]
      }
    let shape = amount.map { unit($0.form.word, $0.unit, $0.per, $0.period) } ?? Array(",,,,".utf8)
    let force: String =
      if case .target(let result) = answer.outcome { result.force.rawValue } else { "" }
    return CSVBytes.cells([answer.rule.id, answer.verdictName] + numbers + [""]) + shape
      + cells(of: answer.outcome)
      + CSVBytes.line([force, "", CSVBytes.list(answer.citations)])
  }
}

extension Amount.Form {
  /// The form as results name it.
  fileprivate var word: String {
    switch self {
    case .exact: "exact"
    case .atMost: "at_most"
    case .range: "range"
    case .share: "share"
    }
  }
}

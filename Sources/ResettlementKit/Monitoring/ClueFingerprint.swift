internal import ResettlementCore

/// A mark of what an answer rests on: the facts, limits and definitions with their values.
///
/// Two answers with the same values have the same mark on every computer.
struct ClueFingerprint {
  /// The mark in sixteen hexadecimal digits.
  let text: String

  /// Marks an answer.
  init(_ answer: Assessment) {
    let reasons = [answer.reasons.application, answer.reasons.conditions].compactMap(\.self)
    let compared = reasons.flatMap(Self.operands)
    let graded = answer.reasons.computations.flatMap(\.operands).map(Self.line)
    let lines = Set(compared + graded).sorted().joined(separator: "\n")
    let digits = String(Self.hash(lines), radix: 16)
    text = String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func operands(_ condition: ConditionReason) -> [String] {
    condition.comparisons.flatMap(\.operands).map(line) + condition.parts.flatMap(operands)
  }

  private static func line(_ operand: ComparisonReason.Operand) -> String {
    "\(operand.path)=\(operand.value ?? "?")"
  }

  /// The hash FNV-1a of 64 bits.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

internal import PolicyPacks

/// Counts the verdicts of a rule under both policies, and adds up what it gives.
struct RuleTally: Sendable {
  /// The number of verdicts, and one more where a policy has no such rule.
  static let width = VerdictCode.allCases.count + 1
  /// The code where a policy has no such rule.
  static let none = VerdictCode.allCases.count

  /// How many subjects have each pair of verdicts.
  private(set) var pairs = Array(repeating: 0, count: width * width)
  var budget = BudgetTally()

  /// Counts the verdicts of rows.
  mutating func count(
    _ baseline: UnsafePointer<UInt8>?,
    _ reform: UnsafePointer<UInt8>?,
    rows: Int
  ) {
    pairs.withUnsafeMutableBufferPointer { pairs in
      for row in 0..<rows {
        let before = baseline.map { Int($0[row]) } ?? Self.none
        let after = reform.map { Int($0[row]) } ?? Self.none
        pairs[before * Self.width + after] += 1
      }
    }
  }

  mutating func add(_ other: RuleTally) {
    for index in pairs.indices { pairs[index] += other.pairs[index] }
    budget.add(other.budget)
  }
}

public import Quantities

/// How many households gain and lose, and how much.
public struct EffectSummary: Sendable, Hashable {
  /// The households with one outcome.
  public struct Part: Sendable, Hashable {
    /// The households.
    public let households: Int
    /// The persons in them.
    public let persons: Int
    /// The yuan of a year that they gain, or lose, together.
    public let total: ExactDecimal
    /// What the household in the middle gains, or loses; `nil` where there is none.
    public let median: ExactDecimal?
  }

  /// The households by what becomes of them.
  public let parts: [SimulationOutcome: Part]

  /// All households.
  public var households: Int { parts.values.reduce(0) { $0 + $1.households } }

  /// The persons in them.
  public var persons: Int { parts.values.reduce(0) { $0 + $1.persons } }

  /// The households with an outcome.
  public subscript(outcome: SimulationOutcome) -> Part {
    parts[outcome] ?? Part(households: 0, persons: 0, total: .zero, median: nil)
  }
}

/// The households that gain or lose some amount.
public struct GainBand: Sendable, Hashable {
  /// Whether they lose.
  public let isLoss: Bool
  /// The least yuan that they gain or lose.
  public let from: Int
  /// The yuan that they do not reach; `nil` for no end.
  public let to: Int?
  /// The households.
  public let households: Int
}

// MARK: - Making

extension EffectSummary {
  /// Sums up; what the middle of too few households has is not told.
  init(_ tally: EffectTally, least: Int = 1) {
    let sorted = tally.changes.sorted()
    let losses = sorted.prefix { $0 < 0 }
    let gains = sorted[losses.endIndex...]
    var parts: [SimulationOutcome: Part] = [:]
    for outcome in SimulationOutcome.allCases {
      let cell = tally[outcome]
      let changes = outcome == .winner ? gains : outcome == .loser ? losses : []
      parts[outcome] = Part(
        households: cell.households,
        persons: cell.persons,
        total: ExactDecimal(fen: cell.fen),
        median: changes.count < least ? nil : Self.median(of: changes)
      )
    }
    self.parts = parts
  }

  /// The one in the middle, or the mean of the two there.
  private static func median(of sorted: ArraySlice<Int>) -> ExactDecimal? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.startIndex + sorted.count / 2
    let lower = sorted.count.isMultiple(of: 2) ? sorted[middle - 1] : sorted[middle]
    return ExactDecimal(fen: Int128(lower) + Int128(sorted[middle])).divided(by: 2)
  }
}

extension GainBand {
  /// The yuan at which bands begin.
  private static let edges = [0, 100, 500, 1_000, 2_000, 5_000, 10_000]

  /// The bands from the greatest loss to the greatest gain.
  static func bands(of tally: EffectTally) -> [GainBand] {
    var counts: [Int: Int] = [:]
    for change in tally.changes {
      let band = edges.lastIndex { $0 * 100 <= change.magnitude } ?? 0
      counts[change < 0 ? -band - 1 : band + 1, default: 0] += 1
    }
    return edges.indices.reversed().map { band($0, isLoss: true, counts) }
      + edges.indices.map { band($0, isLoss: false, counts) }
  }

  private static func band(_ index: Int, isLoss: Bool, _ counts: [Int: Int]) -> GainBand {
    GainBand(
      isLoss: isLoss,
      from: edges[index],
      to: index + 1 < edges.count ? edges[index + 1] : nil,
      households: counts[isLoss ? -index - 1 : index + 1] ?? 0
    )
  }
}

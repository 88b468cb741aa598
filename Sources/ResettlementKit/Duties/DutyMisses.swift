public import ResettlementCore

extension DueList {
  /// The lines with something late or missed whose clause makes a miss count, not only strives for
  /// it, encourages or permits it.
  public var missed: [DueLine] {
    lines.filter { line in
      line.demand.force.countsMisses
        && line.items.contains { [.late, .missed].contains($0.standing) }
    }
  }
}

extension Scorecard {
  /// The lines whose target was missed, and whose clause makes a miss count.
  public var countedMisses: [Line] { missed.filter(\.demand.force.countsMisses) }
}

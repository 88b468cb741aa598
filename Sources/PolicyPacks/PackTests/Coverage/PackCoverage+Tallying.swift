internal import Diagnostics

extension PackCoverage.Pack {
  /// Holds what there is of a pack against what was seen.
  init(_ targets: CoverageTargets, seen: Set<CoverageKey>) {
    var tallies: [CoverageMeasure: PackCoverage.Tally] = [:]
    for target in targets.targets {
      var tally = tallies[target.key.measure] ?? PackCoverage.Tally()
      tally.total += 1
      if seen.contains(target.key) { tally.seen += 1 }
      tallies[target.key.measure] = tally
    }
    self.init(
      id: targets.model.id,
      sourceName: targets.model.sourceName,
      tallies: tallies,
      gaps: Self.gaps(targets.targets.filter { !seen.contains($0.key) })
    )
  }

  /// Puts what was not seen of one place together.
  private static func gaps(_ targets: [CoverageTarget]) -> [PackCoverage.Gap] {
    let byPlace = Dictionary(grouping: targets) {
      CoverageKey(measure: $0.key.measure, place: $0.key.place)
    }
    let gaps = byPlace.compactMap { place, targets in
      targets.first.map { first in
        PackCoverage.Gap(
          measure: place.measure,
          text: first.text,
          outcomes: targets.map(\.key.outcome).filter { !$0.isEmpty },
          range: place.place
        )
      }
    }
    return gaps.sorted { $0.order < $1.order }
  }
}

extension PackCoverage.Gap {
  fileprivate var order: (Int, String, Int) {
    let index = CoverageMeasure.allCases.firstIndex(of: measure) ?? 0
    return (index, range.source.name, range.bytes.lowerBound)
  }
}

internal import ArgumentParser
internal import PolicyPacks

/// How much of something the tests of each pack must see, `95` or `rows=100`.
struct CoverageThreshold: ExpressibleByArgument {
  /// What is demanded where nothing else is said.
  static let standard = [
    CoverageThreshold(.obligations, 100), CoverageThreshold(.rows, 100),
    CoverageThreshold(.conditions, 95),
  ]

  /// What is counted.
  let measure: CoverageMeasure
  /// The least part, in percent.
  let percent: Double

  init(_ measure: CoverageMeasure, _ percent: Double) {
    self.measure = measure
    self.percent = percent
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let name = parts.count == 2 ? parts[0] : CoverageMeasure.conditions.rawValue
    guard let measure = CoverageMeasure(rawValue: name),
      let percent = parts.last.flatMap(Double.init),
      (0...100).contains(percent)
    else { return nil }
    self.init(measure, percent)
  }

  /// Returns what is demanded when some of it is said otherwise.
  static func all(with own: [CoverageThreshold]) -> [CoverageThreshold] {
    let said = Set(own.map(\.measure))
    let all = standard.filter { !said.contains($0.measure) } + own
    return CoverageMeasure.allCases.compactMap { measure in all.last { $0.measure == measure } }
  }
}

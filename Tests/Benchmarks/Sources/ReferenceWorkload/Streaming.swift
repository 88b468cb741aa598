import PopulationColumns
import Quantities
import ResettlementCore
import Tabular

/// The workload over tables that are read block by block, with what it took.
struct Streaming {
  private let report: PopulationReport
  private let options: Options
  private let prepared: Double
  private var runs: [Timing] = []

  init(
    _ assessor: PopulationAssessor,
    _ tables: PopulationTables,
    _ options: Options,
    _ prepared: Double
  ) throws {
    self.options = options
    self.prepared = prepared
    let form: PopulationOutput.Form = options.results?.hasSuffix(".csv") == true ? .csv : .jsonLines
    let output = PopulationOutput(results: options.results, as: form)
    let once = { () throws -> (PopulationReport, Timing) in
      let clock = Clock()
      let report = try assessor.run(tables, writingTo: output, threads: options.threads)
      return (report, Timing(wall: clock.seconds, processor: clock.processorSeconds))
    }
    var last = try once()
    runs.append(last.1)
    while runs.count < options.repetitions {
      last = try once()
      runs.append(last.1)
    }
    report = last.0
  }

  var json: String {
    let median = runs.map(\.wall).middle()
    let value: JSONValue = [
      "totals": .object(totals.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }),
      "peer": "ResettlementKit, streaming",
      "threads": .integer(options.threads),
      "households": .integer(report.households),
      "persons": .integer(report.persons),
      "rejects": .integer(report.rejectCount),
      "prepare_s": .figure(prepared),
      "stream_s": .array(runs.map { .figure($0.wall) }),
      "stream_median_s": .figure(median),
      "stream_cpu_median_s": .figure(runs.map(\.processor).middle()),
      "ns_a_household": .figure(median * 1e9 / Double(max(1, report.households))),
      "peak_mb": .figure(Memory.peak),
    ]
    return JSONWriter(.compact).text(of: value)
  }

  /// For each rule the fen that it pays or, where it pays nothing, how many come under it.
  private var totals: [String: Int] {
    Dictionary(
      report.totals.map { total in
        let fen = total.amount.flatMap { $0.scaled(toPlaces: 2) }.map { Int($0) }
        return (total.rule.id, fen ?? total.counts["eligible"] ?? 0)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

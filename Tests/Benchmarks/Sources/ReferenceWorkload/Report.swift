import Foundation
import PopulationColumns
import Tabular

/// What was measured, as one JSON object on one line.
struct Report {
  let findings: Findings
  let population: KeptPopulation
  let threads: Int
  let isExplained: Bool
  let load: Timing
  let prepare: Double
  let runs: [Timing]
  let latencies: Latency.Seconds

  var json: String {
    let totals = (1...12).map { ("R\($0)", JSONValue.integer(findings.totals["R\($0)"] ?? 0)) }
    let checks: JSONValue = [
      "r11_trained": .integer(findings.trained), "r11_target": .integer(findings.target),
      "benefit_checksum": .integer(findings.benefitChecksum),
      "flag_checksum": .integer(findings.flagChecksum),
    ]
    let value: JSONValue = [
      "totals": .object(totals),
      "checks": checks,
      "peer": "ResettlementKit",
      "version": .string(isExplained ? "0.1 explained" : "0.1"),
      "threads": .integer(threads),
      "households": .integer(population.householdCount),
      "persons": .integer(population.personCount),
      "load_s": number(load.wall),
      "load_cpu_s": number(load.processor),
      "prepare_s": number(prepare),
      "eval_s": .array(runs.map { number($0.wall) }),
      "eval_median_s": number(Self.middle(runs.map(\.wall), 0.5)),
      "eval_cpu_median_s": number(Self.middle(runs.map(\.processor), 0.5)),
      "csv_to_results_s": number(load.wall + Self.middle(runs.map(\.wall), 0.5)),
      "latency": latency(latencies.answers),
      "latency_reasons": latency(latencies.reasons),
      "peak_mb": number(Memory.peak),
    ]
    return JSONWriter(.compact).text(of: value)
  }

  private func latency(_ seconds: [Double]) -> JSONValue {
    [
      "p50_us": number(Self.middle(seconds, 0.5) * 1e6),
      "p99_us": number(Self.middle(seconds, 0.99) * 1e6),
      "n": .integer(seconds.count),
    ]
  }

  private func number(_ value: Double) -> JSONValue { .figure(value) }

  private static func middle(_ values: [Double], _ share: Double) -> Double {
    values.middle(share)
  }
}

import Diagnostics
import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular

/// Runs the reference workload over a made-up population, and prints what came out and how long it
/// took as one JSON object.
///
///     reference-workload FOLDER [--repeat N] [--latency N] [--explain] [--threads N]
///     reference-workload FOLDER --stream [--out FILE] [--repeat N] [--threads N]
///
/// The second form goes through the files block by block and keeps none, as `resettle assess` does.
@main enum ReferenceWorkload {
  static func main() throws {
    let options = try Options(CommandLine.arguments.dropFirst())
    let clock = Clock()
    let (assessor, catalogue) = try assessor()
    let prepared = clock.seconds
    let tables = try tables(in: options.folder, catalogue)
    guard !options.streams else {
      return print(try Streaming(assessor, tables, options, prepared).json)
    }
    let loading = Clock()
    let population = try KeptPopulation(tables, for: assessor)
    let load = Timing(wall: loading.seconds, processor: loading.processorSeconds)
    guard population.rejects.isEmpty else {
      throw Failure("\(population.rejects.count) rows were not taken")
    }
    let runs = (0..<options.repetitions).map { _ in evaluate(population, options) }
    let found = Findings(population)
    let latencies = try Latency.measure(options, assessor, tables, catalogue)
    let report = Report(
      findings: found,
      population: population,
      threads: options.threads,
      isExplained: options.explains,
      load: load,
      prepare: prepared,
      runs: runs,
      latencies: latencies
    )
    print(report.json)
  }

  /// The rules of the pack beside the sources, on the day of the workload.
  private static func assessor() throws -> (PopulationAssessor, FactCatalogue) {
    let loaded = try pack()
    guard let pack = loaded.packs.first, let day = CalendarDay("2025-06-30") else {
      throw Failure(loaded.diagnostics.map { "\($0)" }.joined(separator: "\n"))
    }
    return (PopulationAssessor(pack, on: AssessmentDates(on: day)), pack.catalogue)
  }

  private static func pack() throws -> LoadedPacks {
    guard let source = PackSource.folder(at: folder("ReferencePack")).source else {
      throw Failure("there is no pack in \(folder("ReferencePack"))")
    }
    return PackLoader.load([source])
  }

  private static func tables(in folder: String, _ catalogue: FactCatalogue) throws
    -> PopulationTables
  {
    var tables = PopulationTables(
      households: "\(folder)/households.csv",
      persons: "\(folder)/persons.csv"
    )
    tables.householdMapping = try mapping("households", catalogue)
    tables.personMapping = try mapping("persons", catalogue)
    return tables
  }

  private static func mapping(_ name: String, _ catalogue: FactCatalogue) throws -> TableMapping {
    let path = folder("ReferenceMappings/\(name).yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try TableMapping(reading: SourceText(name: path, text: text), catalogue: catalogue)
  }

  private static func folder(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: name).path
  }

  private static func evaluate(_ population: KeptPopulation, _ options: Options) -> Timing {
    let clock = Clock()
    if options.explains {
      var bytes = 0
      population.explain { bytes += $0.count }
    } else {
      keep(population.totals(threads: options.threads))
    }
    return Timing(wall: clock.seconds, processor: clock.processorSeconds)
  }
}

/// Why nothing was measured.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Takes a value so that the compiler can't leave out the work that made it.
@inline(never)
func keep<T>(_ value: T) {
  withExtendedLifetime(value) {}
}

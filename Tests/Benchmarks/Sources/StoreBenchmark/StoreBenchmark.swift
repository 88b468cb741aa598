import Foundation
import MadeUpTown
import Quantities
import ResettlementCore
import ResettlementStore

/// Times a store on a file, and prints what the documentation promises of it:
/// `StoreBenchmark [HOUSEHOLDS] [FOLDER]`, of 100,000 households in the temporary folder if not said.
///
/// Every transaction is on the disk before it counts: SQLite's write-ahead log, `synchronous=FULL`.
@main
struct StoreBenchmark {
  private let households: Int
  private let path: String
  private let store: SQLiteStore
  private let valid = DatePeriod(from: CalendarDay(dayNumber: 19_358))
  private let now = RecordedTime(secondsSince1970: 1_700_000_000)

  /// How many households one transaction has.
  private static let batch = 2_500

  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let households = arguments.first.flatMap { Int($0) } ?? 100_000
    let folder = URL(filePath: arguments.dropFirst().first ?? NSTemporaryDirectory())
      .appending(path: "store-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "store.sqlite").path
    let store = try SQLiteStore(path: path, key: MasterKey())
    try await StoreBenchmark(households: households, path: path, store: store).run()
  }

  private func run() async throws {
    try await timeImport()
    try await timeReading()
    try await timeSaving()
    try await timeGranting(2_000, together: 1)
    try await timeGranting(20_000, together: 10)
    try await timePopulation()
    let memory = MadeUpRegister.peakMemory.map { "\($0 / 1024) MiB" } ?? "not known here"
    print("peak memory: \(memory)")
  }

  private func timeImport() async throws {
    let subjects = households * (1 + MadeUpRegister.personsAHousehold)
    let seconds = try await time {
      for start in stride(from: 0, to: households, by: Self.batch) {
        let range = start..<min(start + Self.batch, households)
        try await store.save(all: MadeUpRegister.subjects(range), valid: valid, recordedAt: now)
      }
    }
    let size = try [path, "\(path)-wal"].reduce(0) { sum, file in
      sum + (try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0)
    }
    print("import of \(households) households, \(subjects) subjects: \(seconds) s")
    print("\(Int(Double(subjects) / seconds)) a second, file and log of \(size >> 20) MiB")
    print("peak memory after the import: \((MadeUpRegister.peakMemory ?? 0) / 1024) MiB")
  }

  private func timeReading() async throws {
    let ids = samples(1_000)
    try await each(ids, "a household with its history, open facts") { id in
      _ = try await store.openHistory(of: id)
    }
    let purpose = try AccessPurpose("benchmark", by: "nobody", at: now)
    try await each(ids, "the same with all facts, and the record of the access on the disk") { id in
      let history: History<Household> = try await store.registry(for: purpose).history(of: id)
      precondition(history.versions.count == 1)
    }
    let number = try CitizenIdentityNumber(MadeUpRegister.identityNumber(1))
    try await each(ids, "a person found by the identity number, likewise") { _ in
      _ = try await store.registry(for: purpose).persons(with: number)
    }
  }

  private func timeSaving() async throws {
    try await each(samples(1_000), "one more entry of a household, on the disk") { id in
      var household = Household(id: id)
      household.isRelocated = .known(true)
      try await store.save(household, valid: valid, recordedAt: now)
    }
  }

  /// Times applications with their decisions under a cap, a quota and a budget, some of them in one
  /// transaction.
  private func timeGranting(_ count: Int, together size: Int) async throws {
    let first = size * households
    let grants = MadeUpGrants(
      of: Money(yuan: 500),
      places: 1_000_000,
      budget: Money(yuan: 1_000_000_000)
    )
    let seconds = try await time {
      for start in stride(from: first, to: first + count, by: size) {
        let requests = (start..<start + size).map { number in
          grants.request("b-\(number)", of: MadeUpRegister.household(number))
        }
        let added = try await store.record(for: MadeUpGrants.key(of: requests)) { history in
          try MadeUpGrants.entries(requests, after: history)
        }
        precondition(added.count == 2 * size)
      }
    }
    let rate = Int(Double(count) / seconds)
    print("\(count) applications decided, \(size) a transaction: \(rate) grants a second")
  }

  private func timePopulation() async throws {
    let purpose = try AccessPurpose("benchmark", by: "nobody", at: now)
    let seconds = try await time {
      let population = try await store.registry(for: purpose).population(on: valid.from)
      precondition(population.all(Household.self).count == households)
    }
    print("everybody as of a day, all facts: \(seconds) s")
  }

  private func samples(_ count: Int) -> [Household.ID] {
    (0..<count).map { MadeUpRegister.household($0 * 7_919 % households) }
  }

  private func each(
    _ ids: [Household.ID],
    _ name: String,
    _ body: (Household.ID) async throws -> Void
  ) async throws {
    var times: [Double] = []
    for id in ids { times.append(try await time { try await body(id) }) }
    times.sort()
    let within = [("median", 0.5), ("99 of 100 within", 0.99), ("all within", 1)]
      .map { words, part in (words, times[min(times.count - 1, Int(Double(times.count) * part))]) }
      .map { "\($0) \(Int($1 * 1e6)) us" }
    print("\(name): \(within.joined(separator: ", "))")
  }

  private func time(_ body: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return (clock.now - start) / .seconds(1)
  }
}

import Foundation
import MadeUpTown
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// Two processes with four writers each that ask for the last grants of two programmes.
@Suite struct LastGrantsTests {
  private static let attempts = 250
  private static let writers = 4

  @Test(.timeLimit(.minutes(2)))
  func `eight writers in two processes pass no limit and lose nothing`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      _ = try SQLiteStore(path: path)
      let outputs = try await Self.run(["甲", "乙"], on: path)
      let acknowledged = outputs.flatMap { $0.split(separator: "\n").map(String.init) }
      #expect(acknowledged.count == 2 * Self.writers * Self.attempts)
      try await Self.check(acknowledged, against: SQLiteStore(path: path))
    }
  }

  /// What was said to be granted is in the ledger, and nothing is over a limit.
  private static func check(_ acknowledged: [String], against store: SQLiteStore) async throws {
    let names = try await store.benefits(in: nil)
    let counters: Set = [MadeUpGrants.quota, MadeUpGrants.budget]
    let key = BenefitKey(benefits: Set(names), counters: counters)
    let history = try await store.history(for: key)
    let states = history.benefits
    let found = states.map { state in
      "\(state.id) \(state.entitlement?.ceiling?.yuan.description ?? "-")"
    }
    #expect(Set(found) == Set(acknowledged) && found.count == acknowledged.count)
    #expect(states.allSatisfy { $0.decision != nil })
    let granted = states.filter(\.isGranted)
    let sum = granted.reduce(Money.zero) { $0 + $1.counted }
    #expect(granted.count <= 560 && sum <= Money(yuan: 3_400_000))
    #expect(
      granted.count == 560 || sum == Money(yuan: 3_400_000),
      "a grant that was left was refused"
    )
    let families = Dictionary(grouping: granted) { $0.application?.subject }
    for family in families.values {
      #expect(family.reduce(Money.zero) { $0 + $1.counted } <= Money(yuan: 20_000))
    }
    let programmes = Set(granted.compactMap(\.application?.programme))
    #expect(programmes == Set(MadeUpGrants.programmes), "one cap holds for both")
    #expect(history.totals.sum(of: MadeUpGrants.quota).count == granted.count)
    #expect(history.totals.sum(of: MadeUpGrants.budget).amount == sum)
    #expect(
      history.totals == CounterTotals(CounterTotals(history.events.flatMap(\.effects)).changes)
    )
  }

  // MARK: - Processes

  private static func run(_ processes: [String], on path: String) async throws -> [String] {
    try await withThrowingTaskGroup(of: String.self) { group in
      for name in processes { group.addTask { try await output(of: name, on: path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  private static func output(of name: String, on path: String) async throws -> String {
    let process = Process()
    process.executableURL = try tool
    process.arguments = [path, MasterKey.ofTests.base64, name, "\(writers)", "\(attempts)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = try await Task.detached {
      String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }.value
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text
  }

  /// The program that writes, which is built beside the tests.
  private static var tool: URL {
    get throws {
      let folders = [
        Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) },
      ]
      .compactMap { $0?.deletingLastPathComponent() }
      let tools = folders.map { $0.appending(path: "BenefitWriters") }
      return try #require(tools.first { FileManager.default.fileExists(atPath: $0.path()) })
    }
  }
}

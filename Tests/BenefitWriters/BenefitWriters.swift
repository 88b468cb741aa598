internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementStore

/// Asks for benefits as fast as it can, with several writers at once, in a file that other processes
/// write to; prints a line for each attempt that was acknowledged.
///
/// `BenefitWriters FILE KEY PROCESS WRITERS ATTEMPTS`
@main struct BenefitWriters {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let writers = Int(arguments[4]), let attempts = Int(arguments[5])
    else { return print("usage: BenefitWriters FILE KEY PROCESS WRITERS ATTEMPTS") }
    let key = try MasterKey(base64: arguments[2])
    let store = try SQLiteStore(path: arguments[1], key: key, patience: .seconds(60))
    try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<writers {
        let name = "\(arguments[3])-\(writer)"
        group.addTask { try await Attempts(name: name, store: store).run(attempts) }
      }
      for try await lines in group { for line in lines { print(line) } }
    }
  }
}

/// The attempts of one writer.
struct Attempts {
  let name: String
  let store: SQLiteStore

  /// Of 6,000 yuan for a household by either programme: at most 20,000 each, 560 places and 3,400,000
  /// yuan in all.
  private static let grants = MadeUpGrants(
    of: Money(yuan: 6000),
    places: 560,
    budget: Money(yuan: 3_400_000)
  )
  private static let households = 200

  /// Makes them one after the other, and returns what was acknowledged.
  func run(_ count: Int) async throws -> [String] {
    var lines: [String] = []
    for number in 0..<count { lines.append(try await attempt("\(name)-\(number)", number)) }
    return lines
  }

  /// Every household asks for either programme in turn, writers begin with different ones.
  private func attempt(_ benefit: String, _ number: Int) async throws -> String {
    let household = Household.ID("h-\(number % Self.households)")
    let programme = number / Self.households + name.utf8.reduce(0) { $0 + Int($1) }
    let request = Self.grants.request(benefit, of: household, in: programme)
    let added = try await store.record(for: request.key) { history in
      try MadeUpGrants.entries([request], after: history)
    }
    let sum = added.compactMap(\.granted).first
    return "\(benefit) \(sum.map { $0.yuan.description } ?? "-")"
  }
}

extension BenefitEvent {
  fileprivate var granted: Money? {
    if case .decided(let decision) = content { decision.entitlement?.ceiling } else { nil }
  }
}

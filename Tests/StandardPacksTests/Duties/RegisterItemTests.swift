import PolicyPacks
import ResettlementCore
import ResettlementKit
import Testing

/// How fresh a register is, by what is recorded of its entries.
@Suite struct RegisterItemTests {
  /// Asks about the register of employment, which is brought up to date each month.
  private func item(_ entries: String...) throws -> DueItem {
    let scene = DutyScene(pack: "qinzhou-port", on: "2024-06-20")
    let listed = entries.enumerated().map { number, entry in
      """
      { "id": "L\(number)", "register": "employment_monitoring", "person": "P", \(entry) }
      """
    }
    let items = try scene.items(
      "employment_monitoring",
      """
      {
        "households": [{ "id": "H", "is_relocated": true }],
        "persons": [{ "id": "P", "household": "H", "labour_ability": "ordinary" }],
        "ledger_entries": [\(listed.joined(separator: ", "))]
      }
      """
    )
    return try #require(items.first)
  }

  private static let fresh = "\"updated_on\": \"2024-06-05\", \"closed_on\": null"
  private static let stale = "\"updated_on\": \"2024-04-05\", \"closed_on\": null"
  private static let closed = "\"updated_on\": \"2024-06-01\", \"closed_on\": \"2024-06-02\""

  @Test func `an entry of this month is met, one that missed a whole month is late`() throws {
    #expect(try item(Self.fresh).standing == .met)
    #expect(try item(Self.stale).standing == .late)
  }

  @Test func `which of two entries counts does not depend on their order`() throws {
    #expect(try item(Self.stale, Self.fresh).standing == .met)
    #expect(try item(Self.fresh, Self.stale).standing == .met)
    #expect(try item(Self.closed, Self.stale).standing == .late)
    #expect(try item(Self.stale, Self.closed).standing == .late)
  }

  @Test func `what is said of a later day does not make it fresh today`() throws {
    let later = "\"updated_on\": \"2024-07-01\", \"closed_on\": null"
    let missing = MissingTerm(.fact, "ledger_entry.updated_on")
    #expect(try item(later).standing == .unknown(missing: [missing]))
    #expect(try item(later, Self.fresh).standing == item(Self.fresh, later).standing)
  }
}

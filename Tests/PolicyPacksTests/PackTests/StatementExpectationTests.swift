import Diagnostics
import Testing
import TestSupport

@testable import PolicyPacks

/// Tests that say a second time what the document says of clauses, parameters and readings.
@Suite struct StatementExpectationTests {
  private func tests(_ expectations: [String]) -> SeenPack {
    let lines = expectations.map { "      - \($0)\n" }.joined()
    return SeenPack(
      tests: "  - name: the pack says what the document says\n    on: 2024-06-30\n    expect:\n"
        + lines
    )
  }

  private func failures(_ expectations: String...) throws -> [String] {
    let report = PackTestRunner(try tests(expectations).load()).run()
    return report.results.flatMap(\.failures).map(\.message.english)
  }

  @Test(arguments: [
    "{ clause: seen-1, responsible: { 劳动所: lead }, in_force: true }",
    "{ clause: seen-1, responsible: { 劳动所: [lead] } }",
    "{ clause: seen-1, on: 2023-12-31, in_force: false }",
    "{ clause: seen-1, on: 2027-01-01, in_force: false }",
    "{ parameter: months_min, value: 6 }",
    "{ parameter: months_min, value: 6.0 }",
    "{ parameter: months_min, on: 2025-01-01, value: 9 }",
    "{ parameter: months_min, value: 6, from: 2024-01-01, to: 2024-12-31 }",
    "{ parameter: months_min, value: 9, from: 2025-01-01 }",
    "{ parameter: months_min, on: 2023-12-31, value: null }",
    "{ reading: counted, option: worked }",
  ])
  func `what is stated as expected passes`(_ expectation: String) throws {
    #expect(try failures(expectation) == [])
  }

  @Test(arguments: [
    (
      "{ clause: seen-1, responsible: { 劳动所: cooperate } }",
      "'responsible' should be [劳动所: cooperate], but is [劳动所: lead]"
    ),
    (
      "{ clause: seen-1, responsible: {} }",
      "'responsible' should be [], but is [劳动所: lead]"
    ),
    ("{ clause: seen-1, in_force: false }", "'in_force' should be false, but is true"),
    ("{ parameter: months_min, value: 7 }", "'value' should be 7, but is 6"),
    ("{ parameter: months_min, value: null }", "'value' should be null, but is 6"),
    (
      "{ parameter: months_min, on: 2024-06-30, value: 6, from: 2024-01-02 }",
      "'from' should be 2024-01-02, but is 2024-01-01"
    ),
    (
      "{ parameter: months_min, value: 6, to: 2025-12-31 }",
      "'to' should be 2025-12-31, but is 2024-12-31"
    ),
    ("{ reading: counted, option: insured }", "'option' should be insured, but is worked"),
    ("{ reading: counted, option: open }", "'option' should be open, but is worked"),
  ])
  func `what is stated otherwise fails`(_ expectation: String, _ message: String) throws {
    #expect(try failures(expectation) == [message])
  }

  @Test(
    arguments: [
      ("{ clause: 1️⃣seen-22️⃣, responsible: {} }", "pack.unknown-clause"),
      ("{ clause: seen-1, responsible: { 1️⃣劳动局2️⃣: lead } }", "pack.undeclared-unit"),
      ("{ clause: seen-1, responsible: { 劳动所: 1️⃣leads2️⃣ } }", "pack.unknown-word"),
      ("{ parameter: 1️⃣month_min2️⃣, value: 6 }", "pack.unknown-parameter"),
      ("{ 1️⃣parameter2️⃣: months_min }", "pack.missing-key"),
      ("{ parameter: months_min, value: 6, from: 1️⃣2024-1-12️⃣ }", "pack.bad-date"),
      ("{ reading: 1️⃣counting2️⃣, option: worked }", "pack.unknown-reading"),
      ("{ reading: counted, option: 1️⃣work2️⃣ }", "pack.unknown-option"),
    ] as [(MarkedText, String)]
  )
  func `a mistake in it is found when the pack is loaded`(
    _ expectation: MarkedText,
    code: String
  ) throws {
    let found = PackLoader.load([tests([expectation.text]).source]).diagnostics
    let errors = found.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [code])
    let bytes = Array(expectation.text.utf8)[expectation.range(1, 2)]
    #expect(errors.first?.range?.text == String(decoding: bytes, as: UTF8.self))
  }
}

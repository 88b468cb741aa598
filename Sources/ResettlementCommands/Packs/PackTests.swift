internal import Diagnostics
internal import PolicyPacks
internal import Tabular

/// What came of running packs' own tests.
struct PackTests {
  /// The tests of one pack that were run.
  private struct Suite {
    let pack: String
    let results: [PackTestReport.Result]

    var failed: Int { results.count { !$0.isPassed } }
    var passed: Int { results.count - failed }
  }

  private let suites: [Suite]
  private let notLoaded: [String]
  /// What the tests have seen of the policy, if that was asked for.
  private let coverage: CoverageReport?
  /// What the tests came to over blocks, if that was asked for.
  private let blocks: [PackBlockReport]

  /// What was found in loading the packs, and what is not as the tests expect it.
  let diagnostics: [Diagnostic]

  /// How many tests passed.
  var passed: Int { suites.map(\.passed).reduce(0, +) }

  /// Whether every test passed, nothing is wrong with the packs, and as much of them was seen as is
  /// demanded.
  var isFine: Bool { failed == 0 && !diagnostics.hasErrors && coverage?.isReached ?? true }

  /// How many tests failed.
  var failed: Int { suites.map(\.failed).reduce(0, +) }

  /// Runs tests.
  ///
  /// - Parameters:
  ///   - collection: The packs.
  ///   - filter: A text that the names of the tests must hold.
  ///   - thresholds: How much the tests must see of each pack; empty to leave that out.
  ///   - overBlocks: Whether the tests of rules are run over blocks as well.
  init(
    _ collection: PackCollection,
    filter: String?,
    demanding thresholds: [CoverageThreshold] = [],
    overBlocks: Bool = false
  ) {
    let recorder = thresholds.isEmpty ? nil : CoverageRecorder(collection.packs)
    let withTests = collection.wanted.filter { $0.contents.counts.tests > 0 }
    let tested = Set(withTests.map(\.source.name))
    let libraries = collection.libraries.filter { tested.contains($0.sourceName) }
    suites = (libraries + collection.packs).map { pack in
      let report = PackTestRunner(pack).run(only: filter, recordedBy: recorder)
      return Suite(pack: report.packID, results: report.results)
    }
    let wanted = Set(collection.wanted.map(\.source.name))
    coverage = recorder.map {
      CoverageReport($0.coverage(), of: wanted, thresholds: thresholds)
    }
    let loaded = Set((collection.packs + libraries).map(\.sourceName))
    notLoaded = withTests.filter { !loaded.contains($0.source.name) }
      .map { $0.id ?? $0.source.name }
    let assessable = (libraries + collection.packs).filter(\.blanks.isEmpty)
    blocks = overBlocks ? assessable.map { PackBlockTests($0).run(only: filter) } : []
    diagnostics =
      collection.diagnostics + suites.flatMap(\.results).flatMap(\.failures)
      + blocks.flatMap(\.differences)
  }
}

// MARK: - Showing

extension PackTests {
  /// Returns a line for each pack, and at last the sums.
  func text(in session: Session, isVerbose: Bool) -> String {
    let lines =
      suites.filter { !$0.results.isEmpty }
      .flatMap { self.lines(of: $0, in: session, isVerbose: isVerbose) }
      + notLoaded.map { session.pick("\($0)：有错误，测试未运行", "\($0): not run, the pack has mistakes") }
      + blockLines(in: session) + ["\(passed) passed, \(failed) failed"]
    return (coverage?.text(in: session) ?? "") + lines.map { $0 + "\n" }.joined()
  }

  private func lines(of suite: Suite, in session: Session, isVerbose: Bool) -> [String] {
    let sums = session.pick(
      "\(suite.pack)：\(suite.passed) 项通过，\(suite.failed) 项未通过",
      "\(suite.pack): \(suite.passed) passed, \(suite.failed) failed"
    )
    guard isVerbose else { return [sums] }
    return [sums] + suite.results.map { "  \($0.isPassed ? "✓" : "✗") \($0.title)" }
  }

  /// A line for each pack of which something was asked over blocks.
  private func blockLines(in session: Session) -> [String] {
    blocks.filter { $0.compared > 0 }.map { report in
      let left = report.leftOut.values.reduce(0, +)
      return session.pick(
        "\(report.packID)：成批复核 \(report.compared) 项，\(report.differences.count) 处不同，"
          + "未纳入 \(left) 项",
        "\(report.packID): \(report.compared) expectations over blocks, "
          + "\(report.differences.count) differences, \(left) left out"
      )
    }
  }

  /// The report as one JSON object.
  var json: String {
    let sums: JSONValue = ["passed": .integer(passed), "failed": .integer(failed)]
    let packs = JSONWriter(.compact).text(of: .array(suites.map(value)))
    let found = DiagnosticRenderer.json(diagnostics)
    let blocks = JSONWriter(.compact).text(of: .array(blocks.map(value)))
    let many = self.blocks.isEmpty ? "" : "\"blocks\":\(blocks),\n"
    let seen = coverage.map { "\"coverage\":\(JSONWriter(.compact).text(of: $0.json)),\n" } ?? ""
    return "{\"summary\":\(JSONWriter(.compact).text(of: sums)),\n"
      + "\"packs\":\(packs),\n\(seen)\(many)\"diagnostics\":\(found)}\n"
  }

  private func value(_ report: PackBlockReport) -> JSONValue {
    let left = report.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "id": .string(report.packID),
      "compared": .integer(report.compared),
      "differences": .integer(report.differences.count),
      "left_out": .object(left.map { ($0.key.rawValue, .integer($0.value)) }),
    ]
  }

  private func value(_ suite: Suite) -> JSONValue {
    [
      "id": .string(suite.pack),
      "passed": .integer(suite.passed),
      "failed": .integer(suite.failed),
      "tests": .array(suite.results.map(value)),
    ]
  }

  private func value(_ result: PackTestReport.Result) -> JSONValue {
    let name: [(String, JSONValue)] = [("name", .string(result.name))]
    let caseName = result.caseName.map { [("case", JSONValue.string($0))] } ?? []
    return .object(name + caseName + [("passed", .bool(result.isPassed))])
  }
}

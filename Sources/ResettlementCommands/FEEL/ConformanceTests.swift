internal import DMN
internal import Diagnostics
internal import Foundation

/// What came of running conformance records.
struct ConformanceTests {
  /// The lines that are no records; they count as failed.
  private(set) var diagnostics: [Diagnostic] = []

  private var results: [ConformanceReport.Result] = []

  /// Runs the records of a file.
  mutating func run(_ source: SourceText) {
    let found = ConformanceSuite().run(Data(source.bytes), file: source.name)
    diagnostics += found.compactMap { $0.diagnostic(in: source) }
    results += found
  }

  /// What became of each record.
  var report: ConformanceReport { ConformanceReport(results) }

  /// Returns a line for each suite, the totals of each level, and at last how many passed and
  /// failed.
  func text(isVerbose: Bool) -> String {
    let report = report
    let failed = report.results.compactMap { result in
      result.failure.map { "✗ \(result.id): \($0)" }
    }
    let lines =
      (isVerbose ? failed : []) + lines(by: \.suite) + lines(by: \.levelName) + [
        "total: \(report.scores)", "\(report.passed) passed, \(report.failed) failed",
      ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// A line for each group of records, in the order of their names.
  private func lines(by name: (ConformanceReport.Result) -> String) -> [String] {
    Dictionary(grouping: results, by: name).sorted { $0.key < $1.key }.map { name, results in
      "\(name): \(ConformanceReport(results).scores)"
    }
  }
}

extension ConformanceReport {
  /// How many passed, with values and nulls apart: who always says null would pass the nulls.
  fileprivate var scores: String {
    let values = score { !$0.expectsNull }
    let nulls = score { $0.expectsNull }
    return "\(score().text) (values \(values.text), nulls \(nulls.text))"
  }
}

extension ConformanceReport.Score {
  fileprivate var text: String { "\(passed)/\(total)" }
}

extension ConformanceReport.Result {
  /// The level, or that there is none.
  fileprivate var levelName: String { level.isEmpty ? "no level" : level }

  /// What is wrong with a line that is no record, whose name is then its place.
  fileprivate func diagnostic(in source: SourceText) -> Diagnostic? {
    guard level.isEmpty, suite == "unreadable", id.hasPrefix("\(source.name):"),
      let line = Int(id.dropFirst(source.name.count + 1))
    else { return nil }
    let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let range = lines[line - 1].startIndex..<lines[line - 1].endIndex
    return Diagnostic(.noRecord(failure ?? ""), at: SourceRange(source, range))
  }
}

extension Diagnostic.Message {
  fileprivate static func noRecord(_ reason: String) -> Self {
    Self(
      "command.no-record",
      en: "this line is no conformance record: \(reason)",
      zh: "此行不是一致性用例：\(reason)"
    )
  }
}

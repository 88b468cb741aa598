internal import Diagnostics
internal import FEEL

/// What came of running conformance records.
struct ConformanceTests {
  /// A case that failed.
  struct Failure {
    let id: String
    let reason: String
  }

  /// How many cases passed, of how many.
  fileprivate struct Score {
    var passed = 0
    var total = 0

    var text: String { "\(passed)/\(total)" }

    mutating func count(_ isPassed: Bool) {
      passed += isPassed ? 1 : 0
      total += 1
    }
  }

  /// The cases of a suite: those that expect a value, and those that expect null.
  fileprivate struct Suite {
    var values = Score()
    var nulls = Score()

    var text: String {
      "\(values.passed + nulls.passed)/\(values.total + nulls.total) "
        + "(values \(values.text), nulls \(nulls.text))"
    }
  }

  private var order: [String] = []
  private var suites: [String: Suite] = [:]
  private var sum = Suite()

  /// The cases that failed.
  private(set) var failures: [Failure] = []

  /// Lines that are no records.
  private(set) var diagnostics: [Diagnostic] = []

  /// Runs the records of a file.
  mutating func run(_ source: SourceText) {
    var start = 0
    for line in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      defer { start += line.count + 1 }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(ConformanceRecord.ReadingError) {
        run(try ConformanceRecord(json: String(decoding: line, as: UTF8.self)))
      } catch {
        let range = SourceRange(source, start..<start + line.count)
        diagnostics.append(Diagnostic(.noRecord(error), at: range))
      }
    }
  }

  private mutating func run(_ record: ConformanceRecord) {
    let outcome = ConformanceRunner().run(record)
    if suites[record.suite] == nil { order.append(record.suite) }
    suites[record.suite, default: Suite()].count(outcome)
    sum.count(outcome)
    if let reason = outcome.failure { failures.append(Failure(id: record.id, reason: reason)) }
  }

  /// Returns a line for each suite, the totals, and at last how many passed and failed.
  func text(isVerbose: Bool) -> String {
    let failed = isVerbose ? failures.map { "✗ \($0.id): \($0.reason)" } : []
    let lines =
      failed + order.map { "\($0): \(suites[$0]?.text ?? "")" } + [
        "total: \(sum.text)",
        "\(sum.values.passed + sum.nulls.passed) passed, \(failures.count) failed",
      ]
    return lines.map { $0 + "\n" }.joined()
  }
}

extension ConformanceTests.Suite {
  fileprivate mutating func count(_ outcome: ConformanceRunner.Outcome) {
    if outcome.record.expected.isNull {
      nulls.count(outcome.isPassed)
    } else {
      values.count(outcome.isPassed)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noRecord(_ error: ConformanceRecord.ReadingError) -> Self {
    Self(
      "command.no-record",
      en: "this line is no conformance record: \(error.description)",
      zh: "此行不是一致性用例：\(error.description)"
    )
  }
}

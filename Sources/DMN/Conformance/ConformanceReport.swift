/// What became of a run over conformance records.
public struct ConformanceReport: Sendable {
  /// What became of one record.
  public struct Result: Sendable {
    /// The record's name; the place of a line that is no record.
    public let id: String
    /// The suite.
    public let suite: String
    /// The level, such as `compliance-level-3`.
    public let level: String
    /// What the record uses.
    public let features: [String]
    /// Whether engines with published results don't pass it.
    public let isDisputed: Bool
    /// Whether null is expected.
    public let expectsNull: Bool
    /// The reason why it failed; `nil` if it passed.
    public let failure: String?

    /// Whether the record passed.
    public var isPassed: Bool { failure == nil }
  }

  /// How many records of a kind passed and failed.
  public struct Score: Sendable, Hashable {
    /// How many passed.
    public var passed = 0
    /// How many failed.
    public var failed = 0

    /// How many there are.
    public var total: Int { passed + failed }
  }

  /// What became of each record, in the order in which they were run.
  public let results: [Result]

  /// Creates a report.
  public init(_ results: [Result]) {
    self.results = results
  }

  /// How many records passed.
  public var passed: Int { results.count(where: \.isPassed) }

  /// How many records failed.
  public var failed: Int { results.count - passed }

  /// The names of the records that failed.
  public var failedIDs: [String] { results.filter { !$0.isPassed }.map(\.id) }

  /// Returns how many of the records that fit passed and failed.
  public func score(where fits: (Result) -> Bool = { _ in true }) -> Score {
    let chosen = results.filter(fits)
    let passed = chosen.count(where: \.isPassed)
    return Score(passed: passed, failed: chosen.count - passed)
  }

  /// The names of the suites, in order.
  public var suites: [String] { Set(results.map(\.suite)).sorted() }

  /// Returns the report as lines: one a suite, with values and nulls apart, and the numbers of all
  /// at last.
  public func text() -> String {
    let bySuite = Dictionary(grouping: results, by: \.suite)
    let lines = bySuite.sorted { $0.key < $1.key }.map { suite, results in
      let report = ConformanceReport(results)
      let values = report.score { !$0.expectsNull }
      let nulls = report.score { $0.expectsNull }
      return "\(suite): \(report.passed) of \(results.count) passed"
        + " (values \(values.passed)/\(values.total), nulls \(nulls.passed)/\(nulls.total))"
    }
    return (lines + ["\(passed) passed, \(failed) failed"]).joined(separator: "\n") + "\n"
  }
}

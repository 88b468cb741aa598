internal import FEEL
public import Foundation

/// Runs files of conformance records, whatever their suites, features and kinds are.
public struct ConformanceSuite: Sendable {
  /// How much one record may use up.
  public let limits: EvaluationLimits

  /// Creates a suite.
  public init(limits: EvaluationLimits = .standard) {
    self.limits = limits
  }

  /// Runs all records of some files, and of the JSON Lines files of some folders.
  ///
  /// A line that is no record fails, so that passed and failed make the number of lines.
  ///
  /// - Parameter paths: Files, or folders with files whose names end in `.jsonl`.
  /// - Returns: What became of each record.
  /// - Throws: An error of the file system if a path can't be read.
  public static func run(paths: [String]) throws -> ConformanceReport {
    try ConformanceSuite().run(paths: paths)
  }

  /// Runs all records of some files, and of the JSON Lines files of some folders.
  public func run(paths: [String]) throws -> ConformanceReport {
    var results: [ConformanceReport.Result] = []
    for file in try paths.flatMap(Self.files) {
      results += run(try Data(contentsOf: file), file: file.lastPathComponent)
    }
    return ConformanceReport(results)
  }

  /// Runs the records of a file's bytes.
  ///
  /// - Parameters:
  ///   - data: A record a line; empty lines are none.
  ///   - file: The name under which lines that are no records are reported.
  /// - Returns: What became of each record.
  public func run(_ data: Data, file: String) -> [ConformanceReport.Result] {
    var results: [ConformanceReport.Result] = []
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      guard text.contains(where: { !$0.isWhitespace }) else { continue }
      results.append(run(line: text, place: "\(file):\(index + 1)"))
    }
    return results
  }

  private func run(line: String, place: String) -> ConformanceReport.Result {
    if let record = try? ConformanceRecord(json: line), record.isPlain {
      let outcome = ConformanceRunner().run(record)
      return ConformanceReport.Result(record, failure: outcome.failure)
    }
    do throws(ModelRecord.ReadingError) {
      return ModelRecordRunner(limits: limits).run(try ModelRecord(json: line))
    } catch {
      return ConformanceReport.Result(unreadable: place, error.description)
    }
  }

  private static func files(_ path: String) throws -> [URL] {
    let url = URL(filePath: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else { return [url] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().map { url.appending(path: $0) }
  }
}

extension ConformanceRecord {
  /// Whether the record is an expression that needs no types of a model.
  fileprivate var isPlain: Bool {
    kind == "literal" && types.isEmpty && inputTypes.isEmpty && resultType == nil
  }
}

extension ConformanceReport.Result {
  /// What became of a record.
  init(_ record: ConformanceRecord, failure: String?) {
    self.init(
      id: record.id,
      suite: record.suite,
      level: record.level,
      features: record.features,
      isDisputed: !record.disputed.isEmpty,
      expectsNull: record.expected.isNull,
      failure: failure
    )
  }

  fileprivate init(unreadable place: String, _ reason: String) {
    self.init(
      id: place,
      suite: "unreadable",
      level: "",
      features: [],
      isDisputed: false,
      expectsNull: false,
      failure: reason
    )
  }
}

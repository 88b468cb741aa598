internal import ArgumentParser
internal import DMN
internal import Diagnostics

/// `resettle feel test`: runs conformance records.
struct FEELTestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs conformance records of FEEL and DMN, a case a line. 运行一致性测试",
    discussion: """
      There is a line a suite and one a level, with expected values and expected nulls apart: an \
      engine that only ever says null would pass the nulls. The last line is 'N passed, N failed'. \
      A line that is no record counts as failed.

      Example 示例:
        resettle feel test --failures failed.txt feel-conformance/dev
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files of records, or folders with .jsonl files, at any depth.",
      valueName: "path"
    )
  )
  var paths: [String]

  @Option(help: ArgumentHelp("Writes the id of each failed case to this file.", valueName: "file"))
  var failures: String?

  @Flag(name: .shortAndLong, help: "Shows each failed case with its reason.")
  var verbose = false

  @OptionGroup var common: CommonOptions

  private static let limit = 256 << 20

  func run(in session: Session) throws -> ExitStatus {
    var tests = ConformanceTests()
    for path in try paths.flatMap(files) {
      tests.run(try Files.text(at: path, limit: Self.limit, in: session))
    }
    let report = tests.report
    if let failures { try Files.write(report.failedIDs.map { $0 + "\n" }.joined(), to: failures) }
    try session.report(tests.diagnostics)
    try session.print(tests.text(isVerbose: verbose))
    return report.failed == 0 ? .fine : .findings
  }

  /// The files of records at a path.
  private func files(at path: String) throws(CommandError) -> [String] {
    guard Files.isFolder(path) else { return [path] }
    let folder = PackCollection.trimmed(path)
    let files = Files.namesBelow(folder).filter { $0.hasSuffix(".jsonl") }
    guard !files.isEmpty else { throw CommandError(.noRecords(path)) }
    return files.map { "\(folder)/\($0)" }
  }
}

extension Diagnostic.Message {
  fileprivate static func noRecords(_ path: String) -> Self {
    Self(
      "command.no-records",
      en: "no files '*.jsonl' in '\(path)'; name the folder that holds the records",
      zh: "“\(path)”中没有 *.jsonl 文件；请给出存放用例的文件夹"
    )
  }
}

import Foundation
import Testing

/// The tool as it is built and started; all else is tested in process.
@Suite struct BuiltToolTests {
  /// The built tool, which lies beside the program that runs the tests.
  private static let tool: URL? = {
    let places = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) }]
    let tests = [Bundle(for: Marker.self).bundleURL]
    return (places.compactMap(\.self) + tests)
      .map { $0.deletingLastPathComponent().appending(path: "resettle") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  private final class Marker {}

  /// Starts the tool.
  private func run(_ arguments: String..., input: String = "") throws -> (
    output: String, errors: String, status: Int32
  ) {
    let process = Process()
    let tool: URL = try #require(Self.tool, "resettle is not built")
    process.executableURL = tool
    process.arguments = arguments
    process.environment = ["LANG": "zh_CN.UTF-8"]
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      String(decoding: written, as: UTF8.self), String(decoding: said, as: UTF8.self),
      process.terminationStatus
    )
  }

  @Test func `answers as in process, with its exit status`() throws {
    let value = try run("feel", "eval", "-", input: "1 + 1")
    #expect(value.output == "2\n")
    #expect(value.status == 0)
    let mistake = try run("feel", "eval", "1 +")
    #expect(mistake.errors.contains("错误"))
    #expect(mistake.status == 1)
    #expect(try run("chekc").status == 2)
  }

  @Test func `has the packs inside`() throws {
    let run = try run("clauses", "qinzhou-port", "--lang", "en")
    #expect(run.output.contains("qinzhou-05"))
    #expect(run.status == 0)
  }
}

import Foundation
import ResettlementStore
import Testing

/// What a `CrashWriter` said is in the file.
struct Acknowledgement: Hashable {
  let act: Substring
  let number: Int
}

/// A `CrashWriter` that runs.
final class WritingProcess {
  private let process = Process()
  private let output = Pipe()

  /// The reason of the error that ended it, if one did.
  private(set) var error: String?

  private final class Marker {}

  /// The built program, which lies beside the one that runs the tests.
  private static let tool: URL? = {
    let places = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) }]
    let tests = [Bundle(for: Marker.self).bundleURL]
    return (places.compactMap(\.self) + tests)
      .map { $0.deletingLastPathComponent().appending(path: "CrashWriter") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Starts one.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - first: The number from which on it writes.
  ///   - setup: What the shell does before.
  ///   - starter: What the shell starts it with; `exec` if it is empty.
  /// - Throws: An expectation that failed if the program is not built.
  init(path: String, first: Int, after setup: String = "", by starter: String = "") throws {
    let tool: URL = try #require(Self.tool, "CrashWriter is not built")
    let start = starter.isEmpty ? "exec" : starter
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\(setup) \(start) \"$0\" \"$@\"", tool.path, path, MasterKey.ofTests.base64,
      "\(first)",
    ]
    process.standardOutput = output
    try process.run()
  }

  /// Kills it some time after it has started, and returns what it had said.
  func killed(after time: Duration) throws -> [Acknowledgement] {
    let started = try output.fileHandleForReading.read(upToCount: 1)
    #expect(started?.isEmpty == false)
    Thread.sleep(forTimeInterval: time / .seconds(1))
    kill(process.processIdentifier, SIGKILL)
    return try finished()
  }

  /// Waits until it ends, and returns what it said.
  func finished() throws -> [Acknowledgement] {
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ")
    }
    error = lines.first { $0.first == "error" && $0.count == 2 }.map { String($0[1]) }
    return lines.compactMap { words in
      guard words.count == 2, ["batch", "grant"].contains(words[0]) else { return nil }
      return Int(words[1]).map { Acknowledgement(act: words[0], number: $0) }
    }
  }
}

/// Runs commands of the shell.
enum Shell {
  /// Returns the exit status of a command.
  static func run(_ command: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    do {
      try process.run()
    } catch {
      return -1
    }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

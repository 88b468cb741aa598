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

  /// What it has said so far.
  private var said = Data()

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

  /// Kills it some time after it has said that so many things are in the file, and returns what it
  /// had said.
  ///
  /// However slow the machine is, there was something to lose.
  func killed(saying count: Int, andAfter time: Duration) throws -> [Acknowledgement] {
    let lines = count + 1
    while said.count(where: { $0 == UInt8(ascii: "\n") }) < lines {
      guard let more = try output.fileHandleForReading.read(upToCount: 1), !more.isEmpty else {
        break
      }
      said += more
    }
    Thread.sleep(forTimeInterval: time / .seconds(1))
    kill(process.processIdentifier, SIGKILL)
    return try finished()
  }

  /// Waits until it ends, and returns what it said.
  func finished() throws -> [Acknowledgement] {
    said += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ")
    }
    error = lines.first { $0.first == "error" && $0.count == 2 }.map { String($0[1]) }
    return lines.compactMap { words in
      guard words.count == 2, ["batch", "grant", "receipt"].contains(words[0]) else { return nil }
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

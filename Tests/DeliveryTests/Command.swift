import Foundation

/// A program with its arguments, run to its end.
struct Command {
  /// What a program left behind.
  struct Outcome {
    var status: Int32
    /// What it wrote, to standard output and to standard error alike.
    var output: String
  }

  /// The program, found on the path, and its arguments.
  var words: [String]

  /// The folder in which it runs.
  var folder: URL

  init(_ words: String..., in folder: URL) {
    self.words = words
    self.folder = folder
  }

  /// Runs the program, without input, and waits for its end.
  func run() async throws -> Outcome {
    let log = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).log")
    defer { try? FileManager.default.removeItem(at: log) }
    try Data().write(to: log)
    let status = try await finish(writingTo: try FileHandle(forWritingTo: log))
    return Outcome(status: status, output: try String(contentsOf: log, encoding: .utf8))
  }

  private func finish(writingTo log: FileHandle) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = log
    process.standardError = log
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }
}

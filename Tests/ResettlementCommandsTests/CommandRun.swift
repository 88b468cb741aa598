import Foundation
import ResettlementCommands
import Synchronization

/// A command run in this process: what it wrote and how it ended.
struct CommandRun {
  /// What it wrote as its result.
  let output: String

  /// What it wrote to say what is wrong.
  let errors: String

  /// Its exit status.
  let status: Int32

  /// Runs a command.
  ///
  /// The path of the fixtures is left out of what it wrote.
  init(
    _ arguments: String...,
    input: String = "",
    isTyped: Bool = false,
    environment: [String: String] = ["LANG": "en_GB.UTF-8"]
  ) {
    self.init(list: arguments, input: input, isTyped: isTyped, environment: environment)
  }

  /// Runs a command whose arguments are in a list.
  init(
    list arguments: [String],
    input: String = "",
    isTyped: Bool = false,
    environment: [String: String] = ["LANG": "en_GB.UTF-8"]
  ) {
    let (output, errors) = (Paper(), Paper())
    let lines = Mutex(input.split(separator: "\n", omittingEmptySubsequences: false)[...])
    let console = Console(
      output: { output.write($0) },
      errors: { errors.write($0) },
      input: { limit in Array(input.utf8.prefix(limit)) },
      line: { lines.withLock { $0.popFirst().map(String.init) } },
      isInteractive: isTyped,
      environment: environment
    )
    status = ResettleTool(on: console).run(arguments)
    self.output = output.text.withoutFolder
    self.errors = errors.text.withoutFolder
  }

  /// The lines of the result.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The result as JSON.
  var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
}

/// What a command writes on.
private final class Paper: Sendable {
  private let written = Mutex("")

  var text: String { written.withLock(\.self) }

  func write(_ text: String) { written.withLock { $0 += text } }
}

extension String {
  fileprivate var withoutFolder: String { replacing(Fixture.folder.path + "/", with: "") }
}

/// The files beside the tests.
enum Fixture {
  /// The folder of the fixtures.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures"
  )

  /// The package's folder.
  static let root = folder.appending(path: "../../..").standardizedFileURL

  /// Returns the path of a fixture.
  static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Returns a path from the package's folder.
  static func inPackage(_ path: String) -> String { root.appending(path: path).path }
}

/// A folder that is there as long as the suite of a test that holds it.
final class TemporaryFolder: Sendable {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "resettle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The folder's path.
  var path: String { url.path }

  /// Writes a file, and the folders around it.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = url.appending(path: name)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Returns the text of a file; `nil` if there is none.
  func text(of name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// The names of what is in the folder.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}

import Diagnostics
import Foundation
import ResettlementCommands
import Synchronization

/// A folder in which commands of a page are run.
struct TemporaryFolder {
  private let url: URL

  /// Makes the folder.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes these files in the place of all others.
  func write(_ files: [String: String]) throws {
    remove()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }
  }

  /// Deletes the folder.
  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Returns what a command such as `$ resettle check baichuan` prints.
  func output(of command: Substring, in language: Language) -> String {
    let words = command.split(separator: " ").dropFirst(2).map(String.init)
    let arguments = words.map { word in
      let path = url.appending(path: word).path()
      return FileManager.default.fileExists(atPath: path) ? path : word
    }
    let printed = Printed()
    let console = Console(
      output: { printed.add($0) },
      errors: { printed.add($0) },
      environment: ["LANG": language == .chinese ? "zh_CN.UTF-8" : "en_US.UTF-8"]
    )
    _ = ResettleTool(on: console).run(arguments)
    return printed.text.replacing(url.path() + "/", with: "")
  }
}

extension TemporaryFolder {
  /// Runs a command at a terminal where a person types answers.
  ///
  /// - Parameters:
  ///   - command: The command, such as `resettle new qingchuan`.
  ///   - name: The one of its words that is a path in the folder.
  ///   - answers: What is typed, line by line.
  ///   - language: The language of the session.
  /// - Returns: The exit status.
  func status(
    of command: Substring,
    naming name: String,
    _ answers: [String],
    in language: Language
  ) -> Int32 {
    let words = command.split(separator: " ").dropFirst().map(String.init)
    let lines = Mutex(answers[...])
    let console = Console(
      output: { _ in },
      errors: { _ in },
      line: { lines.withLock { $0.popFirst() } },
      isInteractive: true,
      environment: ["LANG": language == .chinese ? "zh_CN.UTF-8" : "en_US.UTF-8"]
    )
    let place = url.appending(path: name).path()
    return ResettleTool(on: console).run(words.map { $0 == name ? place : $0 })
  }
}

/// What a command printed, in order.
private final class Printed: @unchecked Sendable {
  private let lock = NSLock()
  private var kept = ""

  var text: String { lock.withLock { kept } }
  func add(_ more: String) { lock.withLock { kept += more } }
}

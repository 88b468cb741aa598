import Diagnostics
import Foundation
import ResettlementCommands

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

/// What a command printed, in order.
private final class Printed: @unchecked Sendable {
  private let lock = NSLock()
  private var kept = ""

  var text: String { lock.withLock { kept } }
  func add(_ more: String) { lock.withLock { kept += more } }
}

import Foundation
import Testing

/// A page of the documentation, with the parts of it that tests look at.
struct Page {
  /// The path from the package's folder.
  let path: String

  /// The text as it stands.
  let text: String

  /// Reads a page.
  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
  }

  /// The fenced blocks, in order.
  var blocks: [FencedBlock] { FencedBlock.all(in: text) }
}

/// The folder of the package.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether generated parts are to be written anew; a run that does so fails.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }
}

// MARK: - Generated parts

extension Page {
  /// Compares a part between two marks with what it should be, and writes it when recording.
  func expect(
    _ part: String,
    is wanted: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let (begin, end) = ("<!-- begin: \(part) -->\n", "<!-- end: \(part) -->")
    let wanted = "\n\(wanted)\n"
    guard let start = text.firstRange(of: begin)?.upperBound,
      let stop = text[start...].firstRange(of: end)?.lowerBound
    else {
      Issue.record("\(path) has no marks for '\(part)'", sourceLocation: location)
      return
    }
    if Repository.isRecording {
      try write(text.replacingCharacters(in: start..<stop, with: wanted))
      Issue.record("recorded; run again without RECORD_SNAPSHOTS", sourceLocation: location)
    } else if text[start..<stop] != wanted[...] {
      Issue.record(
        "\(path): '\(part)' is out of date; RECORD_SNAPSHOTS=1 writes it",
        sourceLocation: location
      )
    }
  }

  /// Writes the page.
  func write(_ text: String) throws {
    try Data(text.utf8).write(to: Repository.root.appending(path: path))
  }
}

public import Foundation
public import Testing

/// A text that is compared with a file beside the tests, byte by byte.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written anew, and every test that
/// records fails, so that a recording run can't be taken for a good one.
public struct Snapshot: Sendable {
  /// The file that holds what is expected.
  public let url: URL

  /// Creates a snapshot in the folder `Snapshots` beside a test's file.
  ///
  /// - Parameters:
  ///   - name: The snapshot's file name, such as `ten-mistakes.zh.txt`.
  ///   - file: The test's file.
  public init(_ name: String, beside file: String = #filePath) {
    url = URL(filePath: file).deletingLastPathComponent()
      .appending(components: "Snapshots", name)
  }

  /// Compares a text with the file, and records an issue where they differ.
  public func expect(_ text: String, at location: SourceLocation = #_sourceLocation) {
    do {
      if let difference = try difference(to: text) {
        Issue.record("\(url.lastPathComponent): \(difference)", sourceLocation: location)
      }
    } catch {
      Issue.record("\(url.path()): \(error)", sourceLocation: location)
    }
  }

  private func difference(to text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      return try record(text)
    }
    guard let data = try? Data(contentsOf: url) else {
      return "there is no such snapshot; RECORD_SNAPSHOTS=1 writes it"
    }
    let expected = String(decoding: data, as: UTF8.self)
    return expected.utf8.elementsEqual(text.utf8) ? nil : Self.difference(expected, text)
  }

  private func record(_ text: String) throws -> String {
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return "recorded; run again without RECORD_SNAPSHOTS"
  }

  /// Names the first line that differs.
  private static func difference(_ expected: String, _ text: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let wanted = same < old.count ? String(old[same]) : "(end)"
    let found = same < new.count ? String(new[same]) : "(end)"
    return "line \(same + 1) differs\n  expected: \(wanted)\n  found:    \(found)\n\nin:\n\(text)"
  }
}

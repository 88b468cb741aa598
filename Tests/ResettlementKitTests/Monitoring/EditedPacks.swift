import Foundation
import ResettlementKit
import StandardPacks
import Testing

/// The packs that come with the SDK, with texts of their files changed.
struct EditedPacks {
  private var sources = StandardPacks.sources
  private var isEdited = false

  /// Replaces a text that stands once in a file.
  mutating func replace(_ text: String, with other: String, in file: String) throws {
    let index = try #require(
      sources.firstIndex { $0.files.contains { $0.name == file } },
      "\(file)"
    )
    let source = sources[index]
    let files = try source.files.map { old in
      guard old.name == file else { return old }
      try #require(old.text.ranges(of: text).count == 1, "'\(text)' does not stand once in \(file)")
      return SourceText(name: file, text: old.text.replacing(text, with: other))
    }
    sources[index] = PackSource(name: source.name, files: files)
    isEdited = true
  }

  /// Takes out the lines from the one that begins with a text to the next that is indented as far
  /// as it or less.
  mutating func drop(_ key: String, in file: String) throws {
    let all = sources.flatMap(\.files)
    let text = try #require(all.first { $0.name == file }?.text, "\(file)")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = lines.indices.filter { lines[$0].trimmedStart.hasPrefix(key) }
    try #require(starts.count == 1, "'\(key)' does not stand once in \(file)")
    let start = starts[0]
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { !$0.isEmpty && $0.indent <= lines[start].indent }
    let block = lines[start..<(end ?? lines.endIndex - 1)].map { $0 + "\n" }.joined()
    try replace(block, with: "", in: file)
  }

  /// Adds a file to the pack in whose folder it is.
  mutating func add(_ text: String, as file: String) throws {
    let index = try #require(sources.firstIndex { file.hasPrefix($0.name + "/") }, "\(file)")
    let added = SourceText(name: file, text: text + "\n")
    sources[index] = PackSource(name: sources[index].name, files: sources[index].files + [added])
    isEdited = true
  }

  /// The packs with the invented district that fills the template.
  static func withDistrict() throws -> EditedPacks {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Examples/Packs/YunlingDistrict").standardizedFileURL
    var packs = EditedPacks()
    packs.sources.append(try #require(PackSource.folder(at: folder.path).source))
    packs.isEdited = true
    return packs
  }

  /// Loads one of the packs, with the libraries it may build on.
  func pack(_ id: PolicyID) throws -> PolicyPack {
    guard isEdited else {
      return try #require(Self.unedited.first { $0.description.id == id }, "no pack '\(id)'")
    }
    let loaded = PackLoader.load(
      sources.filter { source in
        source.has("id: \(id)") || source.has("kind: library") || source.has("kind: template")
      }
    )
    let mistakes = loaded.diagnostics.filter { $0.severity == .error }.map(\.message.english)
    return try #require(loaded.packs.first { $0.description.id == id }, "\(mistakes)")
  }

  private static let unedited = PackLoader.load(StandardPacks.sources).packs
}

extension PackSource {
  /// Whether a line of the manifest is this one.
  fileprivate func has(_ line: String) -> Bool {
    let manifest = files.first { $0.name == "\(name)/pack.yaml" }
    return manifest?.text.split(separator: "\n").contains(Substring(line)) ?? false
  }
}

extension String {
  fileprivate var indent: Int { prefix { $0 == " " }.count }
  fileprivate var trimmedStart: Substring { drop { $0 == " " } }
}

import Diagnostics
import Foundation
import PolicyPacks

/// The pack that the guides write step by step, taken from their fenced blocks.
struct WalkThrough {
  /// The folder of the pack, with which the labels of its blocks begin.
  static let folder = "baichuan"

  /// The files by their paths, as the last block of each has them.
  private(set) var files: [String: String] = [:]

  /// Returns the pack of the guide in a language; empty where there is no guide.
  static func pack(in language: Language) -> WalkThrough {
    let path = "Documentation/WritingAPack\(language == .chinese ? ".zh-Hans" : "").md"
    guard let page = try? Page(path) else { return WalkThrough() }
    return WalkThrough(page.blocks)
  }

  /// Takes the files of blocks.
  init(_ blocks: some Sequence<FencedBlock> = []) {
    for block in blocks { add(block) }
  }

  /// Adds the file of a block, if it is one, or makes the change that a block shows.
  private mutating func add(_ block: FencedBlock) {
    guard let file = block.file, block.language != "feel" else { return }
    files[file] = block.language == "diff" ? change(files[file] ?? "", by: block.text) : block.text
  }

  /// Puts the lines after `+` in the place of those after `-`.
  private func change(_ text: String, by difference: String) -> String {
    let lines = difference.split(separator: "\n")
    let old = lines.filter { $0.hasPrefix("-") }.map { $0.dropFirst() + "\n" }.joined()
    let new = lines.filter { $0.hasPrefix("+") }.map { $0.dropFirst() + "\n" }.joined()
    return text.replacing(old, with: new)
  }

  /// Returns the pack with a further file.
  func adding(_ name: String, _ text: String) -> WalkThrough {
    var copy = self
    copy.files["\(Self.folder)/\(name)"] = text
    return copy
  }

  /// The pack as a source.
  var source: PackSource {
    let inside = files.filter { $0.key.hasPrefix(Self.folder + "/") }
    return PackSource(
      name: Self.folder,
      files: inside.map { SourceText(name: $0.key, text: $0.value) }
    )
  }
}

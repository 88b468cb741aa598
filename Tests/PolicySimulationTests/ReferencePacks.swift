import Diagnostics
import Foundation
import PolicyPacks
import Testing

/// The reference pack, as it is or with texts changed.
enum ReferencePacks {
  private static let source: PackSource? = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return PackSource.folder(at: tests.appending(path: "Benchmarks/ReferencePack").path).source
  }()

  /// A text of a file that is replaced.
  struct Edit {
    let file: String
    let old: String
    let new: String

    init(_ file: String, _ old: String, _ new: String) {
      (self.file, self.old, self.new) = (file, old, new)
    }
  }

  /// What the reform of most tests changes: a lower tracking subsidy, a higher allowance of the old,
  /// and relief for larger workshops only.
  static let reform = [
    Edit(
      "parameters.yaml",
      "{ from: 2025-01-01, value: 500, cite: workload-r1",
      "{ from: 2025-01-01, value: 400, cite: workload-r1"
    ),
    Edit(
      "parameters.yaml",
      "{ from: 2025-01-01, value: 50, cite: workload-r10",
      "{ from: 2025-01-01, value: 80, cite: workload-r10"
    ),
    Edit(
      "r05-workshop-half-rent.yaml",
      "holds: household.is_workshop_supported",
      "holds: household.is_workshop_supported and household.workshop_workers >= 10"
    ),
  ]

  /// Loads the pack with some texts replaced.
  static func pack(_ edits: [Edit] = []) throws -> PolicyPack {
    let source = try #require(Self.source)
    var files = source.files
    for edit in edits {
      let place = try #require(files.firstIndex { $0.name.hasSuffix(edit.file) })
      let changed = files[place].text.replacing(edit.old, with: edit.new)
      #expect(changed != files[place].text, "\(edit.file) has no '\(edit.old)'")
      files[place] = SourceText(name: files[place].name, text: changed)
    }
    let loaded = PackLoader.load([PackSource(name: source.name, files: files)])
    #expect(!loaded.diagnostics.hasErrors, "\(loaded.diagnostics)")
    return try #require(loaded.packs.first)
  }
}

import Foundation
import Testing

@testable import EmbedPacksTool

@Suite struct PackFolderTests {
  @Test func `a file belongs to the nearest folder with a manifest`() throws {
    let packs = try packs([
      "North/pack.yaml": "id: north",
      "North/benefits/wage.yaml": "programme: wage",
      "North/Town/pack.yaml": "id: town",
      "North/Town/tests/wage.yaml": "tests: []",
    ])
    #expect(packs.map(\.path) == ["North", "North/Town"])
    #expect(
      packs.map { $0.files.map(\.path) } == [
        ["benefits/wage.yaml", "pack.yaml"], ["pack.yaml", "tests/wage.yaml"],
      ]
    )
  }

  @Test func `what is no pack file, or in no pack, is left out`() throws {
    let packs = try packs([
      "Tool/Tool.swift": "print()",
      "stray.yaml": "a: 1",
      "South/pack.yaml": "id: south",
      "South/README.md": "read me",
      "South/table.dmn": "<definitions/>",
      "South/.swap.yaml": "a: 1",
    ])
    #expect(
      packs == [
        PackFolder(
          path: "South",
          files: [
            PackFolder.File(path: "pack.yaml", text: "id: south"),
            PackFolder.File(path: "table.dmn", text: "<definitions/>"),
          ]
        )
      ]
    )
  }

  @Test func `a file that is not UTF-8 is named`() throws {
    let error = #expect(throws: UnreadableFile.self) {
      try packs(["West/pack.yaml": "id: west"], raw: ["West/bad.yaml": Data([0xd6, 0xd0])])
    }
    #expect(error?.path.hasSuffix("West/bad.yaml") == true)
  }

  /// Writes files into a folder for the moment, and finds the packs in it.
  private func packs(_ texts: [String: String], raw: [String: Data] = [:]) throws -> [PackFolder] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, bytes) in raw.merging(texts.mapValues { Data($0.utf8) }, uniquingKeysWith: { $1 }) {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try bytes.write(to: file)
    }
    return try PackFolder.all(below: folder)
  }
}

import Diagnostics
import Foundation
import PolicyPacks
import StandardPacks
import Testing

@Suite struct StandardPacksTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../../Plugins")
    .standardizedFileURL

  @Test func `there are packs, each with a manifest of its own`() {
    #expect(!StandardPacks.sources.isEmpty)
    for source in StandardPacks.sources {
      let manifests = source.files.count { $0.name == "\(source.name)/pack.yaml" }
      #expect(manifests == 1, "\(source.name)")
    }
  }

  @Test func `packs and their files come in the order of their names`() {
    let names = StandardPacks.sources.map(\.name)
    #expect(names == names.sorted())
    for source in StandardPacks.sources {
      let files = source.files.map(\.name)
      #expect(files == files.sorted(), "\(source.name)")
    }
  }

  @Test func `every pack file of the folder is compiled in, byte for byte`() throws {
    let files = StandardPacks.sources.flatMap(\.files)
    let embedded = Dictionary(files.map { ($0.name, Data($0.bytes)) }, uniquingKeysWith: +)
    #expect(embedded == (try Self.packFiles()))
  }

  /// The bytes of each pack file below the folder of packs, by path.
  private static func packFiles() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".yaml") || path.hasSuffix(".dmn") {
      files[path] = try Data(contentsOf: folder.appending(path: path))
    }
    return files
  }
}

import Diagnostics
import Foundation
import Testing

@testable import PolicyPacks

@Suite struct PackSourceTests {
  /// A folder that is there during a test.
  private final class Folder {
    let path = NSTemporaryDirectory() + "packs-" + UUID().uuidString

    init(_ files: [String]) throws {
      for file in files { try write("x: y\n", to: file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) throws {
      let url = URL(fileURLWithPath: path + "/" + file)
      let folder = url.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func link(_ file: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: path + "/" + file,
        withDestinationPath: target
      )
    }

    func names(_ source: PackSource) -> [String] {
      source.files.map { String($0.name.dropFirst(path.utf8.count + 1)) }
    }
  }

  @Test func `finds every pack below a folder, each with its own files`() throws {
    let folder = try Folder([
      "b/pack.yaml", "b/z/r.yaml", "b/a.yaml", "b/in/pack.yaml", "b/in/i.yaml", "a/x/pack.yaml",
      "b/.hidden/h.yaml", "b/notes.txt", "stray.yaml",
    ])
    let (sources, diagnostics) = PackSource.discover(under: folder.path)
    #expect(diagnostics.isEmpty)
    #expect(
      sources.map(folder.names) == [
        ["a/x/pack.yaml"], ["b/a.yaml", "b/pack.yaml", "b/z/r.yaml"],
        ["b/in/i.yaml", "b/in/pack.yaml"],
      ]
    )
  }

  @Test func `reads a single pack without those below it`() throws {
    let folder = try Folder(["pack.yaml", "a.yaml", "in/pack.yaml"])
    let source = try #require(PackSource.folder(at: folder.path).source)
    #expect(folder.names(source) == ["a.yaml", "pack.yaml"])
  }

  @Test func `says so where there is no pack and no folder`() throws {
    let folder = try Folder(["a.yaml"])
    #expect(PackSource.discover(under: folder.path).diagnostics.map(\.code) == ["pack.no-manifest"])
    let missing = PackSource.discover(under: folder.path + "/none")
    #expect(missing.diagnostics.map(\.code) == ["pack.unreadable-file"])
  }

  @Test func `refuses a huge file by a look at its first bytes`() throws {
    let folder = try Folder(["pack.yaml", "huge.yaml"])
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/huge.yaml"))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    let clock = ContinuousClock()
    let start = clock.now
    let (sources, diagnostics) = PackSource.discover(under: folder.path)
    #expect(clock.now - start < .seconds(1))
    #expect(diagnostics.map(\.code) == ["pack.file-too-large"])
    #expect(sources.map(folder.names) == [["pack.yaml"]])
  }

  @Test func `keeps to its limits`() throws {
    let folder = try Folder(["pack.yaml", "a.yaml", "b.yaml", "c/d/e.yaml"])
    func codes(_ limits: PackSourceLimits) -> [String] {
      PackSource.discover(under: folder.path, limits: limits).diagnostics.map(\.code)
    }
    #expect(codes(PackSourceLimits(files: 2)) == ["pack.too-many-files"])
    #expect(codes(PackSourceLimits(totalBytes: 6)) == ["pack.too-much"])
    #expect(codes(PackSourceLimits(depth: 1)) == ["pack.too-deep"])
  }

  @Test func `follows no link out of the folder and none in a circle`() throws {
    let folder = try Folder(["pack.yaml", "a.yaml", "sub/b.yaml"])
    try folder.link("sub/loop", to: folder.path)
    try folder.link("alias.yaml", to: folder.path + "/a.yaml")
    try folder.link("out.yaml", to: "/etc/hostname")
    let (sources, diagnostics) = PackSource.discover(under: folder.path)
    #expect(diagnostics.map(\.code) == ["pack.link-outside"])
    #expect(sources.map(folder.names) == [["a.yaml", "alias.yaml", "pack.yaml", "sub/b.yaml"]])
  }
}

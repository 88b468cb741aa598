import Foundation
import Testing

@Suite struct DocCommandTests {
  private let folder: URL
  private var out: String { folder.appending(path: "site").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "doc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func doc(_ pack: String = Fixture.path("Liuwan")) -> CommandRun {
    CommandRun("doc", pack, "--out", out)
  }

  private func isFile(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(out)/\(path)")
  }

  /// What is beside the site: nothing that was written on the way may stay.
  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test func `a site is written`() {
    let run = doc()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("pages written to"))
    #expect(isFile("index.html") && isFile("zh/index.html") && isFile("en/index.html"))
    #expect(isFile("assets/style.css") && isFile("zh/liuwan/index.html"))
    #expect(names == ["site"])
  }

  @Test func `a site takes the place of an earlier one`() throws {
    #expect(doc().status == 0)
    let stale = "\(out)/zh/liuwan/rules/gone.html"
    try Data().write(to: URL(filePath: stale))
    #expect(doc().status == 0)
    #expect(!FileManager.default.fileExists(atPath: stale) && isFile("index.html"))
    #expect(names == ["site"])
  }

  @Test func `an empty folder is used`() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    #expect(doc().status == 0)
    #expect(isFile("index.html"))
  }

  @Test func `a folder with something else is left alone`() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: "\(out)/notes.txt"))
    let run = doc()
    #expect(run.status == 1)
    #expect(run.errors.contains("[command.folder-in-use]"))
    #expect(isFile("notes.txt") && !isFile("index.html"))
  }

  @Test func `a file is not overwritten`() throws {
    try Data("mine".utf8).write(to: URL(filePath: out))
    let run = doc()
    #expect(run.status == 1)
    #expect(run.errors.contains("[command.not-a-folder]"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "mine")
  }

  @Test func `a site that can't be written leaves nothing`() throws {
    let file = folder.appending(path: "file")
    try Data().write(to: file)
    let run = CommandRun("doc", Fixture.path("Liuwan"), "--out", "\(file.path)/site")
    #expect(run.status == 1)
    #expect(run.errors.contains("[command.unwritable-file]"))
    #expect(names == ["file"])
  }

  @Test func `packs with mistakes make no site`() {
    let run = doc(Fixture.path("TenMistakes"))
    #expect(run.status == 1)
    #expect(run.errors.contains("error:"))
    #expect(names.isEmpty)
  }
}

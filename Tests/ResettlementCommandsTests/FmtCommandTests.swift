import Testing

/// The formatting of packs from the command line.
@Suite struct FmtCommandTests {
  private let folder: TemporaryFolder
  private static let untidy = "format: 1\r\nid:   tidy\n\n\n\ndocuments:\n- id: tidy\n"
  private static let tidy = "format: 1\nid: tidy\n\ndocuments:\n  - id: tidy\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.untidy.utf8, to: "tidy/pack.yaml")
    try folder.write(Self.tidy.utf8, to: "tidy/more/lists.yaml")
    try folder.write("not:   mine\n".utf8, to: "tidy/.hidden/lists.yaml")
  }

  @Test func `writes what changes, and lists it`() {
    let run = CommandRun("fmt", folder.path)
    #expect(run.lines == ["\(folder.path)/tidy/pack.yaml", "2 files, 1 formatted"])
    #expect(run.status == 0)
    #expect(folder.text(of: "tidy/pack.yaml") == Self.tidy)
    #expect(folder.text(of: "tidy/.hidden/lists.yaml") == "not:   mine\n")
    #expect(CommandRun("fmt", folder.path).lines == ["2 files, 0 formatted"])
  }

  @Test func `with --check lists what would change, writes nothing and fails`() {
    let run = CommandRun("fmt", "--check", "--lang", "zh", folder.path)
    #expect(run.lines == ["\(folder.path)/tidy/pack.yaml", "2 个文件，其中 1 个需要整理"])
    #expect(run.status == 1)
    #expect(folder.text(of: "tidy/pack.yaml") == Self.untidy)
  }

  @Test func `takes files, and folders within a pack`() {
    let path = folder.path + "/tidy"
    #expect(
      CommandRun("fmt", path + "/more", path + "/more/lists.yaml").lines == ["1 file, 0 formatted"]
    )
    #expect(CommandRun("fmt", path + "/pack.yaml").lines.last == "1 file, 1 formatted")
  }

  @Test func `a file with mistakes is reported and left alone, the others are formatted`() throws {
    let broken = "a:   [1\nb:  2\n"
    try folder.write(broken.utf8, to: "tidy/broken.yaml")
    let run = CommandRun("fmt", folder.path)
    #expect(run.errors.contains("broken.yaml:2:2: error"))
    #expect(run.status == 1)
    #expect(folder.text(of: "tidy/broken.yaml") == broken)
    #expect(folder.text(of: "tidy/pack.yaml") == Self.tidy)
  }

  @Test func `a path that leads nowhere is an error`() {
    #expect(CommandRun("fmt", folder.path + "/none.yaml").status == 1)
    #expect(CommandRun("fmt", folder.path + "/tidy/none").errors.contains("unreadable"))
  }
}

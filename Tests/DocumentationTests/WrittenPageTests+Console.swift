import Diagnostics
import ResettlementCommands
import Testing

extension WrittenPageTests {
  /// The commands that pages show, with what they print.
  @Suite(.serialized) struct ConsoleBlocks {
    static let pages = [
      ("README.md", Language.english),
      ("README.zh-Hans.md", .chinese),
      ("Documentation/WritingAPack.md", .english),
      ("Documentation/WritingAPack.zh-Hans.md", .chinese),
    ]

    @Test(arguments: pages)
    func `commands print what the page says`(path: String, language: Language) throws {
      let page = try Page(path)
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      var walk = WalkThrough()
      var shown = page.text
      for block in page.blocks.reversed() where block.language == "console" {
        walk = WalkThrough(page.blocks.prefix { $0.range.lowerBound < block.range.lowerBound })
        try folder.write(walk.files)
        let command = block.text.prefix { $0 != "\n" }
        shown.replaceSubrange(
          block.range,
          with: "\(command)\n" + folder.output(of: command, in: language)
        )
      }
      try expect(shown, on: page)
    }

    private func expect(_ shown: String, on page: Page) throws {
      guard shown != page.text else { return }
      if Repository.isRecording {
        try page.write(shown)
        Issue.record("recorded; run again without RECORD_SNAPSHOTS")
      } else {
        Issue.record("\(page.path): a command prints something else; RECORD_SNAPSHOTS=1 writes it")
      }
    }
  }
}

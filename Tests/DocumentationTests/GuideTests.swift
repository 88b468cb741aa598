import Diagnostics
import PolicyPacks
import ResettlementCore
import Testing

/// The guides to writing packs, whose examples must hold.
@Suite struct GuideTests {
  @Test(arguments: Language.allCases)
  func `the pack of a guide has no mistakes`(language: Language) {
    let loaded = PackLoader.load([WalkThrough.pack(in: language).source])
    #expect(DiagnosticRenderer(language: .english).report(loaded.diagnostics) == "")
    #expect(loaded.packs.first?.rules.count == 11)
    #expect(loaded.packs.first?.procedures.map(\.id) == ["job_help"])
  }

  @Test(arguments: Language.allCases)
  func `the tests of a guide pass`(language: Language) throws {
    let loaded = PackLoader.load([WalkThrough.pack(in: language).source])
    let report = PackTestRunner(try #require(loaded.packs.first)).run()
    #expect(report.passed == 11)
    #expect(report.failed == 0)
  }

  @Test(arguments: Language.allCases)
  func `every expression of a guide can be used in a pack`(language: Language) throws {
    let lines = try Self.expressions(in: language)
    #expect(lines.count > 20)
    for (kind, line) in lines {
      let text = "definitions:\n  \(kind).tried:\n    title: 试写\n    value: |\n      \(line)\n"
      let pack = WalkThrough.pack(in: language).adding("tried.yaml", text)
      let report = DiagnosticRenderer(language: .english).report(
        PackLoader.load([pack.source]).diagnostics.filter { $0.severity == .error }
      )
      #expect(report == "")
    }
  }

  @Test(arguments: Language.allCases)
  func `the quick way of a guide makes a pack that passes`(language: Language) throws {
    let path = "Documentation/WritingAPack\(language == .chinese ? ".zh-Hans" : "").md"
    let commands = try Page(path).blocks.filter { $0.language == "sh" }
      .flatMap { $0.text.split(separator: "\n") }
    #expect(commands.count == 3)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let answers = ["", "清川县后续扶持", "", "county", "清川县", "", "2024-03-01", "办法", "县政府", ""]
    let statuses = commands.map {
      folder.status(of: $0, naming: "qingchuan", answers, in: language)
    }
    #expect(statuses == [0, 0, 0])
  }

  /// The lines of the blocks of expressions, each with the kind of subject it is about.
  private static func expressions(in language: Language) throws -> [(String, String)] {
    let path = "Documentation/WritingAPack\(language == .chinese ? ".zh-Hans" : "").md"
    return try Page(path).blocks.filter { $0.language == "feel" }.flatMap { block in
      block.text.split(separator: "\n").map { (block.file ?? "", String($0)) }
    }
  }
}

import Diagnostics
import Testing

/// The pages that tests can write anew, one after the other so that none undoes another's work.
@Suite(.serialized) enum WrittenPageTests {}

extension WrittenPageTests {
  /// The parts of pages that are written from the software.
  @Suite(.serialized) struct GeneratedParts {
    static let guides = [
      (Language.english, "Documentation/WritingAPack.md"),
      (Language.chinese, "Documentation/WritingAPack.zh-Hans.md"),
    ]

    @Test func `facts are listed as they are declared`() throws {
      try Page("Documentation/Facts.md").expect("facts", is: FactTables.text)
    }

    @Test(arguments: guides)
    func `keys are listed as packs are read`(language: Language, path: String) throws {
      try Page(path).expect("keys", is: KeyTables(language: language).text)
    }

    @Test(arguments: [
      (Language.english, "Documentation/Exchange.md"),
      (Language.chinese, "Documentation/Exchange.zh-Hans.md"),
    ])
    func `places in SPDCI are listed as they are written`(language: Language, path: String) throws {
      try Page(path).expect("spdci", is: SPDCITables(language: language).text)
    }

    @Test(arguments: guides)
    func `units are listed as they are known`(language: Language, path: String) throws {
      try Page(path).expect("units", is: UnitTable(language: language).text)
    }

    @Test(arguments: guides)
    func `mistakes are listed with what is said of them`(language: Language, path: String) throws {
      try Page(path).expect("mistakes", is: MistakeTable(language: language).text)
    }
  }
}

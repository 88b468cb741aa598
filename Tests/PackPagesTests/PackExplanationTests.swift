import Diagnostics
import PackPages
import Tabular
import TestSupport
import Testing

@Suite struct PackExplanationTests {
  private func explanation(
    of name: String?,
    _ language: Language = .english
  ) throws -> PackExplanation {
    try PackExplanation(of: name, in: "baichuan", among: SmallPacks.sources, language: language)
  }

  @Test(arguments: Language.allCases)
  func `a rule is explained as reviewed`(language: Language) throws {
    let text = try explanation(of: "travel_subsidy", language).text
    Snapshot("explain-rule.\(language.rawValue).txt").expect(text)
  }

  @Test(arguments: Language.allCases)
  func `a clause is explained as reviewed`(language: Language) throws {
    let text = try explanation(of: "baichuan-05", language).text
    Snapshot("explain-clause.\(language.rawValue).txt").expect(text)
  }

  @Test func `an explanation for programs says the same, and what leads where`() throws {
    let json = try explanation(of: "travel_subsidy").json
    Snapshot("explain-rule.json").expect(JSONWriter(.pretty).text(of: json) + "\n")
  }

  @Test func `a title is as good as a name`() throws {
    #expect(try explanation(of: "外出务工交通补贴").text == explanation(of: "travel_subsidy").text)
  }

  @Test(arguments: ["granting", "months_min", "months_counted", "placement.distance", nil])
  func `other things of a pack are explained as well`(name: String?) throws {
    #expect(try explanation(of: name).text.split(separator: "\n").count > 3)
  }

  @Test(arguments: Language.allCases)
  func `a paper is explained as reviewed`(language: Language) throws {
    let text = try explanation(of: "notice", language).text
    Snapshot("explain-paper.\(language.rawValue).txt").expect(text)
  }

  @Test func `a paper is explained by its title and a topic of two places by its name`() throws {
    #expect(try explanation(of: "补贴公示").text == explanation(of: "notice").text)
    #expect(try explanation(of: "clue").text.contains("receiving place"))
    #expect(try explanation(of: "风险线索").text == explanation(of: "clue").text)
  }

  @Test func `a parameter that a value called like a key is made of is told of`() throws {
    let text = try explanation(of: "notice").text
    #expect(text.contains("days of publication\n    - from 2024-01-01, 7 days"))
  }

  @Test func `the pack as a whole tells of its papers and places`() throws {
    let text = try explanation(of: nil).text
    #expect(text.contains("notice of subsidies") && text.contains("clues of risk"))
  }

  @Test func `what the pack builds on is explained as well`() throws {
    #expect(try explanation(of: "person.is_relocated").text.contains("is relocated"))
  }

  @Test func `a name that is nearly right is answered with the right one`() {
    #expect(throws: PackExplanation.Failure.noSuchName(nearest: "travel_subsidy")) {
      try explanation(of: "travel_subsidi")
    }
  }

  @Test func `a pack that is not there is said to be none`() {
    #expect(throws: PackExplanation.Failure.noSuchPack) {
      try PackExplanation(of: nil, in: "nowhere", among: SmallPacks.sources, language: .english)
    }
  }
}

import Diagnostics
import PolicyPacks
import Testing
import TestSupport

/// What is wrong with papers is reported when they are loaded, at its characters.
@Suite struct PaperMistakeTests {
  /// A paper with a mistake between the marks, and the code that it gets.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let code: String
    let paper: MarkedText
    var testDescription: String {
      code + ": " + (paper.text.split(separator: "\n").last ?? "")
    }

    init(_ code: String, _ use: String, _ rest: String) {
      self.code = code
      paper = MarkedText(PaperPack.head(use) + rest)
    }
  }

  private static let inPublic = [
    Wrong(
      "pack.publishes-name",
      "publication",
      "blocks: [ { fields: { head: 1️⃣household.name2️⃣ } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "blocks: [ { fields: { ill: 1️⃣household.has_ill_member2️⃣ } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "announcement",
      "blocks: [ { fields: { n: { value: 1️⃣household.head_name2️⃣, mask: name } } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "announcement",
      "blocks: [ { fields: { n: { value: 1️⃣household.head.identity_number2️⃣, mask: name } } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "blocks: [ { table: { rows: household.members, columns: { p: 1️⃣person.phone2️⃣ } } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "blocks: [ { fields: { n: '1️⃣household.members.name2️⃣' } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "when: 1️⃣household.has_ill_member2️⃣\nblocks: [ { list: { columns: { n: household.size } } } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "values: { ill: 'if 1️⃣household.is_in_minimum_living2️⃣ then 1 else 2' }\nblocks: [ { text: '{ill}' } ]"
    ),
    Wrong(
      "pack.publishes-private-fact",
      "publication",
      "blocks: [ { list: { columns: { n: household.size }, "
        + "order: [1️⃣household.is_in_minimum_living2️⃣] } } ]"
    ),
  ]

  private static let others = [
    Wrong("pack.paper-without-step", "form", "for: 1️⃣identification2️⃣\nblocks: [ { blank: 2 } ]"),
    Wrong(
      "pack.unknown-procedure",
      "form",
      "for: 1️⃣identity.visit2️⃣\nblocks: [ { blank: 2 } ]"
    ),
    Wrong(
      "pack.unknown-step",
      "form",
      "for: 1️⃣identification.visits2️⃣\nblocks: [ { blank: 2 } ]"
    ),
    Wrong(
      "pack.unknown-evidence",
      "form",
      "for: { step: identification.visit, evidence: 1️⃣入户2️⃣ }\nblocks: [ { blank: 2 } ]"
    ),
    Wrong("pack.unknown-paper-value", "form", "blocks: [ { text: '致{1️⃣head2️⃣}：' } ]"),
    Wrong("pack.stray-brace", "form", "blocks: [ { text: '致1️⃣{2️⃣head' } ]"),
    Wrong("pack.stray-brace", "form", "blocks: [ { text: '致head1️⃣}2️⃣' } ]"),
    Wrong("pack.not-printable", "form", "blocks: [ { fields: { h: 1️⃣household.head2️⃣ } } ]"),
    Wrong(
      "pack.rows-not-subjects",
      "form",
      "blocks: [ { table: { rows: 1️⃣household.size2️⃣, columns: { n: household.size } } } ]"
    ),
    Wrong(
      "pack.total-of-no-number",
      "form",
      "blocks: [ { list: { columns: { 1️⃣n2️⃣: { value: household.origin_place, total: true } } } } ]"
    ),
    Wrong(
      "feel.unknown-name",
      "form",
      "blocks: [ { list: { columns: { n: household.size } } }, { fields: { x: 1️⃣household2️⃣.size } } ]"
    ),
    Wrong("pack.undeclared-unit", "form", "blocks: [ { seal: 1️⃣镇政府2️⃣ } ]"),
    Wrong("pack.unknown-word", "1️⃣poster2️⃣", "blocks: [ { blank: 2 } ]"),
    Wrong("pack.conflicting-keys", "form", "blocks: [ { blank: 2, 1️⃣text2️⃣: x } ]"),
  ]

  @Test(arguments: inPublic + others)
  func `is reported at its place`(wrong: Wrong) throws {
    let loaded = PaperPack.load(wrong.paper.text)
    let found = try #require(
      loaded.diagnostics.first { $0.code == wrong.code },
      "\(loaded.diagnostics.map { "\($0.code) \($0.message.english)" })"
    )
    #expect(found.range?.bytes == wrong.paper[1]..<wrong.paper[2])
    #expect(loaded.packs.isEmpty)
  }

  @Test func `what is left out of public papers may stand in a form`() throws {
    for wrong in Self.inPublic {
      let text = wrong.paper.text.replacing(/use: \w+/, with: "use: form")
      #expect(PaperPack.load(text).packs.count == 1, "\(wrong.testDescription)")
    }
  }

  @Test func `two lists are one too many`() {
    let list = "{ list: { columns: { n: household.size } } }"
    let loaded = PaperPack.load(PaperPack.head("form") + "blocks: [ \(list), \(list) ]")
    #expect(loaded.diagnostics.map(\.code) == ["pack.second-list"])
  }

  @Test func `a paper is about what its procedure is about`() {
    let paper = PaperPack.head("form").replacing("subject: household", with: "subject: person")
    let loaded = PaperPack.load(paper + "for: identification.visit\nblocks: [ { blank: 2 } ]")
    #expect(loaded.diagnostics.map(\.code) == ["pack.paper-of-other-subject"])
  }
}

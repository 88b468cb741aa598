import Diagnostics
import Foundation
import PackPages
import PolicyPacks
import Testing

@Suite struct HostilePackTests {
  private static let attack = "<script>alert(1)</script>\\\"' onload=x javascript:x &lt; \\u202E"

  /// A pack with markup in every text and name that pages show.
  private static var site: Site {
    let files = [
      (
        "pack.yaml",
        """
        format: 1
        id: "h<b>\(attack)"
        version: "\(attack)"
        title: { zh-Hans: "\(attack)", en: "\(attack)" }
        rank: "\(attack)"
        region: { name: "\(attack)" }
        rules_from: "\(attack)"
        documents: [ { id: x, title: "\(attack)", issuer: "\(attack)", number: "\(attack)" } ]
        units: [ "\(attack)" ]
        """
      ),
      (
        "../../\(attack).yaml",
        """
        clauses:
          - id: "x-\(attack)"
            place: "\(attack)"
            heading: "\(attack)"
            gist: "\(attack)"
            responsible: [ { unit: "\(attack)", role: lead } ]
            obligations: [ { kind: "\(attack)", force: "\(attack)", gist: "\(attack)", status: "\(attack)" } ]
        parameters:
          "\(attack)":
            title: "\(attack)"
            unit: "\(attack)"
            values: [ { from: 2024-01-01, value: "\(attack)", cite: "\(attack)" } ]
        tests: [ { name: "\(attack)", on: "\(attack)", use: "\(attack)", expect: [ { rule: "../../x", verdict: "\(attack)" } ] } ]
        """
      ),
      (
        "p.yaml",
        """
        procedure: "../../../x\(attack)"
        title: "\(attack)"
        steps: { "\(attack)": { title: "\(attack)", actor: "\(attack)", when: "\(attack)", next: ["\(attack)"] } }
        ends: {}
        """
      ),
      (
        "paper.yaml",
        """
        paper: "../../paper\(attack)"
        title: "\(attack)"
        cite: "\(attack)"
        use: publication
        subject: "\(attack)"
        for: [ "\(attack).\(attack)", { step: "\(attack).x", evidence: "\(attack)" } ]
        when: "\(attack)"
        values: { "\(attack)": { title: "\(attack)", value: "\(attack)", mask: "\(attack)" } }
        blocks:
          - heading: "\(attack)"
          - text: "{\(attack)} {"
          - fields: { "\(attack)": "\(attack)" }
          - table: { rows: "\(attack)", columns: { "\(attack)": "\(attack)" }, order: [ "\(attack)" ] }
          - blank: { title: "\(attack)", lines: "\(attack)" }
          - signatures: [ "\(attack)" ]
          - seal: "\(attack)"
        """
      ),
      (
        "places.yaml",
        """
        places:
          - topic: "\(attack)"
            reading: "\(attack)"
            by_option: { "\(attack)": "\(attack)" }
            helped_by: "\(attack)"
            units: { "\(attack)": "\(attack)" }
            cite: "\(attack)"
          - { topic: "\(attack)", place: "\(attack)", from: "\(attack)" }
        messages: { "\(attack)": { sent: "\(attack)", topic: "\(attack)" } }
        """
      ),
      ("r.yaml", "programme: \"..\"\ntitle: \"\(attack)\"\nwhen: { a: \"\(attack)\" }\n"),
    ]
    return Site(PackSite([SmallPacks.source("hostile", files)]))
  }

  @Test func `a pack can't put markup or script on a page`() {
    let pages = Self.site.pages
    #expect(pages.count > 10)
    for page in pages {
      #expect(!page.html.contains("<script>"), "\(page.path)")
      #expect(!page.html.contains("<b>"), "\(page.path)")
      #expect(page.html.components(separatedBy: "<script").count <= 2, "\(page.path)")
    }
  }

  @Test func `a pack can't end an attribute`() {
    for page in Self.site.pages {
      #expect(!page.html.contains("\" onload") && !page.html.contains("' onload"), "\(page.path)")
    }
  }

  @Test func `a pack can't choose where a link leads`() {
    for page in Self.site.pages {
      for link in Site.values(of: "href=\"", in: page.html) {
        #expect(!link.contains(":"), "\(page.path): \(link)")
      }
    }
  }

  @Test func `a pack can't turn the direction of a text`() {
    for page in Self.site.pages { #expect(!page.html.contains("\u{202E}"), "\(page.path)") }
    #expect(Self.site.pages.contains { $0.html.contains("U+202E") })
  }

  @Test func `no file is written outside the site`() {
    for path in Self.site.files.keys {
      let steps = path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(!steps.contains("..") && !steps.contains("") && !steps.contains("."), "\(path)")
    }
  }

  @Test func `the search index holds no markup`() {
    for language in ["zh", "en"] {
      let index = Self.site.files["assets/search-\(language).js"] ?? ""
      #expect(index.hasPrefix("packSearch(") && !index.contains("<"))
    }
  }
}

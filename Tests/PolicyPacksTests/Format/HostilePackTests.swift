import Diagnostics
import Testing

@testable import PolicyPacks

@Suite struct HostilePackTests {
  private func codes(_ files: [String: String]) -> [String] {
    PackReader.read([GoodPack.source(files)]).diagnostics.map(\.code)
  }

  @Test(arguments: ["2", "17", "99999999999999999999999"])
  func `refuses a newer format and says nothing else`(_ version: String) {
    let manifest = "format: \(version)\nshape_of_tomorrow: yes\n"
    let (model, diagnostics) = PackReader.read(GoodPack.source(["port/pack.yaml": manifest]))
    #expect(model == nil)
    #expect(diagnostics.map(\.code) == ["pack.newer-format"])
    #expect(diagnostics.first?.range?.text == version)
  }

  @Test func `reads the other files of a pack whose manifest is broken`() throws {
    let programme = GoodPack.programme.replacing("subject: placement", with: "subject: placment")
    let (model, diagnostics) = PackReader.read(
      GoodPack.source([
        "port/pack.yaml": "format: 1\nid: [river\n", "port/benefits/tracking.yaml": programme,
      ])
    )
    #expect(model?.hasWholeManifest == false)
    #expect(diagnostics.contains { $0.code == "pack.unknown-subject" })
    #expect(diagnostics.contains { $0.code.hasPrefix("yaml.") })
    #expect(!diagnostics.contains { $0.code == "pack.missing-key" })
  }

  @Test func `says of a truncated file only where it breaks off`() {
    let truncated = String(GoodPack.programme.prefix(500))
    #expect(codes(["port/benefits/tracking.yaml": truncated]).allSatisfy { $0.hasPrefix("yaml.") })
  }

  @Test(arguments: 0..<40)
  func `survives a cut anywhere`(_ step: Int) {
    for (name, text) in GoodPack.files {
      let cut = String(text.prefix(text.count * step / 40))
      _ = PackReader.read([GoodPack.source([name: cut])])
    }
  }

  @Test func `asks for a manifest where there is none or an empty one`() {
    let source = PackSource(name: "port", files: [])
    #expect(PackReader.read(source).diagnostics.map(\.code) == ["pack.no-manifest"])
    let (_, diagnostics) = PackReader.read(GoodPack.source(["port/pack.yaml": "# nothing\n"]))
    #expect(diagnostics.map(\.code) == ["pack.empty-manifest"])
  }

  @Test func `leaves a value that YAML has cut off to YAML's own report`() {
    let rule =
      "norm: n\ntitle: 标准\ncite: port-05\nforce: must\nsubject: site\nmeasure: [1] = x\nat_least: 1\n"
    let found = codes(["port/odd.yaml": rule])
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("yaml.") })
  }

  @Test func `reports a misspelt key once, not as missing too`() {
    let rule =
      "norm: n\ntitel: 标准\ncites: port-05\nforce: must\nsubject: site\nmeasure: 1\nat_lest: 1\n"
    #expect(codes(["port/odd.yaml": rule]) == Array(repeating: "pack.unknown-key", count: 3))
  }

  @Test func `takes a file of lists for what it is, whatever stands in it`() {
    #expect(codes(["port/odd.yaml": "- a\n- b\n"]) == ["pack.wrong-kind"])
    #expect(codes(["port/odd.yaml": "just a text\n"]) == ["pack.wrong-kind"])
    #expect(codes(["port/odd.yaml": "# only a comment\n"]) == [])
    #expect(codes(["port/odd.yaml": "parmeters: {}\n"]) == ["pack.unknown-key"])
  }

  @Test func `ends within a second on a pack of nothing but mistakes`() {
    let cites = (0..<20_000).map { "prot-\($0)" }.joined(separator: ", ")
    let rule =
      "norm: n\ntitle: 标准\ncite: [\(cites)]\nforce: must\nsubject: site\nmeasure: 1\nat_least: 1\n"
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(codes(["port/odd.yaml": rule]).count == 20_000)
    }
    #expect(time < .seconds(5))
  }

  @Test func `reads conditions as deep as YAML allows`() {
    let depth = 25
    let deep =
      String(repeating: "{ all: { x: ", count: depth) + "true"
      + String(repeating: " } }", count: depth)
    let rule = "classification: c\ntitle: 认定\ncite: port-05\nsubject: site\nwhen: { y: \(deep) }\n"
    #expect(codes(["port/odd.yaml": rule]) == [])
  }
}

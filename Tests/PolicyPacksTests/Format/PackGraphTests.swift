import Diagnostics
import Testing

@testable import PolicyPacks

@Suite struct PackGraphTests {
  /// A small pack with more lines in its manifest and files beside it.
  private func pack(
    _ id: String,
    _ lines: String = "",
    kind: String = "library",
    files: [String: String] = [:]
  ) -> PackSource {
    let manifest = """
      format: 1
      id: \(id)
      version: 1.0.0
      kind: \(kind)
      title: 包
      rank: county
      region: { name: 甲地 }
      rules_from: \(kind == "template" ? "blank" : "2023-01-01")
      documents: [{ id: \(id), title: 文件, issuer: 甲 }]
      \(lines)

      """
    let all = files.merging(["pack.yaml": manifest]) { $1 }
    let texts = all.map { SourceText(name: "\(id)/\($0.key)", text: $0.value) }
    return PackSource(name: id, files: texts)
  }

  private func marks(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.code) \($0.range?.source.name ?? "") \($0.range?.text ?? "")" }
  }

  @Test func `puts each pack after those that it builds on`() {
    let (models, diagnostics) = PackReader.read([
      pack("a", "requires: [b, c]"), pack("b", "requires: c"), pack("c"),
    ])
    #expect(models.map(\.id) == ["c", "b", "a"])
    #expect(diagnostics.isEmpty)
  }

  @Test func `names a pack that requires itself`() {
    let (_, diagnostics) = PackReader.read([pack("a", "requires: a")])
    #expect(marks(diagnostics) == ["pack.requires-itself a/pack.yaml a"])
  }

  @Test func `names all places of a circle`() {
    let (models, diagnostics) = PackReader.read([
      pack("a", "requires: b"), pack("b", "requires: c"), pack("c", "requires: a"),
    ])
    #expect(marks(diagnostics) == ["pack.requirement-circle c/pack.yaml a"])
    #expect(
      diagnostics.first?.notes.map { $0.range?.source.name } == ["a/pack.yaml", "b/pack.yaml"]
    )
    #expect(models.count == 3)
  }

  @Test func `names both of two packs with one id`() {
    let other = PackSource(
      name: "other",
      files: pack("a").files.map { SourceText(name: "other/pack.yaml", text: $0.text) }
    )
    let (models, diagnostics) = PackReader.read([pack("a"), other])
    #expect(marks(diagnostics) == ["pack.duplicate-pack other/pack.yaml a"])
    #expect(diagnostics.first?.notes.first?.range?.source.name == "a/pack.yaml")
    #expect(models.count == 1)
  }

  @Test func `knows clauses of required packs only`() {
    let clauses = "clauses: [{ id: b-1, place: 一, heading: 一 }]\n"
    let rule =
      "norm: n\ntitle: 标准\ncite: [b-1, readings-global]\nforce: must\nsubject: site\n"
      + "measure: 1\nat_least: 1\n"
    let wide = pack("b", files: ["c.yaml": clauses])
    let uses = pack("a", "requires: b", files: ["n.yaml": rule])
    let loner = pack("d", files: ["n.yaml": rule])
    let (_, diagnostics) = PackReader.read([uses, wide, loner])
    #expect(marks(diagnostics) == ["pack.unknown-clause d/n.yaml b-1"])
  }

  // MARK: Templates

  private static let blanks = """
    parameters:
      start: { title: 起始年, type: date, blank: 起始日期 }
      share: { title: 比例, unit: percent, blank: 比例 }

    """

  @Test func `lists the blanks that a pack leaves`() {
    let template = pack("t", kind: "template", files: ["p.yaml": Self.blanks])
    let filled =
      "parameters:\n  start:\n    type: date\n    values:\n"
      + "      - { from: 2023-01-01, to: 2024-01-01, value: 2023-01-01, cite: t-1 }\n"
    let clauses = "clauses: [{ id: t-1, place: 一, heading: 一 }]\n"
    let whole = pack("t", kind: "template", files: ["p.yaml": Self.blanks, "c.yaml": clauses])
    let some = pack("a", "fills: t", kind: "pack", files: ["p.yaml": filled])
    #expect(PackReader.read([template]).diagnostics.isEmpty)
    let (_, diagnostics) = PackReader.read([whole, some])
    #expect(marks(diagnostics) == ["pack.left-blank a/pack.yaml t"])
    #expect(diagnostics.first?.notes.first?.range?.text == "share")
  }

  @Test func `refuses to fill what is no template, and a blank of another type`() {
    let (_, first) = PackReader.read([pack("b"), pack("a", "fills: b", kind: "pack")])
    #expect(marks(first) == ["pack.no-template a/pack.yaml b"])
    let wrong = Self.blanks.replacing("type: date, ", with: "unit: yuan, ")
    let template = pack("t", kind: "template", files: ["p.yaml": Self.blanks])
    let (_, second) = PackReader.read([
      template, pack("a", "requires: t", kind: "library", files: ["p.yaml": wrong]),
    ])
    #expect(second.map(\.code).contains("pack.fills-otherwise"))
  }

  @Test func `a template fills no other one`() {
    let (_, diagnostics) = PackReader.read([
      pack("t", kind: "template"), pack("a", "fills: t", kind: "template"),
    ])
    #expect(marks(diagnostics) == ["pack.template-fills a/pack.yaml t"])
  }
}

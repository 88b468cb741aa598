import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A national library with an open term, a province that fills it, and a county with a rule.
struct LayeredLaw {
  var line = """
        title: { zh-Hans: 监测线, en: monitoring line }
        unit: yuan/(person*year)
        filled_by: [province, county]
        least: 5000
        most: 20000
        open: 由省级公布
    """

  var province = """
    parameters:
      line:
        values: [ { from: 2023-01-01, value: 8000, cite: province-1, review_by: 2025-01-31 } ]
    """

  var county = ""

  var rule = """
    classification: low_income
    title: { zh-Hans: 收入低于监测线, en: income below the line }
    cite: [county-1]
    subject: household
    when:
      below: household.net_income_per_head < parameter.line
    """

  /// The rank of the pack in the middle.
  var middleRank = LawRank.province

  /// Loads the three packs, the widest first.
  func load() -> LoadedPacks {
    let nation = Self.pack("nation", .national, kind: .library, [], "parameters:\n  line:\n\(line)")
    let middle = Self.pack("province", middleRank, kind: .library, ["nation"], province)
    let local = Self.pack("county", .county, kind: .pack, ["nation", "province"], county, rule)
    return PackLoader.load([nation, middle, local])
  }

  /// The county's pack.
  func pack() throws -> PolicyPack {
    let loaded = load()
    let found = loaded.diagnostics.filter { $0.severity == .error }
    return try #require(loaded.packs.first, "\(found.map(\.message.english))")
  }

  /// The errors by code, with the text that each marks.
  var errors: [String] {
    load().diagnostics.filter { $0.severity == .error }.map(\.message.code)
  }

  private static func pack(
    _ id: String,
    _ rank: LawRank,
    kind: PackManifest.Kind,
    _ requires: [String],
    _ lists: String,
    _ rule: String? = nil
  ) -> PackSource {
    let manifest = """
      format: 1
      id: \(id)
      version: 1.0.0
      kind: \(kind.rawValue)
      title: \(id)
      rank: \(rank.rawValue)
      region: { name: \(id) }
      rules_from: 2023-01-01
      \(requires.isEmpty ? "" : "requires: [\(requires.joined(separator: ", "))]")
      documents:
        - { id: \(id), title: \(id), issuer: \(id), date: 2023-01-01 }
      units: []
      """
    let clauses = "clauses:\n  - { id: \(id)-1, place: 一, heading: 监测 }\n"
    let files = [("pack.yaml", manifest), ("clauses.yaml", clauses), ("lists.yaml", lists)]
    return PackSource(
      name: id,
      files: (files + (rule.map { [("rule.yaml", $0)] } ?? []))
        .filter { !$0.1.isEmpty }
        .map { SourceText(name: "\(id)/\($0.0)", text: $0.1) }
    )
  }
}

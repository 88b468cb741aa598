import Diagnostics
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A pack with a detection and a library with a check of consistency, for an invented place.
struct CluePack {
  /// The detection's file.
  var detection = """
    detection: poor
    title: { zh-Hans: 收入低, en: low income }
    cite: [clue-1]
    subject: household
    risk: unstable_job
    category: marginal
    severity:
      urgent: household.has_risk_clue
      serious: household.net_income_per_head < 1000
      otherwise: ordinary
    when:
      low: household.net_income_per_head < parameter.line
    """

  /// The library's check.
  var check = """
    consistency: costs_missing
    title: { zh-Hans: 因病而无支出, en: illness without costs }
    cite: [shared-1]
    subject: monitoring_case
    when:
      illness: some r in monitoring_case.risk_types satisfies r = "illness"
      no_costs: monitoring_case.household.compliant_out_of_pocket < parameter.costs_least
    """

  /// What else the pack has: rules by their file names.
  var others: [String: String] = [:]

  var sources: [PackSource] { [library, pack] }

  private var library: PackSource {
    let manifest = """
      format: 1
      id: shared
      version: 1.0.0
      kind: library
      title: 公共库
      rank: national
      region: { name: 全国 }
      rules_from: 2020-01-01
      documents: [ { id: shared, title: 通行做法, issuer: 编者 } ]
      units: []
      """
    let lists = """
      clauses: [ { id: shared-1, place: 一, heading: 数据 } ]
      parameters:
        costs_least:
          title: 最低支出
          unit: yuan/year
          values: [ { from: 2020-01-01, value: 100, cite: shared-1, review_by: 2030-12-31 } ]
      """
    return Self.source("shared", ["pack": manifest, "lists": lists, "check": check])
  }

  private var pack: PackSource {
    let manifest = """
      format: 1
      id: clue
      version: 1.0.0
      title: 小地方监测
      rank: town
      region: { name: 小地方 }
      rules_from: 2024-01-01
      rules_to: 2026-12-31
      requires: [shared]
      documents: [ { id: clue, title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 } ]
      units: []
      """
    let lists = """
      clauses: [ { id: clue-1, place: 一, heading: 监测 } ]
      parameters:
        line:
          title: 监测线
          unit: yuan/(person*year)
          values: [ { from: 2024-01-01, value: 8000, cite: clue-1, review_by: 2026-12-31 } ]
      """
    let files = ["pack": manifest, "lists": lists, "detection": detection]
    return Self.source("clue", files.merging(others) { $1 })
  }

  private static func source(_ name: String, _ files: [String: String]) -> PackSource {
    PackSource(
      name: name,
      files: files.map { SourceText(name: "\(name)/\($0.key).yaml", text: $0.value + "\n") }
    )
  }

  func load() throws -> PolicyPack {
    let loaded = PackLoader.load(sources)
    return try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
  }

  /// The codes of what is wrong, with the texts at their places.
  func mistakes() -> [String] {
    PackLoader.load(sources).diagnostics.map { "\($0.code): \($0.range?.text ?? "")" }
  }
}

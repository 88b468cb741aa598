internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What a check of assets found, asset by asset, and then along the chain of money.
struct AssetCheckReport {
  let audit: AssetAudit
  let assets: [ProjectAsset.ID]
  let findings: [AssetFinding]
  let words: AssetWords

  private var session: Session { words.session }

  private func findings(of asset: ProjectAsset.ID) -> [AssetFinding] {
    findings.filter { $0.node == ChainNode(.asset, asset.rawValue) }
  }

  /// What is about no asset: places of the chain.
  private var others: [AssetFinding] { findings.filter { $0.node.kind != .asset } }
}

// MARK: - Text

extension AssetCheckReport {
  /// The report as a text.
  var text: String {
    let sections = assets.map(section) + chainSection
    return (sections + [total + "\n"]).joined(separator: "\n")
  }

  private func section(_ asset: ProjectAsset.ID) -> String {
    let found = findings(of: asset)
    let state = audit.state(of: asset)
    let name = audit.population[asset].flatMap { subject -> String? in
      if case .known(let name) = subject.name { name } else { nil }
    }
    let standing = state.survey == nil ? unlisted(asset) : words.standing(state)
    let heading = "\(asset)\(name.map { " \($0)" } ?? "")\(session.pick("：", ": "))\(standing)"
    let lines = found.isEmpty ? [session.pick("  ✓ 未发现问题", "  ✓ nothing found")] : found.map(line)
    return ([heading] + lines).map { $0 + "\n" }.joined()
  }

  private func unlisted(_ asset: ProjectAsset.ID) -> String {
    session.pick("没有台账事件，只看数据", "no events, facts alone")
  }

  private var chainSection: [String] {
    guard !others.isEmpty else { return [] }
    let lines = others.map { "  " + mark($0) + " \($0.node)\(session.pick("：", ": "))" + what($0) }
    let heading = session.pick("资金链", "the chain of money")
    return [([heading] + lines).map { $0 + "\n" }.joined()]
  }

  private func line(_ finding: AssetFinding) -> String { "  \(mark(finding)) \(what(finding))" }

  private func what(_ finding: AssetFinding) -> String {
    let clauses = finding.citations.joined(separator: ", ")
    let event = finding.event.map { session.pick(" 〔\($0)〕", " [\($0)]") } ?? ""
    return session.pick(finding.message.chinese, finding.message.english) + event
      + (clauses.isEmpty ? "" : session.pick("（\(clauses)）", " (\(clauses))"))
  }

  private func mark(_ finding: AssetFinding) -> String {
    switch finding.weight {
    case .violation: "✗"
    case .difference: "≠"
    case .open: finding.missing.isEmpty ? "◇" : "?"
    }
  }

  private var total: String {
    let broken = findings.filter { $0.weight == .violation }.count
    let different = findings.filter { $0.weight == .difference }.count
    let open = findings.count - broken - different
    return session.pick(
      "共 \(assets.count) 项资产：不符合 \(broken) 处，不一致 \(different) 处，待定 \(open) 处",
      "\(assets.count) assets: \(broken) not as it has to be, \(different) different, \(open) open"
    )
  }
}

// MARK: - JSON

extension AssetCheckReport {
  /// The report for programs.
  var json: JSONValue {
    [
      "day": .string(audit.dates.decidedOn.description),
      "assets": .array(assets.map(value)),
      "chain": .array(others.map(value)),
    ]
  }

  private func value(_ asset: ProjectAsset.ID) -> JSONValue {
    let state = audit.state(of: asset)
    return [
      "id": .string(asset.rawValue),
      "status": .optional(state.status?.rawValue),
      "class": .optional(state.assetClass?.rawValue),
      "owner_kind": .optional(state.owner?.kind.rawValue),
      "findings": .array(findings(of: asset).map(value)),
    ]
  }

  private func value(_ finding: AssetFinding) -> JSONValue {
    [
      "about": .string(finding.node.description),
      "weight": .string(finding.weight.rawValue),
      "kind": .string(finding.kind.rawValue),
      "rule": .optional(finding.rule),
      "event": .optional(finding.event),
      "message": [
        "zh-Hans": .string(finding.message.chinese), "en": .string(finding.message.english),
      ],
      "citations": .array(finding.citations.map(JSONValue.string)),
      "missing": .array(finding.missing.map { .string($0.name) }),
    ]
  }
}

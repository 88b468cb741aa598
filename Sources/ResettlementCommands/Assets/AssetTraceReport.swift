internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// Where money is and where it came from.
struct AssetTraceReport {
  let chain: FundChain
  /// What was paid of benefits, by which members of households got something.
  let benefits: BenefitChain
  let population: Population
  let words: AssetWords

  private var session: Session { words.session }

  /// Every place: those of the chain, households of which a member got something, and those with
  /// interest links.
  var nodes: [ChainNode] {
    let linked = population.all(InterestLink.self).flatMap { ends(of: $0) }
    return Set(chain.nodes + linked + benefits.households).sorted()
  }
}

// MARK: - Text

extension AssetTraceReport {
  /// Returns a paragraph for each place, and what does not add up.
  func text(of nodes: [ChainNode]) -> String {
    let paragraphs = nodes.map { node in
      (node.kind == .fund ? fund(node) : place(node)).map { $0 + "\n" }.joined()
    }
    let findings = chain.findings.map(AssetFinding.init)
    let lines = findings.map { finding in
      let mark = finding.weight == .open ? "?" : "✗"
      let message = session.pick(finding.message.chinese, finding.message.english)
      return "  \(mark) \(finding.node)\(session.pick("：", ": "))\(message)\n"
    }
    let heading = session.pick("对不上的地方\n", "what does not add up\n")
    return (paragraphs + (lines.isEmpty ? [] : [heading + lines.joined()])).joined(separator: "\n")
  }

  private func fund(_ node: ChainNode) -> [String] {
    let found = chain.destinations(of: Fund.ID(node.id))
    let received = found.received.map(words.money) ?? session.pick("到位金额不明", "amount unknown")
    let unspent = found.unspent.map { amount in
      "  \(session.pick("未支出", "not spent")) \(words.money(amount))"
    }
    let held = found.holdings.map { holding in
      "  \(place(of: holding.node)) \(holding.node) \(words.money(holding.amount))"
    }
    let over =
      found.overspent > .zero
      ? ["  \(session.pick("超支", "overspent")) \(words.money(found.overspent))"] : []
    let back =
      found.returned > .zero
      ? ["  \(session.pick("收回", "came back")) \(words.money(found.returned))"] : []
    return ["\(node)\(name(of: node)) \(received)"] + held + back
      + [unspent].compactMap(\.self) + over
      + earnings(found.earnings)
  }

  private func place(of node: ChainNode) -> String {
    switch node.kind {
    case .project, .revenue, .proceeds: session.pick("留在", "left in")
    case .asset: session.pick("形成资产", "made into")
    case .fund: session.pick("退到", "given back to")
    default: session.pick("付给", "paid to")
    }
  }

  private func earnings(_ passages: [FundChain.Passage]) -> [String] {
    guard !passages.isEmpty else { return [] }
    let lines = passages.map { passage in
      let part = passage.parts.reduce(Money.zero) { $0 + $1.amount }
      return "    \(link(passage.link))"
        + session.pick("，其中本资金 ", ", of this fund ") + words.money(part)
    }
    return [session.pick("  由此产生的收益", "  what came of it")] + lines
  }

  private func link(_ link: ChainLink) -> String {
    "\(link.day) \(link.source) → \(link.destination) \(words.money(link.amount))"
  }

  private func place(_ node: ChainNode) -> [String] {
    let foundation = chain.foundation(of: node)
    let total = foundation.reduce(Money.zero) { $0 + $1.amount }
    let rests = foundation.map { part in
      "  \(words.origin(part.origin)) \(words.money(part.amount))" + share(part.amount, of: total)
    }
    let came = chain.receipts(of: node).map(line)
    let went = chain.links(outOf: node).map { "    " + link($0) }
    let nothing = session.pick("  没有资金记录", "  no money is recorded")
    return ["\(node)\(name(of: node)) \(words.money(total))"]
      + (rests.isEmpty && went.isEmpty ? [nothing] : rests)
      + (came.isEmpty ? [] : [session.pick("  收到", "  came in")] + came)
      + (went.isEmpty ? [] : [session.pick("  去向", "  went out")] + went) + members(of: node)
      + linkages(node)
  }

  /// A link, and what of it came from where.
  private func line(_ passage: FundChain.Passage) -> String {
    let parts = passage.parts.map { "\(words.origin($0.origin)) \(words.money($0.amount))" }
    return "    \(link(passage.link))\(session.pick("：", ": "))"
      + parts.joined(separator: session.pick("、", ", "))
  }

  /// What members of a household got themselves, and what came back of it.
  private func members(of node: ChainNode) -> [String] {
    let members = benefits.members(of: node)
    guard !members.isEmpty else { return [] }
    let lines = members.flatMap { member in
      chain.receipts(of: member).map(line) + chain.links(outOf: member).map { "    " + link($0) }
    }
    return [session.pick("  家庭成员", "  members of the household")] + lines
  }

  private func share(_ amount: Money, of total: Money) -> String {
    guard let ratio = amount.yuan.divided(by: total.yuan) else { return "" }
    let percent = (ratio * 100).rounded(toPlaces: 2, mode: .halfEven)
    return session.pick("（\(percent) %）", " (\(percent) %)")
  }

  private func name(of node: ChainNode) -> String {
    let name: Known<String>? =
      switch node.kind {
      case .fund: population[Fund.ID(node.id)]?.name
      case .project: population[Project.ID(node.id)]?.name
      case .asset: population[ProjectAsset.ID(node.id)]?.name
      default: nil
      }
    if case .known(let name) = name { return " " + name }
    return ""
  }
}

// MARK: - Interest links

extension AssetTraceReport {
  /// The places that an interest link joins.
  private func ends(of link: InterestLink) -> [ChainNode] {
    var ends: [ChainNode] = []
    if case .known(let household) = link.household {
      ends.append(ChainNode(.household, household.rawValue))
    }
    if case .known(let asset?) = link.asset {
      ends.append(ChainNode(.asset, asset.rawValue))
      if case .known(let project?) = population[asset]?.project {
        ends.append(ChainNode(.project, project.rawValue))
      }
    }
    if case .known(let operating?) = link.operatingOrganisation {
      ends.append(ChainNode(.organisation, operating.rawValue))
    }
    return ends
  }

  private func linkages(_ node: ChainNode) -> [String] {
    let links = population.all(InterestLink.self).filter { ends(of: $0).contains(node) }
      .sorted { $0.id < $1.id }
    guard !links.isEmpty else { return [] }
    return [session.pick("  利益联结", "  interest links")]
      + links.map { link in
        let others = ends(of: link).filter { $0 != node }.map(\.description)
        let kind: String = if case .known(let kind) = link.kind { " \(kind)" } else { "" }
        return "    \(link.id)\(kind) \(others.joined(separator: session.pick("、", ", ")))"
      }
  }
}

// MARK: - JSON

extension AssetTraceReport {
  /// Returns an object for each place, and what does not add up.
  func json(of nodes: [ChainNode]) -> JSONValue {
    [
      "places": .array(nodes.map { $0.kind == .fund ? fundValue($0) : placeValue($0) }),
      "findings": .array(
        chain.findings.map(AssetFinding.init).map { finding in
          [
            "about": .string(finding.node.description),
            "weight": .string(finding.weight.rawValue),
            "message": [
              "zh-Hans": .string(finding.message.chinese), "en": .string(finding.message.english),
            ],
          ]
        }
      ),
    ]
  }

  private func fundValue(_ node: ChainNode) -> JSONValue {
    let found = chain.destinations(of: Fund.ID(node.id))
    return [
      "place": .string(node.description),
      "received": .optional(found.received?.yuan.description),
      "returned": .string(found.returned.yuan.description),
      "unspent": .optional(found.unspent?.yuan.description),
      "overspent": .string(found.overspent.yuan.description),
      "holdings": .array(
        found.holdings.map {
          ["place": .string($0.node.description), "amount": .string($0.amount.yuan.description)]
        }
      ),
      "earnings": .array(found.earnings.map(value)),
    ]
  }

  private func placeValue(_ node: ChainNode) -> JSONValue {
    [
      "place": .string(node.description),
      "rests_on": .array(chain.foundation(of: node).map(value)),
      "came_in": .array(chain.receipts(of: node).map(value)),
      "went_out": .array(chain.links(outOf: node).map(chain.passage).map(value)),
      "members": .array(benefits.members(of: node).map(placeValue)),
    ]
  }

  private func value(_ part: FundChain.Part) -> JSONValue {
    [
      "origin": .string(part.origin.description), "amount": .string(part.amount.yuan.description),
    ]
  }

  private func value(_ passage: FundChain.Passage) -> JSONValue {
    [
      "link": .string(passage.link.id),
      "on": .string(passage.link.day.description),
      "from": .string(passage.link.source.description),
      "to": .string(passage.link.destination.description),
      "amount": .string(passage.link.amount.yuan.description),
      "parts": .array(passage.parts.map(value)),
    ]
  }
}

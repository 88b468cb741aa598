internal import Quantities

/// The chain fund → project → asset → revenue → household, walked both ways as an auditor does.
///
/// ```swift
/// let chain = FundChain(chainHistory.links + assetHistory.links, received: [f1: Money(yuan: 100)])
/// chain.destinations(of: f1)      // where did this money go, and what is not spent
/// chain.foundation(of: asset)     // what does this asset rest on
/// chain.receipts(of: household)   // what did this household get, and from which funds
/// ```
///
/// What was paid too much goes back from whoever got it to a fund, and is there to be spent again.
///
/// Nothing is dropped: where more went out than came in, the rest is ``ChainOrigin/unexplained(_:)``,
/// and what stayed on the way is shown where it stayed.
public struct FundChain: Sendable {
  /// An amount that came from somewhere.
  public struct Part: Sendable, Hashable {
    /// Where it came from in the end.
    public let origin: ChainOrigin
    /// How much.
    public let amount: Money
  }

  /// What is in a place.
  public struct Holding: Sendable, Hashable {
    /// The place.
    public let node: ChainNode
    /// How much.
    public let amount: Money
  }

  /// A link, and how much of it came from where.
  public struct Passage: Sendable, Hashable {
    /// The link.
    public let link: ChainLink
    /// Its amount by origin, which adds up to it.
    public let parts: [Part]
  }

  /// Where the money of a fund is.
  public struct Destinations: Sendable, Hashable {
    /// What the fund received; `nil` if that is not known.
    public let received: Money?
    /// What came back to it of what it had paid, or zero.
    public let returned: Money
    /// What is left in the fund; `nil` if it is not known what it received.
    public let unspent: Money?
    /// What was spent beyond what was received, or zero.
    public let overspent: Money
    /// Where the rest is: in projects that have not passed it on, in assets, with those who got it.
    public let holdings: [Holding]
    /// What assets that rest on the fund earned or brought, and who got it, each with the fund's part.
    public let earnings: [Passage]
  }

  /// The links, by day and name.
  public let links: [ChainLink]

  private let received: [Fund.ID: Money]
  private let tracing: ChainTracing

  /// Creates a chain.
  ///
  /// - Parameters:
  ///   - links: The links, in any order. One that is listed twice counts once; of two that share a
  ///     name and differ, both count, and the second gets a name of its own.
  ///   - received: What each fund received, in whole fen; leave out a fund of which it is not known.
  public init(_ links: [ChainLink], received: [Fund.ID: Money] = [:]) {
    self.links = Self.named(links)
    self.received = received
    tracing = ChainTracing(
      self.links,
      received: received.compactMapValues { $0.wholeFen.map { Int128($0) } }
    )
  }
}

extension FundChain {
  /// The links by day and name, each with a name that no other has.
  private static func named(_ links: [ChainLink]) -> [ChainLink] {
    var names: Set<String> = []
    return Set(links).sorted { $0.order < $1.order }.map { link in
      var named = link
      var number = 1
      while !names.insert(named.id).inserted {
        number += 1
        named = link.renamed("\(link.id) (\(number))")
      }
      return named
    }
  }
}

// MARK: - Walking

extension FundChain {
  /// Every place of the chain, funds first.
  public var nodes: [ChainNode] { tracing.inflows.keys.sorted() }

  /// Returns the links that lead into a place.
  public func links(into node: ChainNode) -> [ChainLink] {
    tracing.into[node] ?? []
  }

  /// Returns the links that lead out of a place.
  public func links(outOf node: ChainNode) -> [ChainLink] { tracing.out[node] ?? [] }

  /// Returns where the money of a fund is.
  public func destinations(of fund: Fund.ID) -> Destinations {
    let node = ChainNode(.fund, fund.rawValue)
    let returned = links(into: node).reduce(Money.zero) { $0 + $1.amount }
    let spent = links(outOf: node).reduce(Money.zero) { $0 + $1.amount } - returned
    let origin = ChainOrigin.fund(fund)
    let known = received[fund]
    return Destinations(
      received: known,
      returned: returned,
      unspent: known.map { max($0 - spent, .zero) },
      overspent: known.map { max(spent - $0, .zero) } ?? .zero,
      holdings: givenBack(of: origin, beside: node)
        + held(of: origin).filter { $0.node != node },
      earnings: earnings(of: origin)
    )
  }

  private func held(of origin: ChainOrigin) -> [Holding] {
    nodes.compactMap { node in
      tracing.holdings[node]?.fen[origin].map { Holding(node: node, amount: Money(wideFen: $0)) }
    }
  }

  /// What of a fund's money came back to another one.
  private func givenBack(of origin: ChainOrigin, beside fund: ChainNode) -> [Holding] {
    let back = links.filter { $0.destination.kind == .fund && $0.destination != fund }
    return Dictionary(grouping: back, by: \.destination).sorted { $0.key < $1.key }
      .compactMap { node, links in
        let fen = links.reduce(Int128(0)) { $0 + (tracing.flows[$1.id]?.fen[origin] ?? 0) }
        return fen > 0 ? Holding(node: node, amount: Money(wideFen: fen)) : nil
      }
  }

  private func earnings(of origin: ChainOrigin) -> [Passage] {
    links.filter { isEarned($0) }.compactMap { link in
      let parts = passage(link).parts.filter { $0.origin == origin }
      return parts.isEmpty ? nil : Passage(link: link, parts: parts)
    }
  }

  /// Whether a link has something in it that an asset earned or brought.
  private func isEarned(_ link: ChainLink) -> Bool {
    tracing.flows[link.id]?.fen.keys.contains { origin in
      if case .earned = origin { true } else { false }
    } ?? false
  }

  /// Returns what a place rests on: what came into it, by origin.
  public func foundation(of node: ChainNode) -> [Part] {
    parts(tracing.expanded(tracing.inflows[node] ?? OriginBalances()))
  }

  /// Returns what came into a place, link by link, and where each came from.
  public func receipts(of node: ChainNode) -> [Passage] { links(into: node).map(passage) }

  /// Returns a link with where its amount came from.
  public func passage(_ link: ChainLink) -> Passage {
    Passage(link: link, parts: parts(tracing.expanded(tracing.flows[link.id] ?? OriginBalances())))
  }

  private func parts(_ balances: OriginBalances) -> [Part] {
    balances.fen.sorted { $0.key < $1.key }
      .map { Part(origin: $0.key, amount: Money(wideFen: $0.value)) }
  }
}

// MARK: - Findings

extension FundChain {
  /// Something that does not add up.
  public enum Finding: Sendable, Hashable {
    /// More went out of a place than came in.
    case overspent(ChainNode, received: Money, spent: Money)
    /// It is not known what a fund received.
    case receivedUnknown(Fund.ID)
    /// Money went out of a place, or revenue of an asset, into which none is recorded.
    case noSource(ChainNode)
  }

  /// What does not add up, by place.
  public var findings: [Finding] { nodes.compactMap(finding) }

  private func finding(_ node: ChainNode) -> Finding? {
    let spent = links(outOf: node).reduce(Money.zero) { $0 + $1.amount }
    let came = links(into: node).reduce(Money.zero) { $0 + $1.amount }
    switch node.kind {
    case .fund:
      guard let got = received[Fund.ID(node.id)] else {
        return .receivedUnknown(Fund.ID(node.id))
      }
      let had = got + came
      return spent > had ? .overspent(node, received: had, spent: spent) : nil
    case .project, .revenue, .proceeds:
      guard spent > came else { return nil }
      return came == .zero ? .noSource(node) : .overspent(node, received: came, spent: spent)
    case .asset: return spent > .zero && came == .zero ? .noSource(node) : nil
    case .household, .person, .organisation, .use:
      return spent > came ? .overspent(node, received: came, spent: spent) : nil
    }
  }
}

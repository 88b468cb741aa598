/// The work of following every fen from where it came to where it is.
///
/// Money is mixed where it comes together: what goes out of a project is of its funds in the
/// proportions of what is left of each, link after link in the order of days and names. So nothing
/// goes out twice, and what stays is exact to the fen. An asset keeps what went into it; what it earns
/// is new money, which ``expanded(_:)`` shares by what the asset was made from. More going out than
/// came in has no explanation, and is kept as such.
struct ChainTracing {
  /// What of each link came from where.
  private(set) var flows: [String: OriginBalances] = [:]
  /// What came into a place, from where.
  private(set) var inflows: [ChainNode: OriginBalances] = [:]
  /// What stayed in a place, from where.
  private(set) var holdings: [ChainNode: OriginBalances] = [:]

  /// The links that lead into each place.
  let into: [ChainNode: [ChainLink]]
  /// The links that lead out of each place.
  let out: [ChainNode: [ChainLink]]
  private let received: [Fund.ID: Int128]

  init(_ links: [ChainLink], received: [Fund.ID: Int128]) {
    into = Dictionary(grouping: links, by: \.destination)
    out = Dictionary(grouping: links, by: \.source)
    self.received = received
    let nodes = Set(links.flatMap { [$0.source, $0.destination] })
    let funds = received.keys.map { ChainNode(.fund, $0.rawValue) }
    for node in nodes.union(funds).sorted() { settle(node) }
  }

  /// Settles a place: first those its money comes from, then what it passes on.
  private mutating func settle(_ node: ChainNode) {
    guard holdings[node] == nil else { return }
    let inflow = node.kind == .fund ? endowment(of: node) : inflow(of: node)
    inflows[node] = inflow
    holdings[node] = node.kind == .asset ? inflow : pass(at: node, inflow)
  }

  /// What a fund received and what came back to it; one of which that is not known has at least what
  /// went out.
  private func endowment(of fund: ChainNode) -> OriginBalances {
    let spent = out[fund, default: []].reduce(Int128(0)) { $0 + $1.fen }
    let back = into[fund, default: []].reduce(Int128(0)) { $0 + $1.fen }
    let id = Fund.ID(fund.id)
    var balances = OriginBalances()
    balances.add(received[id].map { $0 + back } ?? max(spent, back), of: .fund(id))
    return balances
  }

  private mutating func inflow(of node: ChainNode) -> OriginBalances {
    var inflow = OriginBalances()
    for link in into[node, default: []] {
      if link.source.kind == .asset {
        var earned = OriginBalances()
        earned.add(link.fen, of: .earned(ProjectAsset.ID(link.source.id)))
        flows[link.id] = earned
      } else {
        settle(link.source)
      }
      inflow.add(flows[link.id] ?? OriginBalances())
    }
    return inflow
  }

  /// Passes on what came in, and returns what is left.
  private mutating func pass(at node: ChainNode, _ inflow: OriginBalances) -> OriginBalances {
    var left = inflow
    for link in out[node, default: []] {
      let covered = min(link.fen, left.total)
      var flow = left.taken(covered, by: link)
      left.subtract(flow)
      flow.add(link.fen - covered, of: .unexplained(node))
      flows[link.id] = flow
    }
    return left
  }

  /// Returns balances in which what assets earned is shared by what they were made from.
  ///
  /// Where an asset was made from what it earned itself, only the rest counts; where nothing is left,
  /// what it earned has no explanation.
  func expanded(_ balances: OriginBalances, within: Set<ProjectAsset.ID> = []) -> OriginBalances {
    balances.fen.sorted { $0.key < $1.key }.reduce(into: OriginBalances()) { sum, entry in
      guard case .earned(let asset) = entry.key else {
        return sum.add(entry.value, of: entry.key)
      }
      let within = within.union([asset])
      let node = ChainNode(.asset, asset.rawValue)
      guard let shares = base(of: node, within)?.divided(entry.value) else {
        return sum.add(entry.value, of: .unexplained(node))
      }
      sum.add(expanded(shares, within: within))
    }
  }

  private func base(of asset: ChainNode, _ within: Set<ProjectAsset.ID>) -> OriginBalances? {
    inflows[asset].map { inflow in
      inflow.without { origin in
        if case .earned(let id) = origin { within.contains(id) } else { false }
      }
    }
  }
}

extension OriginBalances {
  /// Returns what a link takes: what goes back to a fund is of that fund first, all else of every
  /// origin in its proportion.
  fileprivate func taken(_ amount: Int128, by link: ChainLink) -> OriginBalances {
    var taken = OriginBalances()
    if link.destination.kind == .fund {
      let fund = ChainOrigin.fund(Fund.ID(link.destination.id))
      taken.add(min(amount, fen[fund] ?? 0), of: fund)
    }
    var rest = self
    rest.subtract(taken)
    taken.add(rest.divided(amount - taken.total) ?? OriginBalances())
    return taken
  }
}

extension ChainLink {
  /// The amount in fen.
  var fen: Int128 { Int128(amount.wholeFen ?? 0) }
}

/// Where money that is somewhere came from in the end.
public enum ChainOrigin: Sendable, Hashable {
  /// A fund.
  case fund(Fund.ID)
  /// What an asset earned, or brought when it was disposed of.
  case earned(ProjectAsset.ID)
  /// Nothing that is recorded: more went out of this place than came in.
  case unexplained(ChainNode)
}

extension ChainOrigin: Comparable {
  /// Orders funds first, then assets, then what is unexplained, each by name.
  public static func < (left: ChainOrigin, right: ChainOrigin) -> Bool { left.order < right.order }

  private var order: (Int, ChainNode) {
    switch self {
    case .fund(let id): (0, ChainNode(.fund, id.rawValue))
    case .earned(let id): (1, ChainNode(.asset, id.rawValue))
    case .unexplained(let node): (2, node)
    }
  }
}

extension ChainOrigin: CustomStringConvertible {
  /// The fund, or the place at which the trace ends, such as `unexplained at project/P1`.
  public var description: String {
    switch self {
    case .fund(let id): "fund/\(id)"
    case .earned(let id): "earned by asset/\(id)"
    case .unexplained(let node): "unexplained at \(node)"
    }
  }
}

/// Amounts by where they came from, in fen; none is zero or less.
struct OriginBalances: Sendable, Hashable {
  private(set) var fen: [ChainOrigin: Int128] = [:]

  var total: Int128 { fen.values.reduce(0, +) }

  mutating func add(_ amount: Int128, of origin: ChainOrigin) {
    if amount > 0 { fen[origin, default: 0] += amount }
  }

  mutating func add(_ other: OriginBalances) {
    for (origin, amount) in other.fen { add(amount, of: origin) }
  }

  mutating func subtract(_ other: OriginBalances) {
    for (origin, amount) in other.fen {
      let left = fen[origin, default: 0] - amount
      fen[origin] = left > 0 ? left : nil
    }
  }

  func without(_ isLeftOut: (ChainOrigin) -> Bool) -> OriginBalances {
    var copy = self
    copy.fen = fen.filter { !isLeftOut($0.key) }
    return copy
  }

  /// Returns an amount divided in the proportions of the balances, to the fen; `nil` if there are
  /// none.
  ///
  /// Of an amount that is no more than the total, no part is more than its balance.
  func divided(_ amount: Int128) -> OriginBalances? {
    let origins = fen.keys.sorted()
    let weights = origins.map { fen[$0] ?? 0 }
    guard let parts = FenDivision(weights: weights)?.parts(of: amount) else { return nil }
    return zip(origins, parts).reduce(into: OriginBalances()) { $0.add($1.1, of: $1.0) }
  }
}

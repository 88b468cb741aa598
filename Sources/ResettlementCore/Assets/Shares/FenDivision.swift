internal import Quantities

/// The division of whole fen by weights, by the largest remainders: exact, with nothing left; sums of
/// many amounts fit.
struct FenDivision: Sendable, Hashable {
  private let weights: [Int128]
  private let total: Int128

  /// Creates a division by weights that are not negative, and not all zero; `nil` if they have too
  /// many digits.
  init?(weights: [ExactDecimal]) {
    let places = weights.map(\.places).max() ?? 0
    let scaled = weights.compactMap { $0.scaled(toPlaces: places) }
    guard scaled.count == weights.count else { return nil }
    self.init(weights: scaled.map { Int128($0) })
  }

  /// Creates a division by whole weights.
  init?(weights: [Int128]) {
    var total: Int128 = 0
    for weight in weights {
      let (sum, isTooLarge) = total.addingReportingOverflow(weight)
      guard weight >= 0, !isTooLarge else { return nil }
      total = sum
    }
    guard total > 0 else { return nil }
    self.weights = weights
    self.total = total
  }

  /// Returns the parts of an amount, in the order of the weights; of equal remainders the first goes
  /// first.
  func parts(of fen: Int128) -> [Int128]? {
    guard fen >= 0 else { return nil }
    let shares = weights.map { weight in
      let product = fen.multipliedFullWidth(by: weight)
      return total.dividingFullWidth(product)
    }
    var parts = shares.map(\.quotient)
    let left = Int(fen - parts.reduce(0, +))
    let largest = shares.indices.sorted {
      (shares[$1].remainder, $0) < (shares[$0].remainder, $1)
    }
    for index in largest.prefix(left) { parts[index] += 1 }
    return parts
  }
}

public import Quantities

/// The shares of households or others in an asset (折股量化), by which an amount is divided.
///
/// ```swift
/// let shares = try ShareQuantification([(h1.reference, 2), (h2.reference, 1)])
/// let parts = try shares.parts(of: Money(yuan: 100))  // 66.67 and 33.33
/// ```
public struct ShareQuantification: Sendable, Hashable {
  /// The reason why an amount can't be divided, or shares can't be held so.
  public enum Fault: Error, Sendable, Hashable {
    /// Nobody holds a share.
    case noShares
    /// Somebody's share is negative.
    case negativeShare(SubjectReference)
    /// Somebody is listed twice.
    case listedTwice(SubjectReference)
    /// The amount has a part of a fen, or is negative.
    case noWholeFen
    /// Amount and shares have more digits than can be divided exactly.
    case tooLarge
  }

  /// What somebody holds.
  public struct Holding: Sendable, Hashable {
    /// Who holds it.
    public let holder: SubjectReference
    /// How much, in any unit that is the same for all.
    public let weight: ExactDecimal
  }

  /// What somebody gets of an amount.
  public struct Part: Sendable, Hashable {
    /// Who gets it.
    public let holder: SubjectReference
    /// How much, in whole fen.
    public let amount: Money
  }

  /// The shares, by holder.
  public let holdings: [Holding]

  private let division: FenDivision

  /// Creates shares.
  ///
  /// - Parameter shares: Who holds how much; the order does not matter.
  /// - Throws: ``Fault`` if nobody holds anything, or somebody is listed twice or below zero.
  public init(_ shares: [(holder: SubjectReference, weight: ExactDecimal)]) throws(Fault) {
    holdings = shares.map { Holding(holder: $0.holder, weight: $0.weight) }
      .sorted { $0.holder < $1.holder }
    for (one, next) in zip(holdings, holdings.dropFirst()) where one.holder == next.holder {
      throw .listedTwice(one.holder)
    }
    if let negative = holdings.first(where: { $0.weight < 0 }) {
      throw .negativeShare(negative.holder)
    }
    guard holdings.contains(where: { !$0.weight.isZero }) else { throw .noShares }
    guard let division = FenDivision(weights: holdings.map(\.weight)) else { throw .tooLarge }
    self.division = division
  }

  /// Divides an amount by the shares, to the fen.
  ///
  /// Each gets the whole fen of their exact share; the fen that are left go one each to those whose
  /// shares were cut most, of equals to the first by kind and name. So the parts add up to the
  /// amount, and are the same in whatever order the shares were listed.
  ///
  /// - Throws: ``Fault`` if the amount is negative, has a part of a fen, or is too large.
  public func parts(of amount: Money) throws(Fault) -> [Part] {
    guard let fen = amount.wholeFen, fen >= 0 else { throw .noWholeFen }
    guard let parts = division.parts(of: Int128(fen)) else { throw .tooLarge }
    return zip(holdings, parts).map { Part(holder: $0.holder, amount: Money(wideFen: $1)) }
  }
}

extension Money {
  /// Creates an amount of fen that is the sum of many.
  init(wideFen fen: Int128) {
    if let fen = Int64(exactly: fen) {
      self.init(fen: fen)
    } else {
      let fen = ExactDecimal("\(fen)") ?? 0
      self.init(yuan: fen * ExactDecimal(significand: 1, exponent: -2))
    }
  }

  /// The amount in fen; `nil` if it has a part of a fen or does not fit.
  public var wholeFen: Int64? { yuan.places <= 2 ? yuan.scaled(toPlaces: 2) : nil }
}

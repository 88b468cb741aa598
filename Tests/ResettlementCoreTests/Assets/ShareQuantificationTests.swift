import Quantities
import ResettlementCore
import Testing

@Suite struct ShareQuantificationTests {
  private func shares(_ weights: [ExactDecimal]) throws -> ShareQuantification {
    try ShareQuantification(
      weights.enumerated().map { (SubjectReference(.household, "h\($0 + 100)"), $1) }
    )
  }

  static let table: [([ExactDecimal], Int64, [Int64])] = [
    ([1, 1, 1], 100, [34, 33, 33]),
    ([2, 1], 10_000, [6667, 3333]),
    ([0, 1, 0], 7, [0, 7, 0]),
    ([1, 1, 1], 0, [0, 0, 0]),
    ([1, 2, 3], 1, [0, 0, 1]),
    ([ExactDecimal(significand: 5, exponent: -1), 1, 1], 1001, [200, 401, 400]),
    ([9_000_000_000_000_000_000, 1], 9_000_000_000_000_000_000, [8_999_999_999_999_999_999, 1]),
  ]

  @Test(arguments: table)
  func `divides to the fen by the largest remainders`(
    _ weights: [ExactDecimal],
    _ fen: Int64,
    _ expected: [Int64]
  ) throws {
    let parts = try shares(weights).parts(of: Money(fen: fen))
    #expect(parts.map { $0.amount.wholeFen } == expected)
  }

  @Test(arguments: 1...200)
  func `parts add up, differ from the exact share by less than a fen, and know no order`(
    _ seed: Int
  ) throws {
    var die = SystemDie(seed)
    let count = die.roll(40) + 1
    let holdings = (0..<count).map { number in
      let weight = ExactDecimal(significand: Int64(die.roll(100_000)), exponent: -die.roll(4))
      return (holder: SubjectReference(.household, "h\(number)"), weight: weight)
    }
    guard holdings.contains(where: { !$0.weight.isZero }) else { return }
    let amount = Money(fen: Int64(die.roll(100_000_000)))
    let parts = try ShareQuantification(holdings).parts(of: amount)
    #expect(parts.reduce(.zero) { $0 + $1.amount } == amount)
    let total = holdings.reduce(ExactDecimal.zero) { $0 + $1.weight }
    for part in parts {
      let weight = holdings.first { $0.holder == part.holder }?.weight ?? 0
      let difference = part.amount.yuan * total - amount.yuan * weight
      #expect(difference.magnitude < ExactDecimal(significand: 1, exponent: -2) * total)
    }
    let mixed = holdings.sorted { die.order($0.holder.id) < die.order($1.holder.id) }
    #expect(try ShareQuantification(mixed).parts(of: amount) == parts)
  }

  @Test func `says what can't be divided`() throws {
    func fault(_ body: () throws(ShareQuantification.Fault) -> Void)
      -> ShareQuantification.Fault?
    {
      do throws(ShareQuantification.Fault) {
        try body()
        return nil
      } catch {
        return error
      }
    }
    let one = SubjectReference(.household, "h1")
    let other = SubjectReference(.household, "h2")
    #expect(
      fault { () throws(ShareQuantification.Fault) in _ = try ShareQuantification([]) } == .noShares
    )
    #expect(
      fault { () throws(ShareQuantification.Fault) in
        _ = try ShareQuantification([(one, 1), (one, 2)])
      } == .listedTwice(one)
    )
    #expect(
      fault { () throws(ShareQuantification.Fault) in
        _ = try ShareQuantification([(one, 1), (other, -2)])
      } == .negativeShare(other)
    )
    #expect(
      fault { () throws(ShareQuantification.Fault) in
        let half = ExactDecimal(significand: 5, exponent: -3)
        _ = try ShareQuantification([(one, 1)]).parts(of: Money(yuan: half))
      } == .noWholeFen
    )
  }
}

import Quantities
import ResettlementCore
import Testing

@Suite struct MoneyTests {
  @Test func `adds without rounding`() {
    let tenth = Money(fen: 10)
    #expect([tenth, tenth, tenth].reduce(.zero, +) == Money(fen: 30))
    #expect(Money(yuan: 500) - Money(yuan: 700) == Money(yuan: -200))
    #expect(Money(fen: 1) < Money(yuan: 1))
  }

  @Test func `rounds to fen as a rule says`() {
    let third = Money(yuan: ExactDecimal(significand: 12_345, exponent: -3))
    #expect(third.roundedToFen(.halfEven) == Money(fen: 1234))
    #expect(third.roundedToFen(.halfUp) == Money(fen: 1235))
  }

  @Test func `takes a share`() {
    #expect(
      Percentage(percent: 40) == Percentage(fraction: ExactDecimal(significand: 4, exponent: -1))
    )
    #expect(Percentage(percent: 40).of(Money(yuan: 250)) == Money(yuan: 100))
    #expect(Percentage(percent: 40).description == "40 %")
  }
}

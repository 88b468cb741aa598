import Foundation
import Quantities
import Testing

@Suite struct ExactDecimalTests {
  private func number(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text), "'\(text)' is no number")
  }

  @Test(arguments: [
    ("12.50", "12.5"), ("-1e3", "-1000"), (".5", "0.5"), ("0", "0"), ("-0.00", "0"),
    ("1e-5", "0.00001"), ("1e60", "1E+60"), ("1.25E-90", "1.25E-90"), ("+7", "7"),
    ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
    ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
    ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
    ("100000000000000000000000000000000000", "100000000000000000000000000000000000"),
  ])
  func `shows a number in one way only`(text: String, shown: String) throws {
    #expect(try number(text).description == shown)
    #expect(try number(shown) == number(text))
  }

  @Test(arguments: ["", "-", ".", "1.", "1e", "1e+", "abc", "1 2", "１", "1e6145", "0x1", "--1"])
  func `refuses what is no number`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test(arguments: [
    ("0.1", "0.2", "0.3"), ("1", "-1", "0"), ("1e30", "1e-10", "1000000000000000000000000000000"),
    ("9999999999999999999999999999999999", "1", "1e34"), ("1e34", "-0.4", "1e34"),
    ("1e33", "-0.06", "999999999999999999999999999999999.9"), ("5", "0", "5"),
    ("1e34", "6", "10000000000000000000000000000000010"), ("1e34", "5", "1e34"),
    ("1e34", "5.1", "10000000000000000000000000000000010"),
  ])
  func `adds exactly or rounds half to even`(a: String, b: String, sum: String) throws {
    #expect(try number(a).adding(number(b)) == number(sum))
    #expect(try number(b).adding(number(a)) == number(sum))
    #expect(try number(sum).subtracting(number(a))?.isNegative != nil)
  }

  @Test(arguments: [
    ("1.5", "2", "3"), ("-1.5", "1e3", "-1500"), ("0", "-5", "0"),
    ("3333333333333333333333333333333333", "3", "9999999999999999999999999999999999"),
    (
      "1234567890123456789012345678901234", "1234567890123456789012345678901234",
      "1.524157875323883675049535156256667e66"
    ),
  ])
  func `multiplies`(a: String, b: String, product: String) throws {
    #expect(try number(a).multiplied(by: number(b)) == number(product))
  }

  @Test(arguments: [
    ("10", "4", "2.5"), ("1", "3", "0.3333333333333333333333333333333333"),
    ("2", "3", "0.6666666666666666666666666666666667"), ("-6", "3", "-2"), ("1", "8e3", "0.000125"),
    ("1e6144", "1e-6000", nil), ("1", "0", nil), ("0", "5", "0"),
    ("1", "1234567890123456789012345678901234", "8.100000072900000663390006036849059e-34"),
  ])
  func `divides`(a: String, b: String, quotient: String?) throws {
    #expect(try number(a).divided(by: number(b)) == quotient.map(number))
  }

  @Test(arguments: [
    ("12", "5", "2"), ("-12", "5", "3"), ("12", "-5", "-3"), ("-12", "-5", "-2"),
    ("10.1", "4.5", "1.1"), ("-10.1", "4.5", "3.4"), ("1e6000", "7", "1"), ("3", "1e6000", "3"),
    ("5", "0", nil),
  ])
  func `leaves a modulo with the sign of the divisor`(a: String, b: String, rest: String?) throws {
    #expect(try number(a).modulo(number(b)) == rest.map(number))
  }

  @Test(arguments: [
    ("2.5", "2 3 2 3 2 2 3"), ("-2.5", "-2 -3 -2 -3 -2 -3 -2"), ("2.51", "3 3 3 3 2 2 3"),
    ("3.5", "4 4 3 4 3 3 4"), ("0.1", "0 0 0 1 0 0 1"), ("1e-50", "0 0 0 1 0 0 1"),
  ])
  func `rounds in seven ways`(text: String, rounded: String) throws {
    let value = try number(text)
    let all = ExactDecimal.RoundingMode.allCases.map {
      value.rounded(toPlaces: 0, mode: $0).description
    }
    #expect(all.joined(separator: " ") == rounded)
  }

  @Test func `orders numbers of any size`() throws {
    let texts = ["-1e6000", "-10", "-9.99", "-1e-6000", "0", "1e-6000", "0.5", "1", "1.01", "1e40"]
    let numbers = try texts.map(number)
    #expect(numbers.shuffled().sorted() == numbers)
  }

  @Test func `scales to whole numbers only when that is exact`() throws {
    #expect(try number("12.34").scaled(toPlaces: 2) == 1234)
    #expect(try number("-12.34").scaled(toPlaces: 3) == -12340)
    #expect(try number("12.345").scaled(toPlaces: 2) == nil)
    #expect(try number("9223372036854775807").scaled(toPlaces: 0) == .max)
    #expect(try number("-9223372036854775808").asInt() == .min)
    #expect(try number("9223372036854775808").asInt() == nil)
    #expect(try number("1e300").scaled(toPlaces: Int.max) == nil)
  }

  @Test(arguments: [
    ("2", 10, "1024"), ("2", -2, "0.25"), ("0", 0, "1"), ("0", -1, nil), ("10", 7000, nil),
    ("10", -7000, "0"), ("-1", Int.max, "-1"), ("1.5", 2, "2.25"), ("2", Int.min, "0"),
  ])
  func `raises to whole powers`(base: String, exponent: Int, result: String?) throws {
    #expect(try number(base).power(exponent) == result.map(number))
  }

  @Test(
    arguments: [
      ("2", "1.414213562373095048801688724209698"),
      ("4.333333333333333333333333333333333", "2.081665999466132735282297706979931"),
      ("99.99999999999999999999999999999999", "9.999999999999999999999999999999999"),
      ("3", "1.732050807568877293527446341505872"), ("10", "3.162277660168379331998893544432719"),
      ("0.5", "0.7071067811865475244008443621048490"),
      ("1e-6175", "3.162277660168379331998893544432719e-3088"),
    ]
  )
  func `a root is right to the last digit`(text: String, root: String) throws {
    #expect(try number(text).squareRoot() == number(root))
  }

  @Test func `knows roots, logarithms and exponentials to thirty digits`() throws {
    #expect(try number("4").squareRoot() == 2)
    #expect(try number("1.44").squareRoot() == number("1.2"))
    #expect(try number("1e100").squareRoot() == number("1e50"))
    #expect(try number("-1").squareRoot() == nil)
    let near = try number("1e-31")
    let root = try number("1.414213562373095048801688724209698")
    #expect(try (#require(number("2").squareRoot()) - root).magnitude < near)
    let e = try number("2.718281828459045235360287471352662")
    #expect(try (#require(number("1").exponential()) - e).magnitude < near)
    let log = try number("2.302585092994045684017991454684364")
    #expect(try (#require(number("10").naturalLogarithm()) - log).magnitude < near)
    #expect(try number("0").naturalLogarithm() == nil)
    #expect(try number("20000").exponential() == nil)
    #expect(try number("-20000").exponential() == .zero)
  }

  @Test func `is a string in JSON and reads numbers as well`() throws {
    let numbers = try JSONDecoder().decode(
      [ExactDecimal].self,
      from: Data("[\"1.50\",2,0.25]".utf8)
    )
    #expect(numbers.map(\.description) == ["1.5", "2", "0.25"])
    #expect(
      try String(decoding: JSONEncoder().encode(numbers), as: UTF8.self) == #"["1.5","2","0.25"]"#
    )
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ExactDecimal].self, from: Data("[\"x\"]".utf8))
    }
  }

  @Test func `agrees with integer arithmetic`() {
    var seed: UInt64 = 7
    func next() -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1
      return Int(truncatingIfNeeded: Int64(bitPattern: seed) >> 34)
    }
    for _ in 0..<5000 {
      let (a, b) = (next(), next())
      #expect((ExactDecimal(a) + ExactDecimal(b)).asInt() == a + b)
      #expect((ExactDecimal(a) * ExactDecimal(b)).asInt() == a * b)
      #expect((ExactDecimal(a) < ExactDecimal(b)) == (a < b))
      if b != 0 {
        #expect(ExactDecimal(a).remainder(dividingBy: ExactDecimal(b))?.asInt() == a % b)
      }
    }
  }
}

import Quantities
import ResettlementCore
import Testing

@Suite struct CitizenIdentityNumberTests {
  @Test func `reads the example of the standard`() throws {
    let number = try CitizenIdentityNumber("11010519491231002X")
    #expect(number.birthDate == day("1949-12-31"))
    #expect(number.sex == .female)
    #expect(number.division == "110105")
    #expect(!number.isMadeUp)
  }

  @Test func `takes a small x at the end`() throws {
    #expect(try CitizenIdentityNumber("11010519491231002x").revealed == "11010519491231002X")
  }

  @Test func `reads a made-up number`() throws {
    let number = try CitizenIdentityNumber("990000198203150013")
    #expect(number.birthDate == day("1982-03-15"))
    #expect(number.sex == .male)
    #expect(number.isMadeUp)
  }

  @Test func `upgrades an old number`() throws {
    let number = try CitizenIdentityNumber("110105491231002")
    #expect(number.revealed == "11010519491231002X")
  }

  @Test(arguments: [
    ("", CitizenIdentityNumberError.wrongLength(0)),
    ("1101051949123100", .wrongLength(16)),
    ("11010519491231002XX", .wrongLength(19)),
    ("11010519491231O02X", .wrongCharacter(position: 15)),
    ("X10105194912310023", .wrongCharacter(position: 1)),
    ("11010549123100X", .wrongCharacter(position: 15)),
    ("660105194912310028", .noSuchDivision),
    ("010105194912310028", .noSuchDivision),
    ("110105194902300028", .noSuchDate),
    ("110105194913310028", .noSuchDate),
    ("110105194912310021", .wrongCheckCharacter),
    ("110105194912310020", .wrongCheckCharacter),
  ])
  func `says which part is wrong`(text: String, expected: CitizenIdentityNumberError) {
    #expect(throws: expected) { try CitizenIdentityNumber(text) }
  }

  @Test func `finds each wrong digit and each swap of neighbours`() {
    let right = Array("990000198203150013".utf8)
    for index in 0..<17 {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != right[index] {
        var wrong = right
        wrong[index] = digit
        #expect(throws: CitizenIdentityNumberError.self) { try number(wrong) }
      }
      guard right[index] != right[index + 1] else { continue }
      var wrong = right
      wrong.swapAt(index, index + 1)
      #expect(throws: CitizenIdentityNumberError.self) { try number(wrong) }
    }
  }

  private func number(_ characters: [UInt8]) throws -> CitizenIdentityNumber {
    try CitizenIdentityNumber(String(decoding: characters, as: UTF8.self))
  }

  @Test func `shows itself only when asked to`() throws {
    let number = try CitizenIdentityNumber("990000198203150013")
    #expect("\(number)" == "990000********0013")
    var dumped = ""
    dump(number, to: &dumped)
    #expect(!dumped.contains("19820315") && !String(reflecting: number).contains("19820315"))
    #expect(number.revealed == "990000198203150013")
  }

  @Test func `shows nothing of a broken number in the message`() {
    let error = #expect(throws: CitizenIdentityNumberError.self) {
      try CitizenIdentityNumber("990000198203150014")
    }
    #expect(error?.message.english.contains("9") == false)
    #expect(error?.message.chinese == "公民身份号码的校验码不符，请核对各位数字")
  }
}

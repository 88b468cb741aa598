import ResettlementCore
import Testing

@Suite struct UnifiedSocialCreditCodeTests {
  @Test func `reads the example of the standard`() throws {
    let code = try UnifiedSocialCreditCode("91350100M000100Y43")
    #expect(code.division == "350100")
    #expect(code.body == "M000100Y4")
    #expect(try UnifiedSocialCreditCode("91350100m000100y43") == code)
  }

  @Test(arguments: [
    ("91350100M000100Y4", UnifiedSocialCreditCodeError.wrongLength(17)),
    ("91350100M000100Y44", .wrongCheckCharacter),
    ("91350100M000100Y34", .wrongCheckCharacter),
    ("91350100I000100Y43", .wrongCharacter(position: 9)),
    ("9135010AM000100Y43", .noSuchDivision),
  ])
  func `says which part is wrong`(text: String, expected: UnifiedSocialCreditCodeError) {
    #expect(throws: expected) { try UnifiedSocialCreditCode(text) }
  }
}

@Suite struct DivisionCodeTests {
  @Test(arguments: [
    ("340000", DivisionLevel.province), ("450700", .prefecture), ("152201", .county),
    ("150623100", .township), ("150623100201", .village), ("150623000", .county),
  ])
  func `knows its level`(code: String, level: DivisionLevel) {
    #expect(DivisionCode(code)?.level == level)
  }

  @Test(arguments: ["", "34000", "3400000", "34000A", "012345", "三四〇〇〇〇"])
  func `refuses what is no code`(text: String) {
    #expect(DivisionCode(text) == nil)
  }

  @Test func `contains the divisions below it and itself`() throws {
    let league = try #require(DivisionCode("152200"))
    let banner = try #require(DivisionCode("150623"))
    let town = try #require(DivisionCode("150623100"))
    #expect(banner.contains(town) && banner.contains(banner))
    #expect(!town.contains(banner) && !league.contains(banner))
  }

  @Test func `tells a province from a prefix that nobody has`() {
    #expect(DivisionCode("450702")?.isPlausible == true)
    #expect(DivisionCode("990000")?.isPlausible == true)
    #expect(DivisionCode("660000")?.isPlausible == false)
  }
}

@Suite struct MaskingTests {
  @Test(arguments: [("张三", "张*"), ("欧阳测试", "欧***"), ("张", "*"), ("", "")])
  func `shows the first character of a name`(name: String, masked: String) {
    #expect(Masking.name(name) == masked)
  }

  @Test(arguments: [("13800001234", "138****1234"), ("1234567", "*******"), ("12", "**")])
  func `shows the ends of a telephone number`(phone: String, masked: String) {
    #expect(Masking.phone(phone) == masked)
  }

  @Test(arguments: [
    ("990000198203150013", "990000********0013"), ("990000820315001", "990000*****5001"),
    ("9900001982", "**********"),
  ])
  func `shows the ends of an identity number`(number: String, masked: String) {
    #expect(Masking.identityNumber(number) == masked)
  }

  @Test func `shows the end of an account`() {
    #expect(Masking.account("6200123456") == "******3456")
  }
}

import ResettlementCore
import Testing

@Suite struct PrivateNumbersTests {
  @Test(
    arguments: [
      ("身份号码990000197005100096。", "身份号码******************。"),
      ("99000019700510009X", "******************"),
      ("990000 19700510 0096", "****** ******** ****"),
      ("９９００００１９７００５１００９６", "*****************"),
      ("990000700510009", "***************"),
      ("电话13900000001或0477-1234567", "电话***********或****-*******"),
      ("139-0000-0001", "***-****-****"),
      ("账号6222 0000 1234 5678", "账号**** **** **** ****"),
    ]
  )
  func `hides what looks like a number of a person`(text: String, masked: String) {
    #expect(PrivateNumbers.masked(text) == masked)
    #expect(PrivateNumbers.occur(in: text))
    #expect(!PrivateNumbers.occur(in: masked))
  }

  @Test(
    arguments: [
      "2024-06-30", "2024-06-30 2024-07-05", "8200 元", "150623100", "990000********0096",
      "第3条第12款", "1号楼2单元301", "敖党发〔2024〕20号", "",
    ]
  )
  func `leaves days, amounts, codes and places as they are`(text: String) {
    #expect(PrivateNumbers.masked(text) == text)
    #expect(!PrivateNumbers.occur(in: text))
  }
}

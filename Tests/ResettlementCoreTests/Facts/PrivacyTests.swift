import ResettlementCore
import Testing

@Suite struct PrivacyTests {
  @Test func `shows no personal text in what is printed of a person`() {
    var person = Person(id: "p-1")
    person.name = .known("欧阳测试")
    person.phone = .known("13800000000")
    person.identityNumber = .known("990000198203150013")
    var dumped = ""
    dump(person, to: &dumped)
    for text in ["\(person)", String(reflecting: person), dumped, "\([person])"] {
      #expect(!text.contains("欧阳测试"))
      #expect(!text.contains("13800000000"))
      #expect(!text.contains("990000198203150013"))
    }
    #expect("\(person)" == "person/p-1")
  }

  @Test func `shows no value of an additional fact`() {
    var person = Person(id: "p-1")
    person.additionalFacts["bank_account"] = .text("6200000000000000000")
    var dumped = ""
    dump(person, to: &dumped)
    #expect(!dumped.contains("6200000000000000000"))
    #expect("\(person.additionalFacts)" == #"["bank_account"]"#)
  }

  @Test func `gives a personal text to those who ask for it`() {
    #expect(PersonalText("甲").revealed == "甲")
    #expect(PersonalText(factValue: .text("甲")) == "甲")
  }
}

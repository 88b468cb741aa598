import Foundation
import Quantities
import ResettlementCore
import Testing

@Suite struct AccessRecordTests {
  private let now = RecordedTime(secondsSince1970: 1_722_000_000)
  private let number = AccessedFact(.person, "identity_number", privacy: .personal)
  private let health = AccessedFact(.person, "health", privacy: .sensitive)

  private func record(
    by: String = "王二",
    purpose: String = "识别入户",
    _ facts: [AccessedFact] = []
  ) throws(AccessRecordError) -> AccessRecord {
    try AccessRecord(
      by: by,
      at: now,
      purpose: purpose,
      of: .printed(document: "pack/paper"),
      subjects: [SubjectReference(.monitoringCase, "C-1"), SubjectReference(.household, "H-1")],
      facts: facts
    )
  }

  @Test func `lists whom and which facts it is about in order and each once`() throws {
    let record = try record([number, health, number])
    #expect(record.subjects.map(\.description) == ["household/H-1", "monitoring_case/C-1"])
    #expect(record.facts.map(\.description) == ["person.health", "person.identity_number"])
  }

  @Test func `is about sensitive facts if one of them is`() throws {
    #expect(try record([number, health]).isSensitive)
    #expect(!(try record([number]).isSensitive))
  }

  @Test(arguments: ["", " ", "\u{3000}\n"])
  func `is refused if it does not say who or what for`(blank: String) {
    #expect(throws: AccessRecordError.nobody) { try record(by: blank) }
    #expect(throws: AccessRecordError.noPurpose) { try record(purpose: blank) }
  }

  @Test(arguments: ["99000019900307123X 入户", "电话 990-0000-0000"])
  func `is refused if it would keep a number of a person`(text: String) {
    #expect(throws: AccessRecordError.privateNumber) { try record(purpose: text) }
    #expect(throws: AccessRecordError.privateNumber) { try record(by: text) }
    #expect(!AccessRecordError.privateNumber.description.contains("990"))
  }

  @Test(arguments: [
    AccessRecord.Act.read, .printed(document: "a/b"), .exported(document: "register"),
  ])
  func `is read as it was written`(act: AccessRecord.Act) throws {
    let record = try AccessRecord(
      by: "7",
      at: now,
      purpose: "核查",
      of: act,
      subjects: [SubjectReference(.household, "H-1")],
      facts: [health]
    )
    let data = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(AccessRecord.self, from: data) == record)
  }

  @Test func `is not read from what says no purpose`() throws {
    let text = try String(decoding: JSONEncoder().encode(record()), as: UTF8.self)
    let broken = text.replacing("识别入户", with: "")
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(AccessRecord.self, from: Data(broken.utf8))
    }
  }
}

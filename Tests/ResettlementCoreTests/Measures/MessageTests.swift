import Quantities
import ResettlementCore
import Testing

@Suite struct MessageTests {
  private let day: CalendarDay

  init() throws { day = try #require(CalendarDay("2024-06-30")) }

  private func message(
    sent: Known<CalendarDay?>,
    received: Known<CalendarDay?> = .known(nil),
    answered: Known<CalendarDay?>
  ) -> Message {
    Message(id: "m", register: "letters", sentOn: sent, receivedOn: received, answeredOn: answered)
  }

  private func known(_ text: String) throws -> Known<CalendarDay?> {
    let day: CalendarDay = try #require(CalendarDay(text))
    return .known(day)
  }

  @Test func `a message that was answered is met on that day, and proves the help`() throws {
    let answered = message(sent: try known("2024-06-01"), answered: try known("2024-06-20"))
    #expect(answered.state(on: day) == .answered)
    #expect(answered.isProof(on: day))
    #expect(answered.dueItem(on: day)?.standing == .met)
    #expect(answered.dueItem(on: day)?.doneOn == CalendarDay("2024-06-20"))
  }

  @Test func `before its answer a message is due`() throws {
    let answered = message(sent: try known("2024-06-01"), answered: try known("2024-06-20"))
    let before = try #require(CalendarDay("2024-06-19"))
    #expect(answered.state(on: before) == .sent)
    #expect(!answered.isProof(on: before))
    #expect(answered.dueItem(on: before)?.standing == .due)
  }

  @Test func `a message that was received but not answered is due`() throws {
    let received = message(
      sent: try known("2024-06-01"),
      received: try known("2024-06-03"),
      answered: .known(nil)
    )
    #expect(received.state(on: day) == .received)
    #expect(received.dueItem(on: day)?.standing == .due)
    #expect(received.dueItem(on: day)?.evidence.count == 2)
  }

  @Test func `what is not known of a message is named`() throws {
    let unanswered = message(sent: try known("2024-06-01"), answered: .unknown)
    #expect(unanswered.dueItem(on: day)?.standing.name == "unknown")
    let unsent = message(sent: .unknown, answered: .known(nil))
    #expect(
      unsent.dueItem(on: day)?.standing
        == .unknown(missing: [MissingTerm(.fact, "letters.sent")])
    )
  }

  @Test func `a message that is not sent yet asks for nothing`() throws {
    let later = message(sent: try known("2024-07-01"), answered: .known(nil))
    #expect(later.dueItem(on: day) == nil)
  }
}

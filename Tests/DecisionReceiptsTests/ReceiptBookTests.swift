import DecisionReceipts
import PolicyTesting
import Testing

@Suite struct InMemoryReceiptBookTests {
  @Test func `keeps what a book of receipts promises`() async throws {
    try await ReceiptBookSuite {
      InMemoryReceiptBook(key: Decisions.key)
    } reopening: {
      $0
    } erasing: { book, subject, time in
      let book = try #require(book as? InMemoryReceiptBook)
      await book.erase(subject, at: time)
    }.run()
  }
}

public import ResettlementCore

/// A book of receipts that lives as long as the process, for tests and demonstrations.
public actor InMemoryReceiptBook: ReceiptBook {
  /// The key under which the book makes its digests.
  public let receiptKey: ReceiptKey

  private struct Kept {
    var content: KeptContent
    let people: Set<SubjectReference>
  }

  private var chain: [DecisionReceipt] = []
  private var contents: [Int: Kept] = [:]

  /// Creates an empty book.
  public init(key: ReceiptKey) {
    receiptKey = key
  }

  /// Records decisions in their order.
  @discardableResult
  public func record(
    _ decisions: [RecordedDecision],
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) throws(RegistryError) -> [DecisionReceipt] {
    let time = time()
    let receipts = try DecisionReceipt.chain(
      decisions,
      after: chain.last,
      at: time,
      key: receiptKey
    )
    for (decision, receipt) in zip(decisions, receipts) {
      contents[receipt.number] = Kept(content: .kept(decision.content), people: decision.everybody)
    }
    chain += receipts
    return receipts
  }

  /// Returns receipts in the order of the chain.
  public func receipts(after number: Int, limit: Int) -> [DecisionReceipt] {
    Array(chain.dropFirst(number).prefix(limit))
  }

  /// Returns what a decision rests on and says; `nil` if there is no receipt with the number.
  public func content(of number: Int) -> KeptContent? { contents[number]?.content }

  /// Erases everything that tells something personal of a subject.
  public func erase(_ subject: SubjectReference, at time: RecordedTime) {
    for (number, kept) in contents where kept.people.contains(subject) {
      guard case .kept = kept.content else { continue }
      contents[number]?.content = .erased(at: time)
    }
  }
}

extension DecisionReceipt {
  /// Returns the receipts of decisions that follow another one.
  ///
  /// - Throws: `RegistryError` with `conflict` if the time is before that of the last receipt.
  public static func chain(
    _ decisions: [RecordedDecision],
    after last: DecisionReceipt?,
    at time: RecordedTime,
    key: ReceiptKey
  ) throws(RegistryError) -> [DecisionReceipt] {
    if let last, time < last.recordedAt {
      let found = ReceiptChain.Break(number: last.number + 1, reason: .beforeItsTime)
      throw RegistryError(.conflict, underlying: found)
    }
    var previous = last
    return decisions.map { decision in
      let receipt = DecisionReceipt(of: decision, after: previous, at: time, key: key)
      previous = receipt
      return receipt
    }
  }
}

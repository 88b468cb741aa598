internal import ResettlementCore

/// The receipts of a book, held against one another.
public struct ReceiptChain: Sendable {
  /// A place at which a chain does not hold.
  public struct Break: Error, Sendable, Hashable {
    /// What is wrong there.
    public enum Reason: Sendable, Hashable {
      /// The receipt was changed: its hash is not that of what it says.
      case changed
      /// Its hash fits, but whoever made it did not have the book's key.
      case notSealed
      /// The receipt says that it follows another one than the one before it, which was changed,
      /// taken out or put in.
      case notLinked
      /// A receipt with another number was expected: one is missing, or there twice.
      case outOfOrder
      /// It was recorded before the one that it follows.
      case beforeItsTime
    }

    /// The number that the receipt ought to have.
    public let number: Int

    /// What is wrong.
    public let reason: Reason

    /// Creates a break.
    public init(number: Int, reason: Reason) {
      self.number = number
      self.reason = reason
    }
  }

  /// The last receipt that was held against the one before it.
  public private(set) var last: DecisionReceipt?

  private let key: ReceiptKey

  /// Creates a chain without receipts.
  ///
  /// - Parameter key: The key of the book.
  public init(key: ReceiptKey) {
    self.key = key
  }

  /// Adds the receipt that comes next.
  ///
  /// - Throws: ``Break`` if it does not follow; then the chain stays as it was.
  public mutating func add(_ receipt: DecisionReceipt) throws(Break) {
    let number = (last?.number ?? 0) + 1
    guard receipt.isIntact else { throw Break(number: number, reason: .changed) }
    guard receipt.isSealed(by: key) else { throw Break(number: number, reason: .notSealed) }
    guard receipt.number == number else { throw Break(number: number, reason: .outOfOrder) }
    guard receipt.previous == last?.hash else { throw Break(number: number, reason: .notLinked) }
    if let last, receipt.recordedAt < last.recordedAt {
      throw Break(number: number, reason: .beforeItsTime)
    }
    last = receipt
  }

  /// Returns the first place at which receipts don't follow one another; `nil` if all do.
  ///
  /// - Complexity: O(*n*) in the number of receipts.
  public static func firstBreak(
    in receipts: some Sequence<DecisionReceipt>,
    key: ReceiptKey
  ) -> Break? {
    var chain = ReceiptChain(key: key)
    for receipt in receipts {
      do throws(Break) {
        try chain.add(receipt)
      } catch {
        return error
      }
    }
    return nil
  }
}

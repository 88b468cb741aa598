public import ResettlementCore

/// Keeps receipts of decisions as a chain, and what the decisions rest on and say apart from them.
///
/// ## Conforming
///
/// - ``record(_:at:)`` is the one way to write: it makes the receipts from the last one of the book
///   and appends them, in one transaction, all of them or none. A time before that of the last
///   receipt throws a `RegistryError` with `conflict` and the ``ReceiptChain/Break``.
/// - ``receipts(after:limit:)`` gives those before one that can't be read; where that is the first,
///   it throws a `RegistryError` with `failed` and the ``ReceiptChain/Break``, which has its number.
/// - Receipts are never changed or removed. Content goes when somebody of its
///   ``RecordedDecision/people`` is erased, from every copy; from then on it is ``KeptContent/erased(at:)``.
///
/// The suite `ReceiptBookSuite` of the module PolicyTesting checks a conformer.
public protocol ReceiptBook: Sendable {
  /// The key under which the book makes its digests.
  var receiptKey: ReceiptKey { get }

  /// Records decisions in their order.
  ///
  /// - Parameters:
  ///   - decisions: What was decided.
  ///   - time: The time now, which is asked for once it is this call's turn to write: who waited for
  ///     others is not recorded before them.
  /// - Returns: Their receipts.
  /// - Throws: `RegistryError`; then nothing was recorded.
  @discardableResult
  func record(
    _ decisions: [RecordedDecision],
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) async throws(RegistryError) -> [DecisionReceipt]

  /// Returns receipts in the order of the chain.
  ///
  /// - Parameters:
  ///   - number: The receipt after which to begin; 0 for all.
  ///   - limit: The most that are returned.
  /// - Returns: As many receipts as there are and can be read, up to the limit.
  /// - Throws: `RegistryError` if the book can't be read, or the receipt at which it would begin.
  func receipts(
    after number: Int,
    limit: Int
  ) async throws(RegistryError) -> [DecisionReceipt]

  /// Returns what a decision rests on and says; `nil` if there is no receipt with the number.
  func content(of number: Int) async throws(RegistryError) -> KeptContent?
}

/// What is left of the content of a decision.
public enum KeptContent: Sendable, Hashable {
  /// It is there.
  case kept(DecisionContent)
  /// Somebody's data in it were erased, and with them all of it.
  case erased(at: RecordedTime)
  /// It can't be read, although nobody was erased: it was changed or taken out.
  case damaged
}

extension ReceiptBook {
  /// Returns the first place at which the receipts don't follow one another; `nil` if all do.
  ///
  /// - Complexity: O(*n*) in the number of receipts, in constant memory.
  public func firstBreak() async throws(RegistryError) -> (
    break: ReceiptChain.Break?, last: DecisionReceipt?
  ) {
    var chain = ReceiptChain(key: receiptKey)
    var place = 0
    while true {
      let block: [DecisionReceipt]
      do throws(RegistryError) {
        block = try await receipts(after: place, limit: 1_000)
      } catch {
        guard let found = error.underlying as? ReceiptChain.Break else { throw error }
        return (found, chain.last)
      }
      guard let last = block.last else { return (nil, chain.last) }
      for receipt in block {
        do throws(ReceiptChain.Break) {
          try chain.add(receipt)
        } catch {
          return (error, chain.last)
        }
      }
      guard last.number > place else { return (nil, chain.last) }
      place = last.number
    }
  }
}

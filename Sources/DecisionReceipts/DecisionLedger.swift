public import ResettlementCore

/// A ledger of benefits that is a book of receipts as well, so that no decision is there without its
/// receipt, and no receipt without its decision.
///
/// ## Conforming
///
/// - ``record(for:at:deciding:)`` decides, appends and makes receipts in one transaction, all of it or
///   nothing. Where every entry was there already, no receipt is made.
public protocol DecisionLedger: BenefitLedger, ReceiptBook {
  /// Decides upon the entries and totals of a key, appends what was decided, and records it with
  /// receipts.
  ///
  /// - Parameters:
  ///   - key: Whose benefits and which totals the decision has to see.
  ///   - time: The time now, which is asked for once it is this call's turn to write.
  ///   - decision: A pure function from what happened before to what is added.
  /// - Returns: The entries that were appended, and the receipts.
  /// - Throws: The error of the decision, or a `RegistryError`.
  @discardableResult
  func record(
    for key: BenefitKey,
    at time: @autoclosure @escaping @Sendable () -> RecordedTime,
    deciding decision: @Sendable (BenefitHistory) throws -> DecidedBenefits
  ) async throws -> RecordedBenefits
}

/// Entries of benefits that were decided, with what is to be recorded of the decisions.
public struct DecidedBenefits: Sendable {
  /// The entries.
  public let events: [BenefitEvent]

  /// What is to be recorded.
  public let decisions: [RecordedDecision]

  /// Creates what was decided.
  public init(_ events: [BenefitEvent], recording decisions: [RecordedDecision]) {
    self.events = events
    self.decisions = decisions
  }
}

/// Entries of benefits that were appended, with the receipts of the decisions.
public struct RecordedBenefits: Sendable {
  /// The entries, without those that were there already.
  public let events: [BenefitEvent]

  /// The receipts.
  public let receipts: [DecisionReceipt]

  /// Creates what was recorded.
  public init(_ events: [BenefitEvent], receipts: [DecisionReceipt]) {
    self.events = events
    self.receipts = receipts
  }
}

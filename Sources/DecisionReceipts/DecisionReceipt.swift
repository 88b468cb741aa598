public import ResettlementCore

/// The receipt of a decision: what was asked under which packs, and digests of what it rests on and
/// of the answer; a link of a chain.
///
/// It tells nothing of a person but the name in the register: facts, answer and reasons stand apart
/// in the ``DecisionContent``, which can be erased while the receipt stays.
public struct DecisionReceipt: Sendable, Hashable, Identifiable {
  /// The place in the chain, from 1.
  public let number: Int

  /// What was asked, when, and under which packs.
  public let question: DecisionQuestion

  /// When it was recorded.
  public let recordedAt: RecordedTime

  /// Who recorded it.
  public let recordedBy: String

  /// The digest under the book's key of the facts that were read.
  public let inputs: ContentDigest

  /// The digest under the book's key of the answer with its reasons.
  public let answer: ContentDigest

  /// The ``hash`` of the receipt before; `nil` in the first one.
  public let previous: ContentDigest?

  /// The SHA-256 of everything else here.
  public let hash: ContentDigest

  /// The place in the chain.
  public var id: Int { number }

  /// Creates the receipt that follows another one.
  ///
  /// - Parameters:
  ///   - decision: What was decided.
  ///   - previous: The last receipt of the chain; `nil` for the first one.
  ///   - time: When it is recorded.
  ///   - key: The book's key.
  public init(
    of decision: RecordedDecision,
    after previous: DecisionReceipt?,
    at time: RecordedTime,
    key: ReceiptKey
  ) {
    let draft = Draft(
      number: (previous?.number ?? 0) + 1,
      question: decision.question,
      recordedAt: time,
      recordedBy: decision.recordedBy,
      inputs: key.digest(of: decision.content.inputs, as: .inputs),
      answer: key.digest(of: decision.content.answer, as: .answer),
      previous: previous?.hash
    )
    self.init(draft, hash: draft.hash)
  }

  /// Creates a receipt as it was written down, be its hash right or not.
  init(_ draft: Draft, hash: ContentDigest) {
    number = draft.number
    question = draft.question
    recordedAt = draft.recordedAt
    recordedBy = draft.recordedBy
    inputs = draft.inputs
    answer = draft.answer
    previous = draft.previous
    self.hash = hash
  }

  /// A receipt before its hash is known.
  struct Draft: Sendable {
    let number: Int
    let question: DecisionQuestion
    let recordedAt: RecordedTime
    let recordedBy: String
    let inputs: ContentDigest
    let answer: ContentDigest
    let previous: ContentDigest?
  }

  /// Everything but the hash.
  var draft: Draft {
    Draft(
      number: number,
      question: question,
      recordedAt: recordedAt,
      recordedBy: recordedBy,
      inputs: inputs,
      answer: answer,
      previous: previous
    )
  }

  /// Whether the hash is that of everything else.
  public var isIntact: Bool { draft.hash == hash }
}

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

  /// The digest under the book's key of the people of whom the content tells.
  public let people: ContentDigest

  /// The ``hash`` of the receipt before; `nil` in the first one.
  public let previous: ContentDigest?

  /// The SHA-256 of everything above, which anybody can make again.
  public let hash: ContentDigest

  /// The digest of ``hash`` under the book's key, which only who has the key can make: whoever changes
  /// a receipt can work out new hashes to the end, but no seals.
  public let seal: ContentDigest

  /// Whether the receipt was read from a line that says this and no more.
  let isVerbatim: Bool

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
      people: key.digest(of: decision.everybody),
      previous: previous?.hash
    )
    self.init(draft, hash: draft.hash, seal: key.seal(of: draft.hash))
  }

  /// Creates a receipt as it was written down, be its hash and seal right or not.
  init(_ draft: Draft, hash: ContentDigest, seal: ContentDigest, isVerbatim: Bool = true) {
    number = draft.number
    question = draft.question
    recordedAt = draft.recordedAt
    recordedBy = draft.recordedBy
    inputs = draft.inputs
    answer = draft.answer
    people = draft.people
    previous = draft.previous
    self.hash = hash
    self.seal = seal
    self.isVerbatim = isVerbatim
  }

  /// A receipt before its hash is known.
  struct Draft: Sendable {
    let number: Int
    let question: DecisionQuestion
    let recordedAt: RecordedTime
    let recordedBy: String
    let inputs: ContentDigest
    let answer: ContentDigest
    let people: ContentDigest
    let previous: ContentDigest?
  }

  /// Everything but the hash and the seal.
  var draft: Draft {
    Draft(
      number: number,
      question: question,
      recordedAt: recordedAt,
      recordedBy: recordedBy,
      inputs: inputs,
      answer: answer,
      people: people,
      previous: previous
    )
  }

  /// Whether the hash is that of everything else, and nothing else was written beside it.
  public var isIntact: Bool { isVerbatim && draft.hash == hash }

  /// Whether somebody who has the book's key made the receipt.
  public func isSealed(by key: ReceiptKey) -> Bool { key.seal(of: hash) == seal }
}

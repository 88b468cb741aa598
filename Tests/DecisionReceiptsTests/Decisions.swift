import DecisionReceipts
import Quantities
import ResettlementCore

/// Made-up decisions.
enum Decisions {
  static let key = ReceiptKey(secret: [UInt8](repeating: 7, count: 32))

  static let otherKey = ReceiptKey(secret: [UInt8](repeating: 8, count: 32))

  static let time = RecordedTime(secondsSince1970: 1_700_000_000)

  /// A decision about a household whose answer is a word.
  static func decision(
    about household: String,
    _ answer: String = "eligible",
    people: Set<SubjectReference>? = nil
  ) -> RecordedDecision {
    let subject = SubjectReference(.household, household)
    let question = DecisionQuestion(
      packs: [
        DecisionQuestion.PackDigest(id: "town", version: "1.0.0", sha256: ContentDigest(of: [1]))
      ],
      readings: ["bounds": "inclusive"],
      parameters: ["line": "6000"],
      rule: "subsidy",
      subject: subject,
      dates: AssessmentDates(on: CalendarDay(dayNumber: 19_000))
    )
    return RecordedDecision(
      question: question,
      content: DecisionContent(inputs: Array(household.utf8), answer: Array(answer.utf8)),
      people: people ?? [subject],
      recordedBy: "某镇"
    )
  }

  /// The lines of receipts from one on, with a word changed and all hashes worked out anew, as
  /// somebody can do who has the file and no key.
  static func forged(
    _ chain: some Sequence<DecisionReceipt>,
    _ old: String,
    _ new: String
  ) -> [DecisionReceipt] {
    var previous: (old: String, new: String)?
    return chain.compactMap { receipt in
      var line = receipt.line.replacing(old, with: new)
      if let previous { line = line.replacing(previous.old, with: previous.new) }
      guard let end = line.firstRange(of: ",\"hash\":") else { return nil }
      let hash = ContentDigest(of: (line[..<end.lowerBound] + "}").utf8).description
      previous = (receipt.hash.description, hash)
      return DecisionReceipt(line: line.replacing(receipt.hash.description, with: hash))
    }
  }

  /// A chain of receipts about as many households.
  static func chain(_ count: Int) throws -> [DecisionReceipt] {
    try DecisionReceipt.chain(
      (1...count).map { decision(about: "h\($0)") },
      after: nil,
      at: time,
      key: key
    )
  }
}

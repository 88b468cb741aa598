internal import DecisionReceipts
internal import Foundation
internal import ResettlementCore

// The inputs of a decision about a benefit are those of its facts, with one more key:
//
//   "benefit": { "entry", "finding", "answers": [ what the ledger had … ], "related": [ … ] }

/// What a decision about a benefit rests on beside facts: what the office gave, and what the ledger
/// had when it was decided.
struct BenefitInputs: Codable {
  /// What the ledger had for a key.
  struct Answer: Codable {
    let subjects: [SubjectReference]
    let benefits: [BenefitEvent.BenefitID]
    let counters: [BenefitCounter]
    let events: [BenefitEvent]
    let totals: [CounterChange]

    init(_ history: BenefitHistory, for key: BenefitKey) {
      subjects = key.subjects.sorted()
      benefits = key.benefits.sorted()
      counters = key.counters.sorted()
      events = history.events
      totals = history.totals.changes
    }

    var key: BenefitKey {
      BenefitKey(subjects: Set(subjects), benefits: Set(benefits), counters: Set(counters))
    }

    var history: BenefitHistory { BenefitHistory(events, totals: CounterTotals(totals)) }
  }

  /// Which subjects counted as one with another.
  struct Related: Codable {
    let subject: SubjectReference
    let others: [SubjectReference]
  }

  /// Under which name, on which day and by whom it was decided.
  let entry: BenefitEntry
  /// What the office added.
  let finding: BenefitFinding
  /// What the ledger had, by key.
  let answers: [Answer]
  /// Which subjects counted as one.
  let related: [Related]

  /// Those whom earlier entries name, and who count as one with somebody.
  var named: Set<SubjectReference> {
    let parties = answers.flatMap { $0.events.flatMap(\.parties) }
    return Set(parties + related.flatMap { [$0.subject] + $0.others })
  }
}

// MARK: - Bytes

extension BenefitInputs {
  private struct Key: Codable {
    let benefit: BenefitInputs
  }

  /// Reads what stands beside the facts; `nil` if the decision is not about a benefit.
  init?(besideFacts bytes: [UInt8]) {
    guard let key = try? JSONDecoder().decode(Key.self, from: Data(bytes)) else { return nil }
    self = key.benefit
  }

  /// The inputs with those of the facts, as bytes that repeat.
  func bytes(with facts: DecisionInputs) throws -> [UInt8] {
    let own = try Self.encoder.encode(Key(benefit: self))
    return facts.bytes.dropLast() + Array(",".utf8) + own.dropFirst()
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

extension BenefitDecision {
  private struct Answer: Encodable {
    let verdict: String
    let decision: BenefitDecision
  }

  /// The word for what it comes to.
  var verdictName: String {
    guard entitlement != nil else { return "refused" }
    return reductions.isEmpty ? "granted" : "reduced"
  }

  /// The decision with its reasons, as bytes that repeat.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(Answer(verdict: verdictName, decision: self)))
  }
}

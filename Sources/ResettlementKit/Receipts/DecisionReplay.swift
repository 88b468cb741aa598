public import DecisionReceipts
internal import Diagnostics
public import PolicyPacks
public import ResettlementCore
internal import Tabular

/// Recomputes recorded decisions from the facts that were read then.
public struct DecisionReplay: Sendable {
  /// What came of recomputing a decision.
  public enum Outcome: Sendable, Hashable {
    /// The same bytes came out.
    case same
    /// Another answer came out, although packs and facts are those of the receipt.
    case different(recorded: String, recomputed: String)
    /// A pack is not there, or not as it was: this one is needed.
    case needsPack(DecisionQuestion.PackDigest)
    /// The content was erased, and can't be recomputed any more.
    case erased(at: RecordedTime)
    /// The content is not what the receipt is of: it was changed or taken out.
    case damaged

    /// Whether nothing is wrong: the same came out, or somebody was rightly erased.
    public var isFine: Bool {
      switch self {
      case .same, .erased: true
      case .different, .needsPack, .damaged: false
      }
    }
  }

  /// The packs by their digests and those of what they build on.
  private let packs: [[DecisionQuestion.PackDigest]: PolicyPack]

  /// Creates a replay.
  ///
  /// - Parameter packs: The packs as they are now and as they were; of several of one id, that is
  ///   taken which a receipt names.
  public init(_ packs: [PolicyPack]) {
    self.packs = Dictionary(packs.map { ($0.digests, $0) }) { first, _ in first }
  }

  /// Recomputes a decision.
  ///
  /// - Parameters:
  ///   - receipt: The receipt.
  ///   - content: What the book has of its content.
  ///   - key: The book's key.
  /// - Returns: Whether the same came out, or why nothing could be recomputed.
  public func replay(
    _ receipt: DecisionReceipt,
    _ content: KeptContent,
    key: ReceiptKey
  ) async -> Outcome {
    switch content {
    case .erased(let time): return .erased(at: time)
    case .damaged: return .damaged
    case .kept(let content):
      guard receipt.isOf(content, key: key) else { return .damaged }
      return await recompute(receipt.question, content)
    }
  }

  private func recompute(
    _ question: DecisionQuestion,
    _ content: DecisionContent
  ) async -> Outcome {
    guard let named = question.packs.last else { return .damaged }
    guard let pack = packs[question.packs] else {
      return .needsPack(missing(of: question) ?? named)
    }
    let choices = DecisionChoices(readings: question.readings, parameters: question.parameters)
    let document = JSONDocument(SourceText(name: "inputs", bytes: content.inputs))
    guard let inputs = document.root.flatMap(DecisionInputs.init),
      let chosen = try? choices.applied(to: pack),
      let population = try? inputs.population(in: chosen.catalogue)
    else { return .damaged }
    if let benefit = BenefitInputs(besideFacts: content.inputs) {
      return await recompute(benefit, content, chosen, population)
    }
    let answer = chosen.assess(
      question.rule,
      of: question.subject,
      in: population,
      on: question.dates
    )
    let bytes = answer.bytes(in: chosen.catalogue)
    guard bytes != content.answer else { return .same }
    return .different(
      recorded: Self.verdict(content.answer) ?? "",
      recomputed: answer.verdictName
    )
  }

  /// Decides about a benefit once more, upon what the ledger had then.
  private func recompute(
    _ benefit: BenefitInputs,
    _ content: DecisionContent,
    _ pack: PolicyPack,
    _ population: Population
  ) async -> Outcome {
    let ledger = RecordedLedger(benefit.answers)
    let related = Dictionary(benefit.related.map { ($0.subject, Set($0.others)) }) { $1 }
    let desk = BenefitDesk(pack, population: population, ledger: ledger) { related[$0] ?? [] }
    _ = try? await desk.decide(benefit.entry, finding: benefit.finding)
    let decision = ledger.decision
    guard let bytes = try? decision?.bytes(), bytes == content.answer else {
      return .different(
        recorded: Self.verdict(content.answer) ?? "",
        recomputed: decision?.verdictName ?? "undecided"
      )
    }
    return .same
  }

  /// The first pack of a question that none of the packs here was made of.
  private func missing(of question: DecisionQuestion) -> DecisionQuestion.PackDigest? {
    let known = Set(packs.keys.joined())
    return question.packs.first { !known.contains($0) }
  }

  private static func verdict(_ answer: [UInt8]) -> String? {
    let document = JSONDocument(SourceText(name: "answer", bytes: answer))
    return document.root?.object?["verdict"]?.string
  }
}

import DecisionReceipts
import ResettlementKit
import Testing

@Suite struct SampleReceiptsTests {
  private static let key = ReceiptKey(secret: [UInt8](repeating: 7, count: 32))

  private static let replay = DecisionReplay(Sample.packs)

  @Test(arguments: Sample.all)
  func `every answer about the sample data is recomputed to the same bytes`(
    _ sample: Sample
  ) async throws {
    let policy = try sample.policy()
    let extract = try sample.extract()
    let dates = AssessmentDates(on: try #require(extract.asOf))
    let recorder = try DecisionRecorder(policy, recordedBy: "某镇")
    var count = 0
    for answer in try sample.answers() {
      let decided = recorder.decide(
        answer.rule.id,
        about: answer.subject,
        in: extract.population,
        on: dates
      )
      #expect(decided.assessment == answer)
      try await expectSame(decided.decision)
      count += 1
    }
    #expect(count > 100)
  }

  private func expectSame(_ decision: RecordedDecision) async throws {
    let time = RecordedTime(secondsSince1970: 1_720_000_000)
    let receipt = DecisionReceipt(of: decision, after: nil, at: time, key: Self.key)
    let outcome = await Self.replay.replay(receipt, .kept(decision.content), key: Self.key)
    #expect(outcome == .same, "\(decision.question.rule) about \(decision.question.subject)")
  }
}

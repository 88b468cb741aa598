internal import ArgumentParser
internal import DecisionReceipts
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// The options by which answers are recorded, with receipts.
struct ReceiptOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Records every answer with a receipt in this store, which is made if there is none.",
      valueName: "file"
    )
  )
  var recordIn: String?

  @Option(
    help: ArgumentHelp(
      "The file with the store's key, which 'resettle store key' makes.",
      valueName: "file"
    )
  )
  var key: String?

  @Option(help: ArgumentHelp("Who records, by a name that may be shown.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "When it is recorded (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var recordedAt: RecordedTime?

  func validate() throws {
    guard recordIn == nil || (by != nil && key != nil) else {
      throw ValidationError("to record answers, give --record-in, --key and --by together")
    }
    guard recordedAt == nil || recordIn != nil else {
      throw ValidationError("--recorded-at goes with --record-in")
    }
  }

  /// Records answers, all of them or none, before they are shown.
  ///
  /// - Throws: ``CommandError`` if the store does not take them.
  func record(
    _ answers: [Assessment],
    of pack: PolicyPack,
    choosing choices: DecisionChoices,
    about population: Population
  ) throws -> [DecisionReceipt] {
    guard let recordIn, let key, let by else { return [] }
    let moment = try pastMoment()
    let store = try StoreOptions.open(recordIn, key: key)
    let recorder = try DecisionRecorder(pack, choosing: choices, recordedBy: by)
    let decisions = answers.map { answer in
      recorder.decide(answer.rule.id, about: answer.subject, in: population, on: answer.dates)
        .decision
    }
    return try store.doing(at: recordIn) { store throws(RegistryError) in
      try await store.record(decisions, at: moment ?? WallClock.now)
    }
  }

  /// The moment that was given; `nil` if none was.
  ///
  /// - Throws: ``CommandError`` if it lies in the future: until then nothing could be recorded.
  private func pastMoment() throws(CommandError) -> RecordedTime? {
    guard let recordedAt, recordedAt > WallClock.now else { return recordedAt }
    throw CommandError(.recordedLater(recordedAt), status: .usage)
  }

  /// Says which receipts were made, beside the results.
  func show(_ receipts: [DecisionReceipt], in session: Session) throws {
    guard let first = receipts.first, let last = receipts.last else { return }
    let line = session.pick(
      "已记录回执 \(first.number)–\(last.number)，最后一张 \(last.number):\(last.hash)",
      "recorded receipts \(first.number)–\(last.number), the last \(last.number):\(last.hash)"
    )
    try session.console.errors(line + "\n")
  }
}

extension Diagnostic.Message {
  fileprivate static func recordedLater(_ time: RecordedTime) -> Self {
    Self(
      "receipt.recorded-later",
      en: "--recorded-at \(time) lies in the future, and until then nothing more could be recorded",
      zh: "--recorded-at \(time) 晚于现在，此前将无法再记录任何回执"
    )
  }
}

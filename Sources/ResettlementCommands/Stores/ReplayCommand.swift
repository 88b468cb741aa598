internal import ArgumentParser
internal import DecisionReceipts
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore
internal import StandardPacks

/// `resettle replay`: recomputes recorded decisions from the facts that were read then.
struct ReplayCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Recomputes recorded decisions; the same bytes must come out. 复算",
    discussion: """
      A decision is recomputed under exactly the packs that its receipt names by their SHA-256. \
      Give those that are not compiled in as folders or archives, old versions among them.

      Examples 示例:
        resettle replay --store town.sqlite --key town.key
        resettle replay --store town.sqlite --key town.key --number 7 archive/anhui-1.0.0
      """
  )

  @Argument(help: ArgumentHelp("Folders and archives of packs.", valueName: "path"))
  var packs: [String] = []

  @OptionGroup(title: "Store") var place: StoreOptions

  @Option(help: ArgumentHelp("Recomputes only this receipt; may be repeated.", valueName: "n"))
  var number: [Int] = []

  @OptionGroup var common: CommonOptions

  private static let block = 500

  func run(in session: Session) throws -> ExitStatus {
    let store = try place.open()
    let replay = DecisionReplay(try loadedPacks(in: session))
    var tally = Tally()
    if number.isEmpty {
      try replayAll(replay, of: store, &tally, in: session)
    } else {
      for number in number {
        guard let receipt = try receipts(of: store, after: number - 1, limit: 1).first,
          receipt.number == number
        else { throw CommandError(.noReceipt(number), status: .usage) }
        try show(receipt, replay, of: store, &tally, in: session)
      }
    }
    try session.printLine(tally.line(in: session))
    return tally.wrong == 0 ? .fine : .findings
  }

  private func replayAll(
    _ replay: DecisionReplay,
    of store: SQLiteStore,
    _ tally: inout Tally,
    in session: Session
  ) throws {
    var place = 0
    while true {
      let block = try receipts(of: store, after: place, limit: Self.block)
      for receipt in block { try show(receipt, replay, of: store, &tally, in: session) }
      guard let last = block.last, last.number > place else { return }
      place = last.number
    }
  }

  private func receipts(
    of store: SQLiteStore,
    after number: Int,
    limit: Int
  ) throws -> [DecisionReceipt] {
    try store.doing(at: place.store) { store throws(RegistryError) in
      try await store.receipts(after: number, limit: limit)
    }
  }

  private func show(
    _ receipt: DecisionReceipt,
    _ replay: DecisionReplay,
    of store: SQLiteStore,
    _ tally: inout Tally,
    in session: Session
  ) throws {
    let number = receipt.number
    let outcome = try store.doing(at: place.store) { store throws(RegistryError) in
      let content = try await store.content(of: number)
      return await replay.replay(receipt, content ?? .damaged, key: store.receiptKey)
    }
    tally.add(outcome)
    guard outcome != .same || !self.number.isEmpty else { return }
    let question = receipt.question
    let line = "\(receipt.number)  \(question.decidedOn)  \(question.rule)  \(question.subject)  "
    try session.printLine(line + outcome.words(in: session))
  }

  /// The packs that were given, and those that are compiled in.
  private func loadedPacks(in session: Session) throws -> [PolicyPack] {
    let given = PackCollection(under: packs, trusting: common.trust)
    guard !given.diagnostics.hasErrors else { throw CommandError(given.diagnostics) }
    return given.packs + PackLoader.load(StandardPacks.sources).packs
  }

  /// How many decisions came out how.
  private struct Tally {
    var same = 0
    var erased = 0
    var wrong = 0

    mutating func add(_ outcome: DecisionReplay.Outcome) {
      switch outcome {
      case .same: same += 1
      case .erased: erased += 1
      default: wrong += 1
      }
    }

    func line(in session: Session) -> String {
      session.pick(
        "\(same) 个决定复算一致，\(erased) 个内容已删除，\(wrong) 个不能证实",
        "\(same) decisions came out the same, \(erased) were erased, \(wrong) could not be proved"
      )
    }
  }
}

extension DecisionQuestion {
  fileprivate var decidedOn: String { dates.decidedOn.description }
}

extension DecisionReplay.Outcome {
  fileprivate func words(in session: Session) -> String {
    switch self {
    case .same: session.pick("一致", "the same")
    case .different(let recorded, let recomputed):
      session.pick(
        "不一致：记录为 \(recorded)，复算为 \(recomputed)",
        "different: recorded \(recorded), recomputed \(recomputed)"
      )
    case .needsPack(let pack):
      session.pick(
        "需要政策包 \(pack.id) \(pack.version)（SHA-256 \(pack.sha256)）",
        "needs the pack \(pack.id) \(pack.version) (SHA-256 \(pack.sha256))"
      )
    case .erased(let time):
      session.pick("内容已于 \(time) 删除", "was erased at \(time)")
    case .damaged: session.pick("内容被改动或缺失", "its content was changed or taken out")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noReceipt(_ number: Int) -> Self {
    Self(
      "receipt.not-there",
      en: "there is no receipt \(number)",
      zh: "没有第 \(number) 张回执"
    )
  }
}

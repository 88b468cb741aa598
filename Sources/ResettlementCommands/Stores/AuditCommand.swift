internal import ArgumentParser
internal import DecisionReceipts
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementStore

/// `resettle audit`: holds the receipts of a store against one another.
struct AuditCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Verifies the chain of receipts, and names the first broken link. 审计",
    discussion: """
      A receipt has the hash of the one before it, and a seal that needs the key: what was changed, \
      taken out, put in or made by somebody without the key shows. That the end was cut off shows only if its number and hash were noted elsewhere: note what \
      this prints, and give it the next time with --expect.

      Examples 示例:
        resettle audit --store town.sqlite --key town.key
        resettle audit --store town.sqlite --key town.key --expect 1200:9f86d081…
      """
  )

  @OptionGroup(title: "Store") var place: StoreOptions

  @Option(
    help: ArgumentHelp("A receipt that must be there, noted before.", valueName: "number:hash"),
    transform: Expected.init
  )
  var expect: [Expected] = []

  @OptionGroup var common: CommonOptions

  /// A receipt that was noted elsewhere.
  struct Expected: Sendable {
    let number: Int
    let hash: ContentDigest

    /// Reads `1200:9f86…`.
    @Sendable init(_ text: String) throws {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Int(parts[0]), number > 0,
        let hash = ContentDigest(parts[1])
      else { throw ValidationError("'\(text)' is not of the form number:hash") }
      (self.number, self.hash) = (number, hash)
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let store = try place.open()
    let (found, last) = try store.doing(at: place.store) { store throws(RegistryError) in
      try await store.firstBreak()
    }
    let missed = try expect.filter { try !isThere($0, in: store) }
    try session.report(
      (found.map { [Diagnostic(.brokenChain($0), at: nil)] } ?? [])
        + missed.map { Diagnostic(.notAsNoted($0.number), at: nil) }
    )
    try show(last, isWhole: found == nil, in: session)
    return found == nil && missed.isEmpty ? .fine : .findings
  }

  private func isThere(_ expected: Expected, in store: SQLiteStore) throws -> Bool {
    let found = try store.doing(at: place.store) { store throws(RegistryError) in
      try await store.readable(after: expected.number - 1)
    }
    return found.first?.number == expected.number && found.first?.hash == expected.hash
  }

  private func show(
    _ last: DecisionReceipt?,
    isWhole: Bool,
    in session: Session
  ) throws {
    let count = last?.number ?? 0
    let state =
      isWhole
      ? session.pick("\(count) 张回执，链条完整", "\(count) receipts, the chain is whole")
      : session.pick("前 \(count) 张回执完整", "the first \(count) receipts are whole")
    try session.printLine(state)
    guard isWhole, let last else { return }
    try session.printLine(
      session.pick("最后一张：", "the last: ") + "\(last.number):\(last.hash)"
    )
  }
}

extension SQLiteStore {
  /// The receipt that comes next; none where there is none that can be read.
  fileprivate func readable(after number: Int) async throws(RegistryError) -> [DecisionReceipt] {
    do throws(RegistryError) {
      return try await receipts(after: number, limit: 1)
    } catch {
      guard error.underlying is ReceiptChain.Break else { throw error }
      return []
    }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func brokenChain(_ found: ReceiptChain.Break) -> Self {
    let words = found.reason.words
    return Self(
      "receipt.broken-chain",
      en: "the chain is broken at receipt \(found.number): \(words.english)",
      zh: "链条在第 \(found.number) 张回执处断开：\(words.chinese)"
    )
  }

  fileprivate static func notAsNoted(_ number: Int) -> Self {
    Self(
      "receipt.not-as-noted",
      en: "receipt \(number) is not the one that was noted; receipts were cut off or replaced",
      zh: "第 \(number) 张回执与所记不符；回执被截去或替换"
    )
  }
}

extension ReceiptChain.Break.Reason {
  fileprivate var words: LocalizedText {
    switch self {
    case .changed: LocalizedText(zh: "内容被改动", en: "what it says was changed")
    case .notSealed:
      LocalizedText(
        zh: "不是持有密钥者所作",
        en: "it was made by somebody without the key"
      )
    case .notLinked:
      LocalizedText(
        zh: "与前一张不相接，前一张被改动或替换",
        en: "it does not follow the one before, which was changed or replaced"
      )
    case .outOfOrder:
      LocalizedText(zh: "编号不连续，有缺失或重复", en: "one is missing, or there twice")
    case .beforeItsTime:
      LocalizedText(
        zh: "记录时间早于前一张",
        en: "it was recorded before the one that it follows"
      )
    }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// The options by which assets are judged: the facts, the events and the days.
struct AssetQuestion: ParsableArguments {
  @Option(help: ArgumentHelp("The facts, an extract in JSON.", valueName: "file.json"))
  var input: String?

  @Option(
    help: ArgumentHelp("What happened to assets and money, in JSON Lines.", valueName: "file.jsonl")
  )
  var events: String?

  @Option(
    help: ArgumentHelp("What happened in procedures, in JSON Lines.", valueName: "file.jsonl")
  )
  var procedures: String?

  @Option(
    help: ArgumentHelp(
      "A store: what it has of assets, money, procedures and benefits counts; with --key.",
      valueName: "file"
    )
  )
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The file with the store's key, which 'resettle store key' makes.",
      valueName: "file"
    )
  )
  var key: String?

  @OptionGroup(title: "Dates") var dates: DateOptions

  func validate() throws {
    guard (store == nil) == (key == nil) else {
      throw ValidationError("to read a store, give --store and --key together")
    }
  }

  /// What there is to judge by.
  struct Material {
    let audit: AssetAudit
    let isWhole: Bool
  }

  /// Reads the files and the store, and reports what is wrong with them.
  ///
  /// - Parameters:
  ///   - catalogue: The declarations of facts.
  ///   - takesOpenFacts: Whether the store's open facts are taken where no extract is given.
  ///   - session: The session.
  /// - Returns: What there is.
  /// - Throws: ``CommandError`` if a file can't be read, or no day was said.
  func material(
    _ catalogue: FactCatalogue,
    takingOpenFacts takesOpenFacts: Bool = false,
    in session: Session
  ) throws -> Material {
    guard input != nil || events != nil || store != nil else {
      throw CommandError(.nothingToCheck, status: .usage)
    }
    let extract = try extract(catalogue, in: session)
    guard let days = dates.dates(asOf: extract?.asOf) else {
      throw CommandError(.noDates, status: .usage)
    }
    let opened = try opened()
    var book = try opened.map { try AssetBook(of: $0.store, at: $0.path) } ?? AssetBook()
    let file = try events.map { try AssetFile(at: $0, in: session) }
    let isOne = try file.map { try book.add($0, in: session) } ?? true
    let cases = try procedures.map { try EventFile(at: $0, in: session) }
    let ofStore =
      takesOpenFacts && extract == nil
      ? try opened.map {
        try $0.store.openFacts(on: dates.factsDay ?? days.decidedOn, catalogue, at: $0.path)
      } : nil
    let audit = AssetAudit(
      of: book.assets,
      chain: book.chain,
      benefits: book.benefits,
      procedures: book.procedures.adding(cases?.history.events ?? []),
      in: extract?.population ?? ofStore ?? Population(catalogue: catalogue),
      on: days
    )
    let parts = [extract?.isWhole, file?.isWhole, cases?.isWhole, isOne]
    return Material(audit: audit, isWhole: parts.allSatisfy { $0 ?? true })
  }

  private func opened() throws(CommandError) -> (store: SQLiteStore, path: String)? {
    guard let store, let key else { return nil }
    return (try StoreOptions.existing(store, key: key), store)
  }

  private func extract(_ catalogue: FactCatalogue, in session: Session) throws -> Extract? {
    guard let input else { return nil }
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: catalogue, onFactsDay: dates.factsDay).read(json: source)
    try session.report(extract.diagnostics)
    return extract
  }
}

extension Diagnostic.Message {
  fileprivate static let nothingToCheck = Self(
    "asset.nothing-to-check",
    en:
      "what is looked at? give --input with facts, --events with events, or --store with a store",
    zh: "请给出要检查的内容：--input（数据）、--events（事件）或 --store（数据库）"
  )
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle asset record`: adds what happened to a file of events, if it may have.
struct AssetRecordCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records what happened to assets and money if it may be, all or nothing. 记录",
    discussion: """
      What is refused is refused with the reason and the clause, and nothing is written. Events that
      are there already change nothing. With --store they go into a store, encrypted, which several
      programs can use at once; procedures that it has count beside those of a file.

      Examples 示例:
        resettle asset record --pack aolezhaoqi --input facts.json --events assets.jsonl \\
          --add new.jsonl --unit 某嘎查
        resettle asset record --pack aolezhaoqi --input facts.json --events assets.jsonl \\
          --procedures cases.jsonl --add disposal.jsonl
        resettle asset record --pack aolezhaoqi --input facts.json --store town.sqlite \\
          --key town.key --add new.jsonl --unit 某嘎查
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The facts, an extract in JSON.", valueName: "file.json"))
  var input: String

  @Option(help: ArgumentHelp("The events, in JSON Lines.", valueName: "file.jsonl"))
  var events: String?

  @Option(
    help: ArgumentHelp(
      "A store that keeps the events instead of a file; with --key.",
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

  @Option(
    help: ArgumentHelp("What happened in procedures, in JSON Lines.", valueName: "file.jsonl")
  )
  var procedures: String?

  @Option(
    help: ArgumentHelp("Events to add, in JSON Lines; - reads what is piped in.", valueName: "file")
  )
  var add: String

  @Option(help: ArgumentHelp("The unit that records it, if events don't say.", valueName: "unit"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "When it is recorded, if events don't say (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var recordedAt: RecordedTime?

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (events == nil) != (store == nil), (store == nil) == (key == nil) else {
      throw ValidationError("give --events with a file, or --store and --key")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    guard let events else { return try record(in: session) }
    return try Files.alone(with: events) { try record(in: session) }
  }

  private func record(in session: Session) throws -> ExitStatus {
    let pack = try choices.applied(to: self.pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let facts = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: facts)
    try session.report(extract.diagnostics)
    let file = try events.map { try AssetFile(at: $0, mayBeMissing: true, in: session) }
    let kept = try keeping()
    let cases = try procedures.map { try EventFile(at: $0, in: session) }
    let contents = try sent(in: session)
    let isWhole = extract.isWhole && file?.isWhole ?? true && (cases?.isWhole ?? true)
    guard isWhole, !contents.diagnostics.hasErrors else { return .findings }
    let desk = AssetDesk(
      pack,
      facts: ProcedureFacts { day in
        ExtractReader(catalogue: pack.catalogue, onFactsDay: day).read(json: facts).population
      },
      procedures: try kept.map { try $0.procedures() }?.adding(cases?.history.events ?? [])
        ?? cases?.history ?? ProcedureHistory()
    )
    let (assets, chain) =
      try kept.map { try $0.record(contents, by: desk) } ?? file.map {
        try record(contents, $0, desk)
      }
      ?? ([], [])
    try show(assets, chain, AssetWords(session: session, catalogue: pack.catalogue))
    return .fine
  }

  private func keeping() throws(CommandError) -> AssetKeeping? {
    guard let store, let key else { return nil }
    return AssetKeeping(store: try StoreOptions.open(store, key: key), path: store)
  }

  private func record(
    _ contents: AssetEventReader.Contents,
    _ file: AssetFile,
    _ desk: AssetDesk
  ) throws(CommandError) -> ([AssetEvent], [ChainEvent]) {
    let assets = try decided(contents.assets, by: desk, after: file.assets)
    let chain = try decided(contents.chain, after: file.chain)
    if !assets.isEmpty || !chain.isEmpty { try file.append(assets, chain) }
    return (assets, chain)
  }

  private func sent(in session: Session) throws -> AssetEventReader.Contents {
    let source = try Files.text(at: add, limit: EventFile.limit, in: session)
    let reader = AssetEventReader(
      recordedAt: recordedAt ?? WallClock.now,
      recordedBy: unit.map { EventRecorder(unit: $0) }
    )
    let contents = reader.read(source)
    try session.report(contents.diagnostics)
    return contents
  }

  private func decided(
    _ events: [AssetEvent],
    by desk: AssetDesk,
    after history: AssetHistory
  ) throws(CommandError) -> [AssetEvent] {
    do throws(AssetRefusal) {
      return try desk.decide(events, after: history)
    } catch {
      throw CommandError(error.findings.map { Diagnostic(.refused($0), at: nil) })
    }
  }

  private func decided(
    _ events: [ChainEvent],
    after history: ChainHistory
  ) throws(CommandError) -> [ChainEvent] {
    do throws(ChainRefusal) {
      return try history.admitting(events)
    } catch {
      throw CommandError(error.findings.map { Diagnostic(.refused($0), at: nil) })
    }
  }

  private func show(
    _ assets: [AssetEvent],
    _ chain: [ChainEvent],
    _ words: AssetWords
  ) throws {
    let session = words.session
    switch format {
    case .json:
      let values = assets.map(AssetEventJSON.value) + chain.map(AssetEventJSON.value)
      try session.print(.array(values))
    case .text:
      let lines =
        assets.map { words.line($0, correctedBy: nil) }
        + chain.map { words.line($0, correctedBy: nil) }
      for line in lines { try session.printLine(line) }
      let nothing = session.pick("这些事件均已记录", "these events are there already")
      if lines.isEmpty { try session.printLine(nothing) }
    }
  }
}

extension Diagnostic.Message {
  static func refused(_ finding: AssetRefusal.Finding) -> Self {
    let obstacle = finding.obstacle
    let clauses = obstacle.citations.joined(separator: ", ")
    return Self(
      "asset.refused",
      en: "'\(finding.event)' is not recorded: \(obstacle.message.english)"
        + (clauses.isEmpty ? "" : " (\(clauses))"),
      zh: "“\(finding.event)”未记录：\(obstacle.message.chinese)"
        + (clauses.isEmpty ? "" : "（\(clauses)）")
    )
  }
}

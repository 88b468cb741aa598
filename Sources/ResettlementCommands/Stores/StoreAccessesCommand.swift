internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementStore
internal import Tabular

/// `resettle store accesses`: who saw personal facts.
struct StoreAccessesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "accesses",
    abstract: "Shows who saw personal facts, of whom, when and what for. 查阅留痕",
    discussion: """
      Examples 示例:
        resettle store accesses --store town.sqlite --key town.key --subject person/P1
      """
  )

  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp("Only accesses to a subject's facts.", valueName: "kind/id"),
    transform: SubjectOption.subject
  )
  var subject: SubjectReference?

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let subject = subject
    let records = try place.open().doing(at: place.store) { store throws(RegistryError) in
      guard let subject else { return try await store.accesses() }
      return try await store.accesses(to: subject)
    }
    switch format {
    case .json: try session.print(.array(records.map(\.json)))
    case .text: for record in records { try show(record, in: session) }
    }
    return .fine
  }

  private func show(_ record: AccessRecord, in session: Session) throws {
    let subjects = record.subjects.map(\.description).joined(separator: session.pick("、", ", "))
    let all = session.pick("全部", "everybody")
    try session.printLine(
      "\(record.at)  \(record.by)  \(session.pick(record.act.title.chinese, record.act.title.english))  \(record.purpose)  "
        + (record.subjects.isEmpty ? all : subjects)
    )
    let facts = record.facts.map(\.description).joined(separator: session.pick("、", ", "))
    try session.printLine("  " + facts)
  }
}

extension AccessRecord {
  fileprivate var json: JSONValue {
    .object([
      ("at", .string(at.description)), ("by", .string(by)), ("purpose", .string(purpose)),
      ("act", .string(act.title.english)),
      ("subjects", .array(subjects.map { .string($0.description) })),
      ("facts", .array(facts.map { .string($0.description) })),
    ])
  }
}

extension AccessRecord.Act {
  fileprivate var title: LocalizedText {
    switch self {
    case .read: LocalizedText(zh: "查阅", en: "read")
    case .printed(let document): LocalizedText(zh: "打印 \(document)", en: "printed \(document)")
    case .exported(let document): LocalizedText(zh: "导出 \(document)", en: "exported \(document)")
    }
  }
}

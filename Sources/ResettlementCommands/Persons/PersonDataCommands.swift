internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementStore

/// `resettle person export`: everything that a store has of one person.
struct PersonExportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes everything that a store has of one person, for that person. 个人信息导出",
    discussion: """
      All entries, those of others that name the person, what happened in ledgers, decisions with \
      receipts, and who saw the facts. Entries of others may tell of others as well: look through \
      it first. Who took it out and what for is in the store before the file is there.

      Examples 示例:
        resettle person export --store town.sqlite --key town.key --person P1 \\
          --purpose 本人申请查阅 --by 王二 --out P1.json
      """
  )

  @OptionGroup var place: StoreOptions

  @Option(help: ArgumentHelp("The person.", valueName: "id"))
  var person: String

  @OptionGroup var purpose: PurposeOptions

  @Option(help: ArgumentHelp("The pack whose names of facts are used.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(help: ArgumentHelp("Where it is written.", valueName: "file.json"))
  var out: String

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let (subject, access) = (SubjectReference(.person, person), try purpose.access())
    let store = try place.open()
    let found = try store.doing(at: place.store) { store throws(RegistryError) in
      let isKnown = try await store.references(.person).contains(subject)
      return isKnown ? try await store.export(subject, for: access) : nil
    }
    guard let found else { throw CommandError(.unknownPerson(person), status: .usage) }
    let json = try found.json(catalogue: catalogue)
    try Files.stream(to: out) { put in try put(Array(json)) }
    try session.printLine(session.pick("已写出：\(out)", "written: \(out)"))
    return .fine
  }
}

/// `resettle person erase`: destroys the keys of what a store has of somebody.
struct PersonEraseCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erases for good what a store has of subjects. 删除个人信息",
    discussion: """
      Nobody can read their facts any more, also not in copies of the file that are made later; \
      numbers, days and sums in ledgers stay, and receipts still verify. Name what belongs to the \
      person too, such as placements: what still names them is shown.

      Examples 示例:
        resettle person erase --store town.sqlite --key town.key --subject person/P1 \\
          --subject placement/J1 --purpose 本人申请删除 --by 王二
      """
  )

  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp("Who or what is erased; may be repeated.", valueName: "kind/id"),
    transform: SubjectOption.subject
  )
  var subject: [SubjectReference]

  @OptionGroup var purpose: PurposeOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let (subjects, access) = (subject, try purpose.access())
    let store = try place.open()
    let (erasures, others) = try store.doing(at: place.store) { store throws(RegistryError) in
      let erasures = try await store.erase(subjects, for: access)
      var others: Set<SubjectReference> = []
      for subject in subjects { others.formUnion(try await store.subjects(naming: subject)) }
      return (erasures, others.subtracting(subjects).sorted())
    }
    for message in erasures.map(\.message) {
      try session.printLine(session.pick(message.chinese, message.english))
    }
    let unknown = Set(subjects).subtracting(erasures.map(\.subject)).sorted()
    try session.report(unknown.map { Diagnostic(.error, .nothingToErase($0), at: nil) })
    try session.report(others.isEmpty ? [] : [Diagnostic(.warning, .stillNamed(others), at: nil)])
    return unknown.isEmpty ? .fine : .findings
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func unknownPerson(_ id: String) -> Self {
    Self(
      "person.not-in-store",
      en: "the store has nothing of a person '\(id)'",
      zh: "库中没有人员“\(id)”"
    )
  }

  fileprivate static func nothingToErase(_ subject: SubjectReference) -> Self {
    Self(
      "person.nothing-to-erase",
      en: "the store has nothing of '\(subject)'",
      zh: "库中没有“\(subject)”"
    )
  }

  fileprivate static func stillNamed(_ others: [SubjectReference]) -> Self {
    let names = others.map(\.description).joined(separator: ", ")
    return Self(
      "person.still-named",
      en: "these still name what was erased; erase or correct them too: \(names)",
      zh: "以下对象仍提到已删除的对象，请一并删除或更正：\(names)"
    )
  }
}

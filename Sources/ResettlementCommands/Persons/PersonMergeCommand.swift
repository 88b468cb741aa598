internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options that say who merges or takes back, when, why and on what.
struct MergeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The merges, in JSON Lines.", valueName: "file.jsonl"))
  var merges: String

  @Option(
    help: ArgumentHelp("From which day on it holds, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp("Why, without personal data.", valueName: "text"))
  var because: String

  @Option(help: ArgumentHelp("A paper that it rests on; may be repeated.", valueName: "title"))
  var evidence: [String] = []

  @Option(
    help: ArgumentHelp(
      "When it is recorded (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var recordedAt: RecordedTime?

  /// Records an act.
  ///
  /// - Returns: The new event; `nil` if it is there already.
  func record(
    _ content: PersonMergeEvent.Content,
    named stem: String,
    in session: Session
  ) throws -> PersonMergeEvent? {
    try Files.alone(with: merges) {
      let file = try MergeFile(at: merges, mayBeMissing: true, in: session)
      let event = PersonMergeEvent(
        id: file.freeID(stem),
        content,
        on: on,
        recordedAt: recordedAt ?? WallClock.now,
        by: by,
        because: because,
        evidence: evidence
      )
      return try file.record([event]).first
    }
  }
}

/// `resettle person merge`: one record stands for another one of the same person.
struct PersonMergeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Records that one record stands for another of the same person. 合并",
    discussion: """
      Nothing of either record is lost: who reads the persons with --merges sees the surviving \
      record once, with what is only known of the other. The same merge twice changes nothing.

      Example 示例:
        resettle person merge --merges merges.jsonl --merged P9 --survivor P1 --on 2024-06-30 \\
          --by 某镇社会事务办 --because 入户核实为同一人 --evidence 入户核实记录
      """
  )

  @Option(help: ArgumentHelp("The record that will be represented.", valueName: "id"))
  var merged: String

  @Option(help: ArgumentHelp("The record that stands for both.", valueName: "id"))
  var survivor: String

  @Option(help: ArgumentHelp("An extract in which both must be.", valueName: "file.json"))
  var input: String?

  @OptionGroup(title: "The act") var act: MergeOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    try checkPersons(in: session)
    let merge = PersonMerge(Person.ID(merged), into: Person.ID(survivor))
    let event = try act.record(.merged(merge), named: "merge-\(merged)", in: session)
    let text =
      event.map {
        session.pick(
          "\($0.id)：自 \($0.day) 起，“\(merged)”由“\(survivor)”代表",
          "\($0.id): from \($0.day) on '\(survivor)' stands for '\(merged)'"
        )
      } ?? session.pick("已是如此，未作更改", "it is so already; nothing was changed")
    try session.printLine(text)
    return .fine
  }

  private func checkPersons(in session: Session) throws {
    guard let input else { return }
    let limits = KnownPersons.limits
    let source = try Files.text(at: input, limit: limits.bytes, in: session)
    let population = ExtractReader(limits: limits).read(json: source).population
    let missing = [merged, survivor].filter {
      !population.contains(SubjectReference(.person, $0))
    }
    guard missing.isEmpty else { throw CommandError(.noSuchPerson(missing), status: .usage) }
  }
}

/// `resettle person unmerge`: takes a merge back.
struct PersonUnmergeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmerge",
    abstract: "Takes a merge back: from a day on, or as if it had never been. 撤销合并",
    discussion: """
      With the day of the merge itself it never was; what was known before can still be asked for. \
      Nothing is deleted.

      Example 示例:
        resettle person unmerge --merges merges.jsonl --merge merge-P9 --on 2024-09-01 \\
          --by 某镇社会事务办 --because 核实为两人
      """
  )

  @Option(help: ArgumentHelp("The merge.", valueName: "id"))
  var merge: String

  @OptionGroup(title: "The act") var act: MergeOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let event = try act.record(.unmerged(merge), named: "unmerge-\(merge)", in: session)
    let text =
      event.map {
        session.pick(
          "\($0.id)：自 \($0.day) 起撤销“\(merge)”",
          "\($0.id): '\(merge)' is undone from \($0.day) on"
        )
      } ?? session.pick("已是如此，未作更改", "it is so already; nothing was changed")
    try session.printLine(text)
    return .fine
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPerson(_ ids: [String]) -> Self {
    let names = ids.joined(separator: ", ")
    return Self(
      "person.no-such-person",
      en: "the extract has no person '\(names)'",
      zh: "数据中没有人员“\(names)”"
    )
  }
}

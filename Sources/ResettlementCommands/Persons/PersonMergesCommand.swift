internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle person merges`: who stands for whom, and every act that was recorded.
struct PersonMergesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merges",
    abstract: "Shows every merge, who, when and why, and who stands for whom on a day. 合并记录",
    discussion: """
      Example 示例:
        resettle person merges --merges merges.jsonl --on 2024-06-30 \\
          --known-at 2024-07-05T00:00:00+08:00
      """
  )

  @Option(help: ArgumentHelp("The merges, in JSON Lines.", valueName: "file.jsonl"))
  var merges: String

  @Option(
    help: ArgumentHelp("The day on which it is asked who stands for whom.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "What was recorded later does not count, as 2024-07-05T00:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var knownAt: RecordedTime?

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let file = try MergeFile(at: merges, in: session)
    let known = knownAt.map(file.merges.known) ?? file.merges
    switch format {
    case .text: try session.print(text(known, in: session))
    case .json: try session.print(json(known))
    }
    return known.disregarded.isEmpty ? .fine : .findings
  }

  private func text(_ merges: PersonMerges, in session: Session) -> String {
    let lines = merges.events.map { line($0, session) }
    let standing = standing(merges).map { merged, survivor in
      session.pick("“\(merged)”由“\(survivor)”代表", "'\(survivor)' stands for '\(merged)'")
    }
    let none = merges.events.isEmpty ? [session.pick("没有合并", "there are no merges")] : []
    return (lines + standing + none).map { $0 + "\n" }.joined()
  }

  private func line(_ event: PersonMergeEvent, _ session: Session) -> String {
    let what =
      switch event.content {
      case .merged(let merge):
        session.pick(
          "“\(merge.merged)”并入“\(merge.survivor)”",
          "'\(merge.merged)' merged into '\(merge.survivor)'"
        )
      case .unmerged(let id): session.pick("撤销“\(id)”", "'\(id)' undone")
      }
    let papers = event.evidence.joined(separator: session.pick("、", ", "))
    return "\(event.day)  \(event.id)  \(what)"
      + session.pick("（\(event.by)），因\(event.reason)", " (\(event.by)), because \(event.reason)")
      + (papers.isEmpty ? "" : session.pick("，依据：\(papers)", ", on: \(papers)"))
      + session.pick("；记录于 \(event.recordedAt)", "; recorded \(event.recordedAt)")
  }

  private func standing(_ merges: PersonMerges) -> [(Person.ID, Person.ID)] {
    guard let on else { return [] }
    return merges.survivors(on: on).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func json(_ merges: PersonMerges) -> JSONValue {
    [
      "events": .array(merges.events.map(PersonMergeJSON.value)),
      "survivors": .object(
        standing(merges).map { ($0.0.rawValue, .string($0.1.rawValue)) }
      ),
      "disregarded": .array(merges.disregarded.map(JSONValue.string)),
    ]
  }
}

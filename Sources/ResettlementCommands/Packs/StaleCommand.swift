internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// `resettle stale`: lists what somebody should look at soon.
struct StaleCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "stale",
    abstract: "Lists values whose review is due, and rules that end, within some days. 待复核",
    discussion: """
      The exit status is 1 if there is something to look at.

      Examples 示例:
        resettle stale --within 90 --on 2024-10-15
        resettle stale --within 30 --on 2024-10-15 Plugins/Guangxi
      """
  )

  @Argument(help: ArgumentHelp("Folders with packs; without one, the packs that are compiled in."))
  var paths: [String] = []

  @Option(help: ArgumentHelp("How many days to look ahead.", valueName: "days"))
  var within: Int

  @Option(
    help: ArgumentHelp("The day from which to look ahead, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard within >= 0, on.adding(days: within) != nil else {
      throw ValidationError(
        "'\(within)' is no number of days to look ahead; give 0 or more",
        zh: "“\(within)”不是天数；请给出 0 以上的数"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let collection =
      paths.isEmpty
      ? PackCollection.standard : PackCollection(under: paths, trusting: session.trust)
    try session.report(collection.diagnostics)
    let last = on.adding(days: within) ?? on
    var seen: Set<StaleValue> = []
    let values = collection.packs.flatMap { $0.staleValues(by: last, from: on) }
      .filter { seen.insert($0).inserted }.sorted { $0.day < $1.day }
    switch format {
    case .text: try session.print(text(of: values, in: session))
    case .json: try session.print(.array(values.map(Self.value)))
    }
    return values.isEmpty && !collection.diagnostics.hasErrors ? .fine : .findings
  }
}

// MARK: - Showing

extension StaleCommand {
  private func text(of values: [StaleValue], in session: Session) -> String {
    let lines = values.map { line(of: $0, in: session) }
    let count = values.count
    let sum = session.pick("\(count) 项待复核", "\(count) to look at")
    return (lines + [sum]).map { $0 + "\n" }.joined()
  }

  private func line(of value: StaleValue, in session: Session) -> String {
    let reason =
      switch value.reason {
      case .review where value.day < on: session.pick("复核已逾期", "review overdue")
      case .review: session.pick("复核", "review")
      case .ends: session.pick("到期", "ends")
      }
    let title = session.pick(value.title.chinese, value.title.english)
    let cited = value.citations.isEmpty ? "" : " (\(value.citations.joined(separator: ", ")))"
    return "\(value.day)  \(reason)  \(value.pack)  \(value.name)  \(title)\(cited)"
  }

  private static func value(_ value: StaleValue) -> JSONValue {
    [
      "day": .string(value.day.description),
      "reason": .string(value.reason.rawValue),
      "pack": .string(value.pack),
      "name": .string(value.name),
      "title": ["zh-Hans": .string(value.title.chinese), "en": .string(value.title.english)],
      "citations": .array(value.citations.map(JSONValue.string)),
    ]
  }
}

extension StaleValue {
  /// The name of what it is.
  fileprivate var name: String {
    switch item {
    case .parameter(let id, let value): "\(id) = \(value)"
    case .rule(let id): id
    case .pack: pack
    }
  }
}

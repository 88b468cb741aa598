internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options that say from which files a month is counted.
struct MonthSources: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The facts, an extract; without it no duties and targets.",
      valueName: "file.json"
    )
  )
  var input: String?

  @Option(
    help: ArgumentHelp(
      "The clues with their answers, as 'monitor' wrote them.",
      valueName: "file.json"
    )
  )
  var clues: String?

  @Option(help: ArgumentHelp("The events of cases, in JSON Lines.", valueName: "file.jsonl"))
  var events: String?

  /// Whether any file is named.
  var areNamed: Bool { input != nil || clues != nil || events != nil }

  /// What was read.
  struct Material {
    let records: MonthRecords
    /// The text of the extract, if one is named.
    let extract: SourceText?
    /// Whether every file could be read whole.
    let isWhole: Bool
  }

  /// Reads the files, and reports what is wrong with them.
  ///
  /// - Parameters:
  ///   - month: The month that is counted.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - pack: The pack whose facts may be given.
  ///   - session: The session.
  /// - Returns: What there is to count.
  /// - Throws: ``CommandError`` if a file can't be read.
  func material(
    of month: CalendarMonth,
    knownAt time: RecordedTime?,
    _ pack: PolicyPack,
    in session: Session
  ) throws -> Material {
    let file = try events.map { try EventFile(at: $0, in: session) }
    let source = try input.map {
      try Files.text(at: $0, limit: ExtractLimits.standard.bytes, in: session)
    }
    let extract = source.map { source in
      ExtractReader(catalogue: pack.catalogue, onFactsDay: month.last, knownAt: time)
        .read(json: source)
    }
    try session.report(extract?.diagnostics ?? [])
    if let day = extract?.asOf, let time, time.day() < day {
      try session.report([Diagnostic(.warning, .factsOfLaterDay(day), at: nil)])
    }
    let records = MonthRecords(
      clues: try clueBook(in: session),
      cases: file.map { file in time.map(file.history.known) ?? file.history },
      population: extract?.population
    )
    let isWhole = (file?.isWhole ?? true) && (extract?.isWhole ?? true)
    return Material(records: records, extract: source, isWhole: isWhole)
  }

  private func clueBook(in session: Session) throws -> ClueBook? {
    guard let clues else { return nil }
    let source = try Files.text(at: clues, limit: ExtractLimits.standard.bytes, in: session)
    let file = ClueFile(source)
    guard file.isWhole else { throw CommandError(file.diagnostics) }
    return file.book
  }
}

/// How months are written in options.
enum MonthOption {
  /// Returns the month that a text means, such as `2025-03`.
  ///
  /// - Throws: `ValidationError` if it means none.
  @Sendable static func month(_ text: String) throws -> CalendarMonth {
    guard let month = CalendarMonth(text) else {
      throw ValidationError("'\(text)' is not a month; write it as 2025-03")
    }
    return month
  }
}

extension Diagnostic.Message {
  fileprivate static func factsOfLaterDay(_ day: CalendarDay) -> Self {
    Self(
      "command.facts-of-later-day",
      en: "the extract is of \(day), after the report; give the one of the month's end, or write "
        + "'valid_from' and 'recorded_at' to each version",
      zh: "数据截至 \(day)，晚于上报时间；请使用月末数据，或给各版本写明“valid_from”和“recorded_at”"
    )
  }

  static func reportedMonth(_ error: ReportedMonthError) -> Self {
    Self("command.reported-month", en: error.message.english, zh: error.message.chinese)
  }
}

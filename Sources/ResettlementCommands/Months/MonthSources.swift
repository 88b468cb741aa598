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
    if let source, let day = extract?.asOf {
      try session.report(try remarks(on: source, of: day, month, reportedAt: time))
    }
    let records = MonthRecords(
      clues: try clueBook(in: session),
      cases: file.map { file in time.map(file.history.known) ?? file.history },
      population: extract?.population
    )
    let isWhole = (file?.isWhole ?? true) && (extract?.isWhole ?? true)
    return Material(records: records, extract: source, isWhole: isWhole)
  }

  /// Returns what there is to say of facts of another day than the month's last.
  ///
  /// Facts of an earlier day say nothing of the rest of the month: nothing is reported of them.
  ///
  /// - Parameters:
  ///   - source: The text of the extract.
  ///   - day: The day whose facts it has.
  ///   - month: The month that is counted.
  ///   - time: When it is reported; `nil` if a report is only compared.
  /// - Returns: Warnings.
  /// - Throws: ``CommandError`` if a month would be reported by facts of a day before its end.
  private func remarks(
    on source: SourceText,
    of day: CalendarDay,
    _ month: CalendarMonth,
    reportedAt time: RecordedTime?
  ) throws(CommandError) -> [Diagnostic] {
    if day < month.last {
      guard time == nil else { throw CommandError(.factsBeforeMonthEnd(day, month)) }
      return [Diagnostic(.warning, .factsBeforeMonthEnd(day, month), at: nil)]
    }
    if let time, time.day() < day {
      return [Diagnostic(.warning, .factsOfLaterDay(day), at: nil)]
    }
    let undated = day == month.last ? 0 : ExtractVersions.undatedSubjects(in: source)
    guard undated > 0 else { return [] }
    return [Diagnostic(.warning, .factsAfterMonthEnd(day, month, undated: undated), at: nil)]
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

  fileprivate static func factsBeforeMonthEnd(_ day: CalendarDay, _ month: CalendarMonth) -> Self {
    Self(
      "command.facts-before-month-end",
      en:
        "the extract is of \(day), and says nothing of what became of \(month) until \(month.last); "
        + "give the one of the month's end",
      zh: "数据截至 \(day)，不能说明 \(month) 月末（\(month.last)）的情况；请使用月末数据"
    )
  }

  fileprivate static func factsAfterMonthEnd(
    _ day: CalendarDay,
    _ month: CalendarMonth,
    undated count: Int
  ) -> Self {
    Self(
      "command.facts-after-month-end",
      en: "the extract is of \(day), and \(count) of its entries do not say since when they hold: "
        + "they count as if they had been so on \(month.last); give the extract of the month's end, "
        + "or write 'valid_from' to each version",
      zh: "数据截至 \(day)，其中 \(count) 条未写明自何日起有效，按 \(month.last) 已是如此计算；"
        + "请使用月末数据，或给各版本写明“valid_from”"
    )
  }

  static func reportedMonth(_ error: ReportedMonthError) -> Self {
    Self("command.reported-month", en: error.message.english, zh: error.message.chinese)
  }
}

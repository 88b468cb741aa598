public import Quantities
public import ResettlementCore

/// A reported month held against what is known now: reported, now, difference, and why (上报、现知、差数).
///
/// What was reported is not changed by it.
public struct MonthComparison: Sendable, Hashable {
  /// Something that a figure counts now and did not when it was reported, or the other way round.
  public struct Difference: Sendable, Hashable {
    /// What is counted.
    public let entry: MonthFigure.Entry
    /// What was recorded since and makes the difference; empty where nothing tells.
    public let changes: [RecordChange]
  }

  /// One figure, both ways.
  public struct Line: Sendable, Hashable, Identifiable {
    /// The figure as it was reported, or with a count of zero where it was not there.
    public let reported: MonthFigure
    /// The figure as it is known now, or with a count of zero where it is not there.
    public let now: MonthFigure
    /// What is counted now and was not.
    public let added: [Difference]
    /// What was counted and is not now.
    public let removed: [Difference]

    /// The figure's name.
    public var id: String { reported.id }

    /// By how much the figure is greater now; `nil` if one of them is not known.
    public var difference: ExactDecimal? {
      guard let before = reported.value, let after = now.value else { return nil }
      return after - before
    }

    /// Whether anything is otherwise than it was reported.
    public var isChanged: Bool {
      reported.value != now.value || reported.whole != now.whole
        || reported.standing != now.standing || !added.isEmpty || !removed.isEmpty
    }
  }

  /// What was reported.
  public let reported: ReportedMonth
  /// The month as it is known now.
  public let now: MonthAccount
  /// Every figure that was reported or is known now, in the order of the report.
  public let lines: [Line]
  /// What was reported and is not compared, because the records tell nothing of it.
  public let leftOut: [MonthFigure.Section]

  /// Compares a report with what is known now.
  ///
  /// - Parameters:
  ///   - reported: What was reported.
  ///   - now: The account of the same month under the same policy by everything known now.
  ///   - records: What is known now, for what was recorded since.
  ///   - facts: What was recorded of a subject's facts since then about days until the month's end,
  ///     as histories tell: see ``ResettlementCore/History/changes(after:until:)``.
  /// - Throws: ``ReportedMonthError`` if the account is of another policy or month.
  public init(
    of reported: ReportedMonth,
    with now: MonthAccount,
    by records: MonthRecords,
    facts: @escaping @Sendable (SubjectReference) -> [RecordChange] = { _ in [] }
  ) throws(ReportedMonthError) {
    let month = reported.account.month
    guard reported.account.policy == now.policy else {
      throw ReportedMonthError(reason: .otherPolicy(reported.account.policy), month: month)
    }
    guard now.month == month else {
      throw ReportedMonthError(reason: .otherMonth(now.month), month: month)
    }
    self.reported = reported
    self.now = now
    let search = ChangeSearch(
      records: records,
      time: reported.reportedAt,
      month: month,
      facts: facts
    )
    let sections = MonthFigure.Section.allCases
    leftOut = sections.filter { section in
      !records.cover(section) && reported.account.figures.contains { $0.section == section }
    }
    lines = sections.filter(records.cover).flatMap { Self.pairs(reported.account, now, in: $0) }
      .map { Line($0, $1, search) }
  }

  /// The figures that are otherwise than they were reported.
  public var changed: [Line] { lines.filter(\.isChanged) }

  /// Figures by their names, those that only one side has beside a count of zero.
  private static func pairs(
    _ reported: MonthAccount,
    _ now: MonthAccount,
    in section: MonthFigure.Section
  ) -> [(MonthFigure, MonthFigure)] {
    let before = Dictionary(reported.figures.map { ($0.id, $0) }) { first, _ in first }
    let after = Dictionary(now.figures.map { ($0.id, $0) }) { first, _ in first }
    let kept = reported.figures.map { ($0, after[$0.id] ?? $0.none) }
    let new = now.figures.filter { before[$0.id] == nil }.map { ($0.none, $0) }
    return (kept + new).filter { $0.0.section == section }
  }
}

extension MonthComparison.Line {
  fileprivate init(_ reported: MonthFigure, _ now: MonthFigure, _ search: ChangeSearch) {
    self.reported = reported
    self.now = now
    added = Self.differences(in: now, not: reported, search)
    removed = Self.differences(in: reported, not: now, search)
  }

  private static func differences(
    in figure: MonthFigure,
    not other: MonthFigure,
    _ search: ChangeSearch
  ) -> [MonthComparison.Difference] {
    let names = Set(other.entries.map(\.name))
    return figure.entries.filter { !names.contains($0.name) }.map { entry in
      MonthComparison.Difference(
        entry: entry,
        changes: search.changes(behind: entry, of: figure)
      )
    }
  }
}

extension MonthFigure {
  /// The figure of the same name where nothing is counted: zero of a count, else not known.
  fileprivate var none: MonthFigure {
    let isCount = section != .targets && section != .own
    return MonthFigure(
      id: id,
      section: section,
      title: title,
      value: isCount ? .zero : nil,
      entries: []
    )
  }
}

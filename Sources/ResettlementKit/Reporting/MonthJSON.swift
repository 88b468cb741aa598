internal import Quantities
internal import ResettlementCore
public import Tabular

/// Comparisons of reported months as JSON for programs; the same comparison gives the same bytes.
///
/// A report itself is written by ``ReportedMonthFile``.
public enum MonthJSON {
  /// The version of the form.
  public static let format = 1

  /// Returns a comparison: each figure reported, now and the difference, and what makes it.
  public static func document(_ comparison: MonthComparison) -> JSONValue {
    let account = comparison.reported.account
    return [
      "format": .integer(format),
      "policy": .string(account.policy),
      "policy_version": .string(account.policyVersion),
      "policy_version_now": .string(comparison.now.policyVersion),
      "month": .string(account.month.description),
      "reported_at": .string(comparison.reported.reportedAt.description),
      "reported_by": .optional(comparison.reported.unit),
      "figures": .array(comparison.lines.map(value)),
      "not_compared": .array(comparison.leftOut.map { .string($0.rawValue) }),
    ]
  }

  private static func value(_ line: MonthComparison.Line) -> JSONValue {
    [
      "id": .string(line.id),
      "section": .string(line.reported.section.rawValue),
      "title": AssessmentJSON.text(line.now.title),
      "reported": value(line.reported),
      "now": value(line.now),
      "difference": .optional(line.difference?.description),
      "added": .array(line.added.map(value)),
      "removed": .array(line.removed.map(value)),
    ]
  }

  private static func value(_ figure: MonthFigure) -> JSONValue {
    [
      "value": .optional(figure.value?.description),
      "of": .optional(figure.whole?.description),
      "standing": .optional(figure.standing),
    ]
  }

  private static func value(_ difference: MonthComparison.Difference) -> JSONValue {
    [
      "name": .string(difference.entry.name),
      "subject": .optional(difference.entry.subject?.description),
      "changes": .array(difference.changes.map(value)),
    ]
  }

  private static func value(_ change: RecordChange) -> JSONValue {
    [
      "kind": .string(change.kind.rawValue),
      "name": .optional(change.name),
      "on": .optional(change.day?.description),
      "recorded_at": .optional(change.recordedAt?.description),
      "reason": .optional(change.reason),
    ]
  }
}

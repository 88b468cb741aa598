internal import Diagnostics
internal import ResettlementCore

/// A duty or a prohibition: what must be so, or may not be so.
struct DemandModel: Sendable {
  /// What a breach means.
  let force: Force
  /// What must hold, or what is forbidden where all of it holds.
  var conditions: [ConditionModel]
  /// Whether what the conditions say is forbidden.
  let isForbidden: Bool
  /// The day by which a duty is to be done.
  var due: ExpressionText?
  /// The calendar period at whose end a duty is due.
  let period: CalendarPeriod?
  /// The day on which a duty was done, from which it is known how late it was.
  let doneOn: ExpressionText?
}

/// Who goes first, and in which order.
struct PriorityModel: Sendable {
  /// What the words of the clause make of it.
  let force: Force
  /// The conditions under which a subject goes first.
  var conditions: [ConditionModel]
  /// The rules in which it does.
  let ranked: [LocatedName]
  /// A number by which those who go first are ranked.
  let rankedBy: ExpressionText?
}

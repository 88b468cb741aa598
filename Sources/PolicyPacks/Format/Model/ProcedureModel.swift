internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// A procedure as it was written.
struct ProcedureModel: Sendable {
  /// One step.
  struct Step: Sendable {
    /// The step's name.
    let id: LocatedName
    /// What it is called.
    let title: LocalizedText?
    /// The unit that takes the step; `nil` if the pack does not say.
    let actor: LocatedName?
    /// The clauses that it rests on, where they are not the procedure's.
    let citations: [LocatedName]
    /// Whether it may be entered.
    var guardText: ExpressionText?
    /// The papers that it needs.
    let evidence: [LocalizedText]
    /// How long something is made public.
    let publication: ExpressionText?
    /// Within which time it is to be done.
    let limit: ExpressionText?
    /// Which days are counted.
    let days: TimeLimit.Days
    /// The facts that the record of the step answers.
    let records: [Record]
    /// The steps and ends that may follow.
    var next: [LocatedName]
  }

  /// A fact that the record of a step answers.
  struct Record: Sendable {
    /// The fact of the procedure's subject.
    let fact: LocatedName
    /// What of the step it says.
    let record: Procedure.StepRecord
  }

  /// A state in which nothing follows.
  struct End: Sendable {
    /// The end's name.
    let id: LocatedName
    /// What it is called.
    let title: LocalizedText?
    /// What it means for the subject.
    var outcome = Procedure.End.Outcome.achieved
    /// The clauses that it rests on, where they are not the procedure's.
    var citations: [LocatedName] = []
    /// Whether it may be reached.
    var guardText: ExpressionText?
    /// The rule that says whether it may be reached.
    var rule: LocatedName?
  }

  /// A way on which something comes to the procedure.
  struct Channel: Sendable {
    /// The channel's name.
    let id: LocatedName
    /// What it is called.
    let title: LocalizedText
    /// The clauses that it rests on, where they are not the procedure's.
    let citations: [LocatedName]
    /// The steps in the order of this channel; empty for the procedure's own ways.
    let order: [LocatedName]
  }

  /// A procedure that has to have ended before.
  struct Requirement: Sendable {
    /// The procedure.
    let procedure: LocatedName
    /// The ends of it that count.
    let ends: [LocatedName]
  }

  /// What becomes of open cases when households split, merge, or change their head or members.
  struct HouseholdRule<Course: Sendable>: Sendable {
    /// What becomes of a case.
    var course: Course
    /// The end that cases come to which do not go on.
    let end: LocatedName?
    /// What becomes of the time limits of those that do.
    let limits: Procedure.LimitCourse
    /// The clauses that say so.
    let citations: [LocatedName]
    /// The unit that has chosen it, where no clause says it.
    let leftTo: LocatedName?
    /// Where it stands.
    let range: SourceRange
  }

  /// The procedure's name.
  let id: LocatedName
  /// What it is called.
  let title: LocalizedText
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// The kind of subject that goes through it; `nil` if the pack does not say.
  let subject: Located<SubjectKind>?
  /// The first day on which it holds, if that is later than the pack's.
  var from: CalendarDay?
  /// The last day on which it holds, if that is earlier than the pack's.
  var to: CalendarDay?
  /// Where ``from`` stands.
  let fromRange: SourceRange?
  /// Where ``to`` stands.
  let toRange: SourceRange?
  /// The condition of application.
  var appliesWhen: ExpressionText?
  /// What the words of the clauses make of it.
  let force: Force
  /// The first step, where that is not the first in the file.
  let start: LocatedName?
  /// The steps.
  var steps: [Step]
  /// The ends that steps name.
  var ends: [End]
  /// The ends that can follow every step.
  var exits: [End]
  /// The channels.
  let channels: [Channel]
  /// The procedure that has to have ended before.
  var requirement: Requirement?
  /// What becomes of an open case when its household splits.
  var onSplit: HouseholdRule<Procedure.SplitCourse>?
  /// What becomes of open cases when households merge.
  var onMerge: HouseholdRule<Procedure.MergeCourse>?
  /// What becomes of an open case when its household has another head.
  var onHeadChange: HouseholdRule<Procedure.MembershipCourse>?
  /// What becomes of an open case when somebody joins its household or leaves it.
  var onMembersChange: HouseholdRule<Procedure.MembershipCourse>?
  /// Whether all of its steps and ends could be read.
  let isWhole: Bool
  /// Where it stands.
  let range: SourceRange
}

extension ProcedureModel {
  /// The name of the first step; `nil` where there are no steps.
  var first: String? { start?.value ?? steps.first?.id.value }

  /// The name in tests for the time before the first step.
  static var beginning: String { "start" }

  /// The names of all steps and ends.
  var stateNames: [String] { stateIDs.map(\.value) }

  /// The names of all steps and ends, with their places.
  var stateIDs: [LocatedName] { steps.map(\.id) + allEnds.map(\.id) }

  /// The units that have chosen what becomes of open cases.
  var choosingUnits: [LocatedName] {
    [onSplit?.leftTo, onMerge?.leftTo, onHeadChange?.leftTo, onMembersChange?.leftTo]
      .compactMap(\.self)
  }

  /// The clauses that say what becomes of open cases.
  var householdCitations: [LocatedName] {
    let ofHouseholds = (onSplit?.citations ?? []) + (onMerge?.citations ?? [])
    return ofHouseholds + (onHeadChange?.citations ?? []) + (onMembersChange?.citations ?? [])
  }

  /// The ends to which cases come by a change of their household.
  var householdEnds: [LocatedName] {
    [onSplit?.end, onMerge?.end, onHeadChange?.end, onMembersChange?.end].compactMap(\.self)
  }

  /// Where stands what becomes of open cases.
  var householdRanges: [SourceRange] {
    [onSplit?.range, onMerge?.range, onHeadChange?.range, onMembersChange?.range]
      .compactMap(\.self)
  }

  /// The ends that steps name, and those that can follow every step.
  var allEnds: [End] { ends + exits }
}

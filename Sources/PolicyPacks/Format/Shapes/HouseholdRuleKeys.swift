internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of what a procedure requires before, and of what becomes of its open cases when
/// households split, merge, or change their head or members.
enum HouseholdRuleKeys {
  static let after = Key(
    "after",
    Notation<ProcedureModel.Requirement>.requirement,
    zh: "须先办结的程序，每办一次须重新办过",
    en: "the procedure that has to have ended before, each time anew"
  )
  static let onSplit = Key(
    "on_split",
    Notation<ProcedureModel.HouseholdRule<Procedure.SplitCourse>>.onSplit,
    zh: "分户后在办件怎么办；不写则有在办件时不能记录分户",
    en: "what becomes of an open case when the household splits; without it no split is recorded "
      + "while one is open"
  )
  static let onMerge = Key(
    "on_merge",
    Notation<ProcedureModel.HouseholdRule<Procedure.MergeCourse>>.onMerge,
    zh: "并户后在办件怎么办；不写则有在办件时不能记录并户",
    en: "what becomes of open cases when households merge; without it no merge is recorded while "
      + "one is open"
  )
  static let onHeadChange = Key(
    "on_head_change",
    Notation<ProcedureModel.HouseholdRule<Procedure.MembershipCourse>>.onMembership,
    zh: "户主变更后在办件怎么办；不写则有在办件时不能记录户主变更",
    en:
      "what becomes of an open case when the household has another head; without it no such change "
      + "is recorded while one is open"
  )
  static let onMembersChange = Key(
    "on_members_change",
    Notation<ProcedureModel.HouseholdRule<Procedure.MembershipCourse>>.onMembership,
    zh: "成员增减后在办件怎么办；不写则有在办件时不能记录成员增减",
    en:
      "what becomes of an open case when somebody joins or leaves the household; without it no such "
      + "change is recorded while one is open"
  )
}

// MARK: - What comes before

private enum RequirementKeys {
  static let procedure = Key(
    "procedure",
    .reference,
    .required,
    zh: "须先办结的程序",
    en: "the procedure that has to have ended"
  )
  static let end = Key(
    "end",
    .oneOrMore(.reference),
    .required,
    zh: "以哪个终点办结的才算，可为列表",
    en: "the end that counts, or several"
  )
  static let shape = Shape("after", zh: "须先办结的程序", en: "what comes before", [procedure, end])
}

extension Notation<ProcedureModel.Requirement> {
  fileprivate static let requirement = mapping(RequirementKeys.shape) { keys in
    let (procedure, ends) = (keys[RequirementKeys.procedure], keys[RequirementKeys.end])
    guard let procedure, let ends else { return nil }
    return ProcedureModel.Requirement(procedure: procedure, ends: ends)
  }
}

// MARK: - Households

/// The keys that rules for all changes of households share.
private enum ChangeKeys {
  static let end = Key(
    "end",
    .reference,
    zh: "不再办的在办件以哪个终点办结，须是 exits 中的一个；此终点只能由户的变更到达",
    en: "the end, one of 'exits', to which cases come that do not go on, and by this alone"
  )
  static let limits = Key(
    "limits",
    Notation<Procedure.LimitCourse>.word,
    zh: "继续办的在办件的办理期限：run_on 照旧（默认），anew 自变更之日起重新计算",
    en:
      "the time limit of a case that goes on: run_on, as without it, or anew, counted from the day "
      + "of the change"
  )
  static let cite = Key("cite", .oneOrMore(.reference), zh: "依据的条款", en: "the clauses that say so")
  static let leftTo = Key(
    "left_to",
    .reference,
    zh: "条款没有规定时，作此选择的单位",
    en: "the unit that has chosen it, where no clause says it"
  )
  static let basis = Shape.Choice.one(of: "cite", "left_to")
}

private enum SplitKeys {
  static let course = Key(
    "case",
    Notation<Procedure.SplitCourse>.word,
    .required,
    zh: "stays 留在原户、follows_head 随户主、every_part 每户各一件（其余各户另行受理）、ends 办结",
    en:
      "stays with the part that keeps the id, follows_head, every_part (a new case for each other "
      + "part) or ends"
  )
  static let shape = Shape(
    "on-split",
    zh: "分户后的在办件",
    en: "open case after a split",
    [course, ChangeKeys.end, ChangeKeys.limits, ChangeKeys.cite, ChangeKeys.leftTo],
    choices: [ChangeKeys.basis]
  )
}

private enum MergeKeys {
  static let course = Key(
    "case",
    Notation<Procedure.MergeCourse>.word,
    .required,
    zh: "continues 最早受理的一件继续、其余办结，ends 全部办结",
    en: "continues: the one opened first goes on, the others end; or ends: all of them do"
  )
  static let shape = Shape(
    "on-merge",
    zh: "并户后的在办件",
    en: "open cases after a merge",
    [course, ChangeKeys.end, ChangeKeys.limits, ChangeKeys.cite, ChangeKeys.leftTo],
    choices: [ChangeKeys.basis]
  )
}

private enum MembershipKeys {
  static let course = Key(
    "case",
    Notation<Procedure.MembershipCourse>.word,
    .required,
    zh: "continues 继续办，ends 办结",
    en: "continues or ends"
  )
  static let shape = Shape(
    "on-membership",
    zh: "户主或成员变更后的在办件",
    en: "open case after a change of head or members",
    [course, ChangeKeys.end, ChangeKeys.limits, ChangeKeys.cite, ChangeKeys.leftTo],
    choices: [ChangeKeys.basis]
  )
}

extension Notation<ProcedureModel.HouseholdRule<Procedure.SplitCourse>> {
  fileprivate static let onSplit = mapping(SplitKeys.shape) { keys in
    keys.householdRule(SplitKeys.course, needsEnd: { $0 == .ends }, goesOn: { $0 != .ends })
  }
}

extension Notation<ProcedureModel.HouseholdRule<Procedure.MergeCourse>> {
  fileprivate static let onMerge = mapping(MergeKeys.shape) { keys in
    keys.householdRule(MergeKeys.course, needsEnd: { _ in true }, goesOn: { $0 != .ends })
  }
}

extension Notation<ProcedureModel.HouseholdRule<Procedure.MembershipCourse>> {
  fileprivate static let onMembership = mapping(MembershipKeys.shape) { keys in
    keys.householdRule(MembershipKeys.course, needsEnd: { $0 == .ends }, goesOn: { $0 != .ends })
  }
}

extension MappingReader {
  /// Reads a rule, and reports an end that is missing or that nothing comes to, and limits of cases
  /// none of which goes on.
  fileprivate func householdRule<Course: Sendable>(
    _ key: Key<Course>,
    needsEnd: (Course) -> Bool,
    goesOn: (Course) -> Bool
  ) -> ProcedureModel.HouseholdRule<Course>? {
    let (course, end) = (self[key], self[ChangeKeys.end])
    let (citations, unit) = (self[ChangeKeys.cite] ?? [], self[ChangeKeys.leftTo])
    guard let course else { return nil }
    if isComplete, needsEnd(course) != has(ChangeKeys.end) {
      let place = self.range(of: ChangeKeys.end) ?? self.range(of: key) ?? mark
      reading.error(needsEnd(course) ? .endNeeded : .endOfNothing, at: place)
    }
    if isComplete, !goesOn(course), let place = self.range(of: ChangeKeys.limits) {
      reading.error(.limitsOfNothing, at: place)
    }
    return ProcedureModel.HouseholdRule(
      course: course,
      end: end,
      limits: self[ChangeKeys.limits] ?? .runOn,
      citations: citations,
      leftTo: unit,
      range: mark
    )
  }
}

extension Diagnostic.Message {
  fileprivate static let endNeeded = Self(
    "pack.household-rule-end",
    en: "say under 'end' to which end cases come that do not go on; it must stand under 'exits'",
    zh: "请用 end 写明不再办的在办件以哪个终点办结；该终点应写在 exits 中"
  )

  fileprivate static let endOfNothing = Self(
    "pack.household-rule-end",
    en: "no case ends by this rule; leave 'end' out, or write 'case: ends'",
    zh: "按此规定没有办件办结；请删去 end，或写 case: ends"
  )

  fileprivate static let limitsOfNothing = Self(
    "pack.household-rule-limits",
    en: "no case goes on by this rule; leave 'limits' out",
    zh: "按此规定没有办件继续；请删去 limits"
  )
}

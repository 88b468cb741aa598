internal import Quantities
internal import ResettlementCore

// What stands in the way of changes of households, in both languages.

extension HouseholdChange.Kind {
  /// What it is called, as a noun.
  var title: LocalizedText {
    switch self {
    case .split: LocalizedText(zh: "分户", en: "split")
    case .merge: LocalizedText(zh: "并户", en: "merge")
    case .headChanged: LocalizedText(zh: "户主变更", en: "change of head")
    case .membersChanged: LocalizedText(zh: "成员增减", en: "change of members")
    }
  }
}

extension ProcedureObstacle {
  private init(_ reason: Reason, zh: String, en: String, citations: [String] = []) {
    self.init(reason, LocalizedText(zh: zh, en: en), citations: citations)
  }

  static func noHouseholdRule(_ procedure: Procedure, _ kind: HouseholdChange.Kind) -> Self {
    let (key, zh, en) =
      switch kind {
      case .split: ("on_split", "分户", "the household splits")
      case .merge: ("on_merge", "并户", "households merge")
      case .headChanged: ("on_head_change", "户主变更", "the household has another head")
      case .membersChanged: ("on_members_change", "成员增减", "its members change")
      }
    return Self(
      .householdRule,
      zh: "程序“\(procedure.title.chinese)”没有写明\(zh)后在办件怎么办；请在政策包中写 \(key)，或先将在办件办结",
      en:
        "the procedure '\(procedure.title.english)' does not say what becomes of an open case when "
        + "\(en); write '\(key)' in the pack, or end the case first",
      citations: procedure.citations
    )
  }

  static func headUnknown(_ procedure: Procedure) -> Self {
    Self(
      .householdUnclear,
      zh: "“\(procedure.title.chinese)”的在办件随户主走；请写明户主在分出的哪一户",
      en: "an open case of '\(procedure.title.english)' goes with the head; say in which part the "
        + "head is",
      citations: procedure.citations
    )
  }

  static func noPartKeepsTheID(_ procedure: Procedure) -> Self {
    Self(
      .householdUnclear,
      zh: "“\(procedure.title.chinese)”的在办件留在原户，但分出的各户都不是原户编号",
      en:
        "an open case of '\(procedure.title.english)' stays with the part that keeps the id of the "
        + "household, but none does",
      citations: procedure.citations
    )
  }

  static func noSubject(_ kind: SubjectKind, in household: Household.ID) -> Self {
    Self(
      .householdUnclear,
      zh: "数据中没有户“\(household)”名下可以接办的\(kind.chineseName)；请先登记一份",
      en:
        "the facts have no \(kind.englishName) of the household '\(household)' with which the case "
        + "could go on; enter one first"
    )
  }

  static let householdRunOnly = Self(
    .householdChange,
    zh: "户的变更自成一件，只能整件撤销后重新记录",
    en: "a change of households is a record of its own; it can only be annulled and recorded anew"
  )

  static let householdChangeNeeded = Self(
    .householdChange,
    zh: "在办件随户的变更继续，须先记录该次变更，由政策包的规定决定",
    en: "a case goes on after a change of the household only by the pack's rule; record the change"
  )

  static func otherThanByTheRule(_ change: HouseholdChange.ID) -> Self {
    Self(
      .householdChange,
      zh: "这不是按政策包的规定由“\(change)”产生的事件",
      en: "this is not what the pack's rule makes of the case by '\(change)'"
    )
  }

  static func caseLeftOut(_ run: ProcedureEvent.RunID, _ change: HouseholdChange) -> Self {
    let (zh, en) = (change.kind.title.chinese, change.kind.title.english)
    return Self(
      .householdChange,
      zh: "\(change.happenedOn) \(zh)（\(change.id)）时办件“\(run)”在办，须一并记录其去向",
      en:
        "the case '\(run)' was open on \(change.happenedOn), the day of the \(en) '\(change.id)'; "
        + "record what becomes of it as well"
    )
  }

  static func belongingLeftOut(_ subject: SubjectReference) -> Self {
    Self(
      .householdChange,
      zh: "记录中缺少这些户名下的\(subject.kind.chineseName)“\(subject.id)”",
      en:
        "the record leaves out the \(subject.kind.englishName) '\(subject.id)' of these households"
    )
  }

  static func madeByChange(_ events: [ProcedureEvent.ID]) -> Self {
    let ids = events.sorted()
    return Self(
      .householdChange,
      zh: "由该次变更产生的事件须一并撤销：\(ids.joined(separator: "、"))",
      en: "annul what it made as well: \(ids.joined(separator: ", "))"
    )
  }

  static func restsOnChange(_ events: [ProcedureEvent.ID], _ change: HouseholdChange) -> Self {
    let title = change.kind.title
    return Self(
      .householdChange,
      zh: "后来的事件以该次\(title.chinese)为前提，须从最后一件起先行撤销：\(events.joined(separator: "、"))",
      en: "later events rest on the \(title.english); annul them first, the last one first: "
        + events.joined(separator: ", ")
    )
  }

  /// A household that is said to be new had a case before.
  static func partNotNew(
    _ household: Household.ID,
    run: ProcedureEvent.RunID,
    _ change: HouseholdChange
  ) -> Self {
    partNotNew(
      household,
      because: LocalizedText(zh: "已有办件“\(run)”", en: "it had the case '\(run)'"),
      change
    )
  }

  /// A household that is said to be new was monitored before.
  static func partNotNew(
    _ household: Household.ID,
    identified subject: SubjectReference,
    _ change: HouseholdChange
  ) -> Self {
    let (id, kind) = (subject.id, subject.kind)
    return partNotNew(
      household,
      because: LocalizedText(
        zh: "\(kind.chineseName)“\(id)”已识别",
        en: "its \(kind.englishName) '\(id)' was identified"
      ),
      change
    )
  }

  private static func partNotNew(
    _ household: Household.ID,
    because reason: LocalizedText,
    _ change: HouseholdChange
  ) -> Self {
    let isSplit = change.kind == .split
    let zh = isSplit ? "分出的户须为新户" : "并成的新户不能是已有的户，已有的户应列入被并各户"
    let en =
      isSplit
      ? "a part that splits off must be a new household"
      : "name it among those that merge, or give the merged household another id"
    let (day, since) = (change.happenedOn, "valid_from")
    return Self(
      .householdChange,
      zh: "户“\(household)”在 \(day) 之前\(reason.chinese)，不是新户；\(zh)（若该项是随变更转入的，请在数据中以 \(since) 写明日期）",
      en: "the household '\(household)' is not new: before \(day) \(reason.english); \(en) (if "
        + "that came to it with the change, date it in the facts with '\(since)')"
    )
  }

  /// A household that came of a change only later.
  static func notYetThere(_ household: Household.ID, before change: HouseholdChange) -> Self {
    let title = change.kind.title
    return Self(
      .householdChange,
      zh: "户“\(household)”于 \(change.happenedOn) 因\(title.chinese)（\(change.id)）才有",
      en: "the household '\(household)' is there only since the \(title.english) of "
        + "\(change.happenedOn) ('\(change.id)')"
    )
  }

  /// A person of a household that the change is not about.
  static func personElsewhere(
    _ person: Person.ID,
    _ household: Household.ID,
    _ change: HouseholdChange
  ) -> Self {
    Self(
      .householdChange,
      zh: "“\(person)”在 \(change.happenedOn) 登记在户“\(household)”，不属于所列各户",
      en:
        "'\(person)' is of the household '\(household)' on \(change.happenedOn), which is none of "
        + "those of the change"
    )
  }

  static func flaw(_ flaw: HouseholdChange.Flaw) -> Self {
    switch flaw {
    case .number:
      Self(
        .householdChange,
        zh: "分户应为一户分为两户以上，并户应为两户以上并为一户，户主变更和成员增减应为同一户",
        en:
          "a split is of one household into two or more, a merge of two or more into one; a change "
          + "of head or members is of one that stays the same"
      )
    case .doubled:
      Self(.householdChange, zh: "同一户写了两次", en: "a household is named twice")
    case .head(let household):
      Self(
        .householdChange,
        zh: "户主所在的“\(household)”不在所列各户之中",
        en: "'\(household)', which is said to have the head, is none of the households"
      )
    case .move(let move):
      Self(
        .householdChange,
        zh: "“\(move.person)”去往的“\(move.household)”不在变更后的各户之中",
        en: "'\(move.person)' went to '\(move.household)', which is none of the households after it"
      )
    case .movedTwice:
      Self(
        .householdChange,
        zh: "同一人写了两个去向",
        en: "a person is said to be in two households, or to have both joined and left"
      )
    case .headNeeded:
      Self(
        .householdChange,
        zh: "户主变更须写明现任户主，且不写成员增减",
        en: "a change of head says who is head now, and nothing of members"
      )
    case .membersNeeded:
      Self(
        .householdChange,
        zh: "成员增减须写明增加或减少的人，且不写户主",
        en: "a change of members says who joined or left, and nothing of the head"
      )
    case .membersElsewhere:
      Self(
        .householdChange,
        zh: "分户、并户写明谁到了哪一户，不写成员增减和户主变更",
        en: "of a split or merge say who is where, not who joined, left or is head now"
      )
    }
  }

  static func conflict(_ conflict: HouseholdLineage.Conflict) -> Self {
    let (household, earlier) = (conflict.household, conflict.earlier)
    return switch conflict.reason {
    case .gone:
      Self(
        .householdChange,
        zh: "户“\(household)”已于 \(earlier.happenedOn) 分并不存（\(earlier.id)）",
        en: "the household '\(household)' is gone since \(earlier.happenedOn) ('\(earlier.id)')"
      )
    case .thereBefore:
      Self(
        .householdChange,
        zh: "户“\(household)”此前已有（\(earlier.happenedOn) “\(earlier.id)”），不是新户",
        en: "the household '\(household)' is not new: it was there on \(earlier.happenedOn) "
          + "('\(earlier.id)')"
      )
    }
  }

  /// Another procedure has to have ended before.
  static func requirement(
    _ requirement: Procedure.Requirement,
    of procedure: Procedure,
    _ other: Procedure?,
    again: Bool
  ) -> Self {
    let title = other?.title ?? LocalizedText(zh: requirement.procedure)
    let ends = requirement.ends.map { other?.title(of: $0) ?? LocalizedText(zh: $0) }
    let zh = ends.map(\.chinese).joined(separator: "、")
    let en = ends.map { "'\($0.english)'" }.joined(separator: " or ")
    return Self(
      .requirement,
      zh: again
        ? "此前的“\(procedure.title.chinese)”办成后，须重新办结程序“\(title.chinese)”（\(zh)）"
        : "须先办结程序“\(title.chinese)”（\(zh)）",
      en: again
        ? "since '\(procedure.title.english)' was carried through last, the procedure "
          + "'\(title.english)' has to have ended anew, by \(en)"
        : "the procedure '\(title.english)' has to have ended first, by \(en)",
      citations: procedure.citations
    )
  }
}

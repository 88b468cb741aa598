internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of duties and prohibitions that other rules do not have.
enum DemandKeys {
  static let mustHold = Key(
    "when",
    .conditions,
    .required,
    zh: "须全部成立的条件，不能由单位裁量",
    en: "what must hold; none of it can be left to a unit"
  )
  static let forbidden = Key(
    "when",
    .conditions,
    .required,
    zh: "全部成立即为禁止的情形，不能由单位裁量",
    en: "what is forbidden where all of it holds; none of it can be left to a unit"
  )

  static let doneOn = Key(
    "done_on",
    .expression,
    zh: "完成的日期，没有完成则为 null；据此算出晚了几天",
    en: "the day on which it was done, null if it was not; says how late it was"
  )

  static let ofDuty: [any ShapeKey] = [
    RuleKeys.force, mustHold, MeasureKeys.due, MeasureKeys.period, doneOn,
  ]
  static let ofProhibition: [any ShapeKey] = [RuleKeys.force, forbidden]
}

extension MappingReader {
  /// Returns what must be so.
  func duty() -> DemandModel {
    DemandModel(
      force: self[RuleKeys.force] ?? .stated,
      conditions: decidable(self[DemandKeys.mustHold]),
      isForbidden: false,
      due: self[MeasureKeys.due],
      period: self[MeasureKeys.period],
      doneOn: self[DemandKeys.doneOn]
    )
  }

  /// Returns what may not be so.
  func prohibition() -> DemandModel {
    DemandModel(
      force: self[RuleKeys.force] ?? .stated,
      conditions: decidable(self[DemandKeys.forbidden]),
      isForbidden: true,
      due: nil,
      period: nil,
      doneOn: nil
    )
  }

  /// Returns conditions, and reports those that are left to a unit: whether a demand is met is
  /// asked of the facts.
  private func decidable(_ conditions: [ConditionModel]?) -> [ConditionModel] {
    for condition in (conditions ?? []).flatMap(\.all) {
      guard case .leftTo = condition.test else { continue }
      reading.error(.leftToInDemand(condition.id.value), at: condition.id.range)
    }
    return conditions ?? []
  }
}

extension Diagnostic.Message {
  fileprivate static func leftToInDemand(_ name: String) -> Self {
    Self(
      "pack.left-to-in-demand",
      en:
        "'\(name)' can't be left to a unit in a duty or prohibition; let a fact say what it found",
      zh: "责任和禁止规则中的“\(name)”不能由单位裁量；请用事实记录单位的认定"
    )
  }
}

// MARK: - Priorities

/// The keys of priorities that other rules do not have.
enum PriorityKeys {
  static let ranked = Key(
    "for",
    .oneOrMore(.reference),
    zh: "在哪些规则中优先",
    en: "the rules in which they go first"
  )
  static let when = Key(
    "when",
    .conditions,
    .required,
    zh: "优先须全部成立的条件",
    en: "what must hold to go first"
  )
  static let rankedBy = Key(
    "rank_by",
    .expression,
    zh: "排序的数，大者在先",
    en: "a number that ranks them; more goes before less"
  )

  static let all: [any ShapeKey] = [RuleKeys.force, ranked, when, rankedBy]
}

extension MappingReader {
  /// Returns who goes first.
  func priority() -> PriorityModel {
    PriorityModel(
      force: self[RuleKeys.force] ?? .stated,
      conditions: self[PriorityKeys.when] ?? [],
      ranked: self[PriorityKeys.ranked] ?? [],
      rankedBy: self[PriorityKeys.rankedBy]
    )
  }
}

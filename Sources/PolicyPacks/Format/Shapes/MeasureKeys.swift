internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of targets and norms that other rules do not have.
enum MeasureKeys {
  static let numerator = Key("numerator", .expression, zh: "分子", en: "what is measured of a whole")
  static let denominator = Key("denominator", .expression, zh: "分母", en: "the whole")
  static let measure = Key("measure", .expression, zh: "所衡量的数", en: "what is measured by itself")
  static let atLeast = Key("at_least", .expression, zh: "不少于", en: "the least that is demanded")
  static let atMost = Key("at_most", .expression, zh: "不超过", en: "the most that is allowed")
  static let strictWhen = Key(
    "strict_when",
    .expression,
    zh: "何时不含本数，默认含",
    en: "when the bound itself is not enough"
  )
  static let due = Key("due", .expression, zh: "到期日", en: "the day by which it is to be met")
  static let period = Key(
    "period",
    Notation<CalendarPeriod>.word,
    zh: "考核周期",
    en: "the period at whose end it is due"
  )

  static let all: [any ShapeKey] = [
    RuleKeys.force, numerator, denominator, measure, atLeast, atMost, strictWhen, due, period,
  ]

  static let choices: [Shape.Choice] = [
    .one(of: "numerator", "measure"), .atMostOne(of: "denominator", "measure"),
    .one(of: "at_least", "at_most"), .atMostOne(of: "due", "period"),
  ]
}

extension MappingReader {
  /// Returns what a target or norm measures.
  func measure() -> MeasureModel {
    MeasureModel(
      force: self[RuleKeys.force] ?? .stated,
      measured: measured(),
      bound: bound(),
      strictWhen: self[MeasureKeys.strictWhen],
      due: self[MeasureKeys.due],
      period: self[MeasureKeys.period]
    )
  }

  private func measured() -> MeasureModel.Measured? {
    if has(MeasureKeys.measure) { return self[MeasureKeys.measure].map { .number($0) } }
    let (numerator, denominator) = (self[MeasureKeys.numerator], self[MeasureKeys.denominator])
    if isComplete, let range = range(of: MeasureKeys.numerator), !has(MeasureKeys.denominator) {
      reading.error(.halfShare, at: range)
    }
    guard let numerator, let denominator else { return nil }
    return .share(numerator: numerator, denominator: denominator)
  }

  private func bound() -> MeasureModel.Bound? {
    if has(MeasureKeys.atMost) { return self[MeasureKeys.atMost].map { .atMost($0) } }
    return self[MeasureKeys.atLeast].map { .atLeast($0) }
  }
}

extension Diagnostic.Message {
  fileprivate static let halfShare = Self(
    "pack.missing-key",
    en: "a share needs both 'numerator' and 'denominator'; a number by itself is a 'measure'",
    zh: "比例须同时写“numerator”和“denominator”；单独的数请写“measure”"
  )
}

// MARK: - Cadences

/// The keys of cadences that other rules do not have.
enum CadenceKeys {
  static let every = Key(
    "every",
    Notation<CalendarPeriod>.word,
    .required,
    zh: "周期",
    en: "the period"
  )
  static let atLeast = Key(
    "at_least",
    .expression,
    .required,
    zh: "每周期至少次数",
    en: "how many times in a period"
  )
  static let events = Key(
    "events",
    .expression,
    .required,
    zh: "各次日期的列表",
    en: "the days on which it was done"
  )
  static let calendarWhen = Key(
    "calendar_when",
    .expression,
    zh: "是否按日历周期，默认是",
    en: "whether calendar periods count"
  )

  static let all: [any ShapeKey] = [RuleKeys.force, every, atLeast, events, calendarWhen]
}

extension MappingReader {
  /// Returns how often something is to be done.
  func cadence() -> CadenceModel {
    CadenceModel(
      force: self[RuleKeys.force] ?? .stated,
      every: self[CadenceKeys.every],
      atLeast: self[CadenceKeys.atLeast],
      events: self[CadenceKeys.events],
      calendarWhen: self[CadenceKeys.calendarWhen]
    )
  }
}

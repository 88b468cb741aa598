internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of detections that other rules do not have.
enum ClueKeys {
  static let risk = Key(
    "risk",
    Notation<RiskType>.word,
    .required,
    zh: "风险类型",
    en: "the type of risk"
  )
  static let category = Key(
    "category",
    Notation<MonitoredCategory>.word,
    zh: "拟纳入的监测对象类别",
    en: "which kind of monitored household it would be"
  )
  static let severity = Key(
    "severity",
    .severity,
    zh: "严重程度：一个等级，或各等级及其条件",
    en: "how pressing a clue is: a level, or levels with what must be true"
  )

  static let all: [any ShapeKey] = [risk, category, severity]
}

extension MappingReader {
  /// Returns what a detection says of its clues.
  func clue() -> ClueModel {
    ClueModel(
      risk: self[ClueKeys.risk],
      category: self[ClueKeys.category],
      levels: self[ClueKeys.severity] ?? []
    )
  }
}

// MARK: - Severity

private enum SeverityKeys {
  static let urgent = Key("urgent", .expression, zh: "紧急的条件", en: "when it is urgent")
  static let serious = Key("serious", .expression, zh: "较重的条件", en: "when it is serious")
  static let ordinary = Key("ordinary", .expression, zh: "一般的条件", en: "when it is ordinary")

  static let otherwise = Key(
    "otherwise",
    Notation<RiskSeverity>.locatedWord,
    zh: "以上都不成立时的等级",
    en: "the level where none of these holds"
  )

  static let shape = Shape(
    "severity",
    zh: "严重程度",
    en: "severity",
    [urgent, serious, ordinary, otherwise]
  )
}

extension Notation<[ClueModel.Level]> {
  /// A level that every clue has, or levels with the expressions that must be true.
  fileprivate static let severity = short(
    Notation<RiskSeverity>.locatedWord.map { word in
      [ClueModel.Level(severity: word.value, holds: nil, range: word.range)]
    },
    or: mapping(SeverityKeys.shape) { keys in keys.levels() }
  )
}

extension MappingReader {
  /// The levels, the most pressing first.
  fileprivate func levels() -> [ClueModel.Level] {
    let stated = [
      level(.urgent, SeverityKeys.urgent), level(.serious, SeverityKeys.serious),
      level(.ordinary, SeverityKeys.ordinary),
    ]
    let otherwise = self[SeverityKeys.otherwise]
    let levels = stated.compactMap(\.self)
    if isComplete, levels.isEmpty { reading.error(.noLevel, at: mark) }
    if let otherwise, let least = levels.last, least.severity <= otherwise.value {
      reading.error(.notLess(otherwise.value, than: least.severity), at: otherwise.range)
    }
    return levels
      + (otherwise.map { [ClueModel.Level(severity: $0.value, holds: nil, range: $0.range)] } ?? [])
  }

  private func level(_ severity: RiskSeverity, _ key: Key<ExpressionText>) -> ClueModel.Level? {
    self[key].map { ClueModel.Level(severity: severity, holds: $0, range: $0.range) }
  }
}

extension Diagnostic.Message {
  fileprivate static func notLess(_ level: RiskSeverity, than least: RiskSeverity) -> Self {
    Self(
      "pack.severity-order",
      en: "'otherwise' must be less pressing than '\(least.rawValue)', not '\(level.rawValue)'",
      zh: "“otherwise”应比“\(least.rawValue)”轻，不能是“\(level.rawValue)”"
    )
  }

  fileprivate static let noLevel = Self(
    "pack.no-severity-level",
    en: "'severity' names no level; give ordinary, serious or urgent what must be true",
    zh: "“severity”没有写等级；请写 ordinary、serious 或 urgent 及其条件"
  )
}

internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of a clause.
private enum ClauseKeys {
  static let id = Key("id", .hyphenated, .required, zh: "条款名称", en: "the clause's name")
  static let place = Key("place", .text, .required, zh: "文件中的编号", en: "its numbering")
  static let heading = Key("heading", .localized, .required, zh: "小标题", en: "its heading")
  static let gist = Key("gist", .localized, zh: "大意，用自己的话写", en: "what it says, in own words")
  static let from = Key("from", .day, zh: "起始日", en: "its first day, later than the pack's")
  static let to = Key("to", .day, zh: "终止日", en: "its last day, earlier than the pack's")
  static let responsible = Key(
    "responsible",
    .list(.responsibleUnit),
    zh: "责任单位",
    en: "the units that it charges"
  )
  static let obligations = Key(
    "obligations",
    .list(.obligation),
    zh: "各项要求",
    en: "what it demands, one by one"
  )

  static let shape = Shape(
    "clause",
    zh: "条款",
    en: "clause",
    [id, place, heading, gist, from, to, responsible, obligations]
  )
}

extension Notation<PolicyClause> {
  /// A clause of one of the pack's documents.
  static let clause = mapping(ClauseKeys.shape) { keys in
    guard let id = keys[ClauseKeys.id] else { return nil }
    let (from, to) = (keys[ClauseKeys.from], keys[ClauseKeys.to])
    keys.checkOrder(of: ClauseKeys.from, from, ClauseKeys.to, to)
    return PolicyClause(
      name: id,
      place: keys[ClauseKeys.place] ?? "",
      heading: keys[ClauseKeys.heading] ?? LocalizedText(zh: id.value),
      gist: keys[ClauseKeys.gist],
      from: from,
      to: to,
      responsible: keys[ClauseKeys.responsible] ?? [],
      obligations: keys[ClauseKeys.obligations] ?? [],
      range: keys.range
    )
  }
}

// MARK: - Responsible units

private enum ResponsibleKeys {
  static let unit = Key("unit", .reference, .required, zh: "单位名称", en: "the unit's name")
  static let role = Key(
    "role",
    Notation<UnitRole>.word,
    .required,
    zh: "分工",
    en: "what it has to do"
  )
  static let shape = Shape("responsible-unit", zh: "责任单位", en: "responsible unit", [unit, role])
}

extension Notation<ResponsibleUnit> {
  fileprivate static let responsibleUnit = mapping(ResponsibleKeys.shape) { keys in
    guard let unit = keys[ResponsibleKeys.unit] else { return nil }
    return ResponsibleUnit(unit: unit, role: keys[ResponsibleKeys.role] ?? .performs)
  }
}

// MARK: - Obligations

private enum ObligationKeys {
  /// What a pack can say that it makes of an obligation; without a word it is missing.
  enum Status: String, Sendable, CaseIterable { case executable, discretion, narrative }

  static let kind = Key(
    "kind",
    Notation<Obligation.Kind>.word,
    .required,
    zh: "要求的种类",
    en: "the kind of demand"
  )
  static let force = Key("force", Notation<Force>.word, .required, zh: "约束力", en: "its force")
  static let gist = Key("gist", .localized, .required, zh: "大意", en: "what is demanded")
  static let status = Key(
    "status",
    Notation<Status>.word,
    zh: "处理方式：executable 可执行、discretion 由单位裁量、narrative 叙述；未处理则不写",
    en: "executable, discretion or narrative; left out while nobody has come to it"
  )
  static let by = Key(
    "by",
    .oneOrMore(.reference),
    zh: "可执行时：规则或定义",
    en: "if executable: rules or definitions"
  )
  static let of = Key("of", .reference, zh: "裁量时：单位", en: "with discretion: the unit")
  static let why = Key(
    "why",
    .localized,
    zh: "叙述时：为何无法计算",
    en: "if narrative: why nothing can be computed"
  )

  static let shape = Shape(
    "obligation",
    zh: "要求",
    en: "obligation",
    [kind, force, gist, status, by, of, why]
  )
}

extension Notation<Obligation> {
  fileprivate static let obligation = mapping(ObligationKeys.shape) { keys in
    Obligation(
      kind: keys[ObligationKeys.kind] ?? .duty,
      force: keys[ObligationKeys.force] ?? .stated,
      gist: keys[ObligationKeys.gist] ?? LocalizedText(zh: ""),
      status: keys.obligationStatus(),
      range: keys.range
    )
  }
}

extension MappingReader {
  /// Returns the status of an obligation, which has the key that goes with its word.
  fileprivate func obligationStatus() -> ObligationStatus {
    let status = self[ObligationKeys.status]
    let by = self[ObligationKeys.by]
    let of = self[ObligationKeys.of]
    let why = self[ObligationKeys.why]
    checkCompanion(of: status)
    switch status {
    case .executable: return .executable(by: by ?? [])
    case .discretion: return of.map { .discretion(of: $0) } ?? .missing
    case .narrative: return why.map { .narrative(why: $0) } ?? .missing
    case nil: return .missing
    }
  }

  private func checkCompanion(of status: ObligationKeys.Status?) {
    let wanted: String? =
      switch status {
      case .executable: "by"
      case .discretion: "of"
      case .narrative: "why"
      case nil: nil
      }
    for entry in mapping.entries where ["by", "of", "why"].contains(entry.key.text) {
      guard entry.key.text != wanted, status != nil || !has(ObligationKeys.status) else { continue }
      reading.error(.companionOfOtherStatus(entry.key.text, wanted: wanted), at: entry.key.range)
    }
    guard let wanted, let status, isComplete, mapping.entry(of: wanted) == nil else { return }
    let place = mapping.entry(of: ObligationKeys.status.name)?.value.range ?? mark
    reading.error(.missingCompanion(wanted, of: status.rawValue), at: place)
  }
}

extension Diagnostic.Message {
  fileprivate static func companionOfOtherStatus(_ key: String, wanted: String?) -> Self {
    let english = wanted.map { "its status wants '\($0)'" } ?? "it has no status; write one"
    let chinese = wanted.map { "此状态应写“\($0)”" } ?? "该要求没有写 status，请补上"
    return Self(
      "pack.status-mismatch",
      en: "'\(key)' does not fit the obligation: \(english)",
      zh: "“\(key)”与该要求不符：\(chinese)"
    )
  }

  fileprivate static func missingCompanion(_ key: String, of status: String) -> Self {
    Self(
      "pack.status-mismatch",
      en: "an obligation that is \(status) needs '\(key)'",
      zh: "状态为 \(status) 的要求须写“\(key)”"
    )
  }
}

internal import Diagnostics
internal import Quantities
public import ResettlementCore
internal import Tabular

/// The keys and values of one event, and what is wrong with them.
struct EventObject {
  private let object: JSONObject
  private let range: SourceRange
  /// What the values of the keys are.
  private let values: [String: EventKeys.Value]
  private(set) var diagnostics: [Diagnostic] = []

  /// Begins to read an object.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - range: Where it stands.
  ///   - values: What the values of all keys are that events of its ledger have.
  init(_ object: JSONObject, at range: SourceRange, values: [String: EventKeys.Value]) {
    self.object = object
    self.range = range
    self.values = values
  }

  /// Whether a key has a value.
  func has(_ key: String) -> Bool { object[key].map { !$0.isNull } ?? false }

  /// Reports keys that an event of its kind does not have.
  mutating func check(_ keys: [EventKeys.Key]) {
    let names = keys.map(\.name)
    for entry in object.entries where !names.contains(entry.key) {
      let near = nearestName(to: entry.key, among: names)
      diagnostics.append(Diagnostic(.unknownKey(entry.key, nearest: near), at: entry.keyRange))
    }
  }

  // MARK: - Values

  /// Returns the text of a key that must be there, and must not be empty.
  mutating func text(_ key: String) -> String? {
    value(key) { node in node.string.flatMap { $0.isBlank ? nil : $0 } }
  }

  /// Returns the text of a key that may be missing.
  mutating func optional(_ key: String) -> String? { has(key) ? text(key) : nil }

  /// Returns the texts of two keys that must be there.
  mutating func both(_ one: String, _ other: String) -> (String, String)? {
    let (first, second) = (text(one), text(other))
    guard let first, let second else { return nil }
    return (first, second)
  }

  /// Returns the texts of a list that may be missing.
  mutating func texts(_ key: String) -> [String] {
    guard has(key) else { return [] }
    return value(key) { node in
      let texts = node.array?.compactMap(\.string)
      return texts?.count == node.array?.count ? texts : nil
    } ?? []
  }

  /// Returns what the texts of a list that may be missing mean, all of them.
  private mutating func list<Element>(_ key: String, _ read: (String) -> Element?) -> [Element] {
    guard has(key) else { return [] }
    return value(key) { node in
      let found = node.array?.compactMap { $0.string.flatMap(read) }
      return found?.count == node.array?.count ? found : nil
    } ?? []
  }

  /// Returns the subjects of a list that may be missing.
  mutating func subjects(_ key: String) -> [SubjectReference] {
    list(key, SubjectReference.init(slashed:))
  }

  /// Returns who went where, by a list that may be missing.
  mutating func moves(_ key: String) -> [HouseholdChange.Move] {
    list(key, HouseholdChange.Move.init(written:))
  }

  /// Returns the change of households that an event follows from, if it names one.
  mutating func cause() -> ProcedureEvent.HouseholdCause? {
    optional("household_change").map {
      ProcedureEvent.HouseholdCause($0, linkedTo: optional("linked_run"))
    }
  }

  /// Returns the word of a key, one of those that the format knows.
  mutating func word(_ key: String) -> String? {
    guard case .word(let words) = values[key] else { return text(key) }
    return value(key) { node in node.string.flatMap { words.contains($0) ? $0 : nil } }
  }

  mutating func day(_ key: String) -> CalendarDay? {
    value(key) { $0.string.flatMap { CalendarDay($0) } }
  }

  mutating func optionalDay(_ key: String) -> CalendarDay? { has(key) ? day(key) : nil }

  mutating func moment(_ key: String, else fallback: RecordedTime?) -> RecordedTime? {
    if !has(key), let fallback { return fallback }
    return value(key) { $0.string.flatMap { RecordedTime($0) } }
  }

  mutating func subject(_ key: String) -> SubjectReference? {
    value(key) { $0.string.flatMap(SubjectReference.init(slashed:)) }
  }

  mutating func recorder(
    _ key: String,
    else fallback: ProcedureEvent.Recorder?
  ) -> ProcedureEvent.Recorder? {
    if !has(key), let fallback { return fallback }
    return value(key) { node in
      node.object?["unit"]?.string.map {
        ProcedureEvent.Recorder(unit: $0, role: node.object?["role"]?.string)
      }
    }
  }

  mutating func amount(_ key: String) -> Money? {
    value(key) { $0.money }
  }

  mutating func node(_ key: String) -> ChainNode? {
    value(key) { $0.string.flatMap { ChainNode($0) } }
  }

  /// Returns the objects of a list, each read by a function that gives `nil` for what is none.
  mutating func list<Element>(_ key: String, _ read: (JSONObject) -> Element?) -> [Element]? {
    value(key) { node in
      let elements = node.array?.compactMap { $0.object.flatMap(read) }
      return elements?.count == node.array?.count ? elements : nil
    }
  }

  /// Returns what a function makes of the shares of a list, which reports what they can't mean.
  mutating func shares<Value>(
    _ key: String,
    _ body: ([(holder: SubjectReference, weight: ExactDecimal)]) -> Value?
  ) -> Value? {
    value(key) { node in
      let shares = node.array?.compactMap(\.share) ?? []
      return shares.count == node.array?.count ? body(shares) : nil
    }
  }

  mutating func assetRuling(_ key: String) -> AssetRuling? {
    guard has(key) else { return nil }
    return value(key) { $0.object.flatMap(AssetRuling.init) }
  }

  mutating func ruling(_ key: String) -> ProcedureRuling? {
    guard has(key) else { return nil }
    return value(key) { $0.object.flatMap(ProcedureRuling.init) }
  }

  /// Returns what a key's value means, and reports that it is missing or means nothing.
  private mutating func value<Value>(_ key: String, _ read: (JSONNode) -> Value?) -> Value? {
    guard let node = object[key], !node.isNull else {
      diagnostics.append(Diagnostic(.missingKey(key), at: range))
      return nil
    }
    let value = read(node)
    if value == nil {
      diagnostics.append(Diagnostic(.value(key, values[key] ?? .text), at: node.range))
    }
    return value
  }
}

extension SubjectReference {
  /// Creates a reference from text such as `household/h-01`; `nil` if it is none.
  public init?(slashed text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = SubjectKind(rawValue: parts[0]) else { return nil }
    self.init(kind, parts[1])
  }
}

extension HouseholdChange.Move {
  /// Creates a move from text such as `p-01=h-02`; `nil` if it is none.
  public init?(written text: String) {
    guard let sign = text.lastIndex(of: "=") else { return nil }
    let (person, household) = (text[..<sign], text[text.index(after: sign)...])
    guard !person.isEmpty, !household.isEmpty else { return nil }
    self.init(Person.ID(String(person)), to: Household.ID(String(household)))
  }

  /// The person and the household, such as `p-01=h-02`.
  var written: String { "\(person)=\(household)" }
}

extension JSONNode {
  /// What somebody holds.
  fileprivate var share: (holder: SubjectReference, weight: ExactDecimal)? {
    let holder = object?["to"]?.string.flatMap(SubjectReference.init(slashed:))
    let weight = object?["weight"].flatMap { ($0.number ?? $0.string).flatMap { ExactDecimal($0) } }
    guard let holder, let weight else { return nil }
    return (holder, weight)
  }

  /// The amount in whole fen that a number, or a text with one, means.
  var money: Money? {
    (number ?? string).flatMap { ExactDecimal($0) }.map { Money(yuan: $0) }
      .flatMap { $0.wholeFen == nil ? nil : $0 }
  }
}

extension AssetRuling {
  /// Reads a ruling; `nil` if it is none.
  fileprivate init?(_ object: JSONObject) {
    guard let policy = object["policy"]?.string, let version = object["version"]?.string else {
      return nil
    }
    func texts(_ key: String) -> [String] { object[key]?.array?.compactMap(\.string) ?? [] }
    self.init(
      policy: policy,
      version: version,
      citations: texts("citations"),
      discretion: texts("discretion"),
      missing: texts("missing")
    )
  }
}

extension ProcedureRuling {
  /// Reads a ruling; `nil` if it is none.
  fileprivate init?(_ object: JSONObject) {
    guard let policy = object["policy"]?.string else { return nil }
    self.init(
      policy: policy,
      version: object["version"]?.string,
      citations: object["citations"]?.array?.compactMap(\.string) ?? [],
      isLate: object["is_late"]?.bool ?? false,
      due: object["due"]?.string.flatMap { CalendarDay($0) },
      publicUntil: object["public_until"]?.string.flatMap { CalendarDay($0) },
      daysOverdue: object["days_overdue"]?.number.flatMap { Int($0) } ?? 0
    )
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func missingKey(_ key: String) -> Self {
    Self(
      "event.missing-key",
      en: "the event has no '\(key)'",
      zh: "该事件缺少“\(key)”"
    )
  }

  fileprivate static func unknownKey(_ key: String, nearest: String?) -> Self {
    Self(
      "event.unknown-key",
      en: "an event of this kind has no '\(key)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "此类事件没有“\(key)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  fileprivate static func value(_ key: String, _ value: EventKeys.Value) -> Self {
    Self(
      "event.value",
      en: "'\(key)' must be \(value.english)",
      zh: "“\(key)”应为\(value.chinese)"
    )
  }
}

extension EventKeys.Value {
  fileprivate var english: String {
    switch self {
    case .text: "a text that is not empty"
    case .day: "a day such as \"2024-03-01\""
    case .moment: "a moment such as \"2024-03-01T17:00:00+08:00\""
    case .subject: "a kind and an id such as \"household/h-01\""
    case .texts: "a list of texts"
    case .subjects: "a list of kinds and ids such as \"monitoring_case/c-01\""
    case .moves: "a list of persons and households such as \"p-01=h-02\""
    case .word(let words): "one of: \(words.joined(separator: ", "))"
    case .recorder: "an object with a 'unit'"
    case .ruling: "what was decided, as it was written"
    case .amount: "an amount of yuan with at most two decimal places, such as \"1200.50\""
    case .place: "a place of the chain such as \"fund/F1\" or \"household/h-01\""
    case .uses: "a list of objects with 'use' and 'amount'"
    case .lines: "a list of objects with 'use', 'amount' and, where somebody got it, 'to'"
    case .shares: "a list of objects with 'to' and 'weight', each of another, not all zero"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .text: "非空文字"
    case .day: "日期，如 \"2024-03-01\""
    case .moment: "时刻，如 \"2024-03-01T17:00:00+08:00\""
    case .subject: "对象类别和标识，如 \"household/h-01\""
    case .texts: "文字列表"
    case .subjects: "对象类别和标识的列表，如 \"monitoring_case/c-01\""
    case .moves: "人和户的列表，如 \"p-01=h-02\""
    case .word(let words): "以下之一：\(words.joined(separator: "、"))"
    case .recorder: "含“unit”的对象"
    case .ruling: "原样写出的裁定"
    case .amount: "金额（元，最多两位小数），如 \"1200.50\""
    case .place: "资金流向的一端，如 \"fund/F1\"、\"household/h-01\""
    case .uses: "列表，每项含“use”（用途）和“amount”（金额）"
    case .lines: "列表，每项含“use”“amount”，有受益对象的写“to”"
    case .shares: "列表，每项含“to”（持有人，不得重复）和“weight”（份额，不全为零）"
    }
  }
}

internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of a parameter.
private enum ParameterKeys {
  static let title = Key(
    "title",
    .localized,
    zh: "名称，中文名可用于表达式",
    en: "what it is called; expressions may use the Chinese name"
  )
  static let unit = Key("unit", .unit, zh: "计量单位，仅用于数值", en: "unit of measure of numbers")
  static let type = Key(
    "type",
    Notation<ParameterType>.word,
    zh: "类型，默认 number",
    en: "its type; number by default"
  )
  static let values = Key(
    "values",
    .list(.rawSegment),
    zh: "各时段的值",
    en: "its values over time"
  )
  static let blank = Key(
    "blank",
    .localized,
    zh: "模板中的空白",
    en: "a blank, in templates only"
  )
  static let open = Key(
    "open",
    .localized,
    zh: "上位规定未明确的事项",
    en: "an open term of wider law"
  )
  static let fillableBy = Key(
    "filled_by",
    .oneOrMore(Notation<LawRank>.word),
    zh: "可由哪些层级填写，默认不限",
    en: "the ranks that may fill an open term; any by default"
  )
  static let least = Key("least", .decimal, zh: "最小值", en: "the least number")
  static let most = Key("most", .decimal, zh: "最大值", en: "the greatest number")
  static let authority = Key(
    "override",
    .reference,
    zh: "与上位规定不一致时，授权这样规定的条款",
    en: "the clause by whose authority it deviates from wider law"
  )

  static let shape = Shape(
    "parameter",
    zh: "参数",
    en: "parameter",
    [title, unit, type, values, blank, open, fillableBy, least, most, authority],
    choices: [
      .one(of: "values", "blank", "open"), .atMostOne(of: "filled_by", "values"),
      .atMostOne(of: "override", "open"),
    ]
  )
}

extension NamedNotation<ParameterModel> {
  /// A parameter.
  static let parameter = NamedNotation(ParameterKeys.shape) { name, keys in
    let type = keys[ParameterKeys.type] ?? .number
    return ParameterModel(
      id: name,
      title: keys[ParameterKeys.title],
      type: type,
      unit: keys[ParameterKeys.unit],
      source: keys.source(of: type),
      fillableBy: keys[ParameterKeys.fillableBy] ?? [],
      bounds: ParameterBounds(least: keys[ParameterKeys.least], most: keys[ParameterKeys.most]),
      authority: keys[ParameterKeys.authority],
      absentKeys: keys.absent([ParameterKeys.title, ParameterKeys.unit]),
      range: keys.range
    )
  }
}

extension MappingReader {
  fileprivate func source(of type: ParameterType) -> ParameterModel.Source? {
    if let segments = self[ParameterKeys.values] {
      return .values(segments.compactMap { $0.segment(of: type, reading) })
    }
    if let blank = self[ParameterKeys.blank] { return .blank(blank) }
    return self[ParameterKeys.open].map { .open($0) }
  }
}

// MARK: - Segments

/// The keys of a time during which a parameter has one value.
private enum SegmentKeys {
  static let from = Key("from", .day, .required, zh: "起始日", en: "the first day")
  static let to = Key("to", .day, zh: "终止日", en: "the last day")
  static let value = Key("value", .reference, .required, zh: "值", en: "the value")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    .requiredAs(code: "pack.uncited-parameter"),
    zh: "依据的条款",
    en: "the clauses that set it"
  )
  static let reviewBy = Key("review_by", .day, zh: "复核期限", en: "by when to look at it again")
  static let gap = Key(
    "gap",
    Notation<StatedGap>.word,
    zh: "其后空档：stated 表示确无规定",
    en: "'stated' where nothing holds until the next value"
  )

  static let shape = Shape(
    "segment",
    zh: "参数值",
    en: "parameter value",
    [from, to, value, cite, reviewBy, gap]
  )
}

/// The word for a gap in time that the document leaves.
private enum StatedGap: String, Sendable, CaseIterable { case stated }

/// A segment whose value waits for the parameter's type.
private struct RawSegment: Sendable {
  let from: CalendarDay?
  let to: CalendarDay?
  let value: LocatedName?
  let citations: [LocatedName]
  let reviewBy: CalendarDay?
  let isGapStated: Bool
  let range: SourceRange

  func segment(of type: ParameterType, _ reading: FileReading) -> ParameterSegment? {
    guard let value, let decoded = ParameterValue(value.value, as: type) else {
      if let value { reading.error(.wrongType(value.value, wanted: type), at: value.range) }
      return nil
    }
    guard let from else { return nil }
    return ParameterSegment(
      from: from,
      to: to,
      value: decoded,
      citations: citations,
      reviewBy: reviewBy,
      isGapStated: isGapStated,
      range: range
    )
  }
}

extension Notation<RawSegment> {
  fileprivate static let rawSegment = mapping(SegmentKeys.shape) { keys in
    let segment = RawSegment(
      from: keys[SegmentKeys.from],
      to: keys[SegmentKeys.to],
      value: keys[SegmentKeys.value],
      citations: keys[SegmentKeys.cite] ?? [],
      reviewBy: keys[SegmentKeys.reviewBy],
      isGapStated: keys[SegmentKeys.gap] != nil,
      range: keys.range
    )
    keys.checkOrder(of: SegmentKeys.from, segment.from, SegmentKeys.to, segment.to)
    return segment
  }
}

extension Diagnostic.Message {
  static func wrongType(_ text: String, wanted type: ParameterType) -> Self {
    let (english, chinese) =
      switch type {
      case .number: ("a number", "数值")
      case .date: ("a date such as 2023-04-07", "日期，如 2023-04-07")
      case .text: ("a text", "文字")
      case .boolean: ("true or false", "true 或 false")
      }
    return Self(
      "pack.wrong-type",
      en: "the value must be \(english), not '\(text)'",
      zh: "参数的值应为\(chinese)，而不是“\(text)”"
    )
  }
}

public import Diagnostics
public import Quantities
internal import ResettlementCore

/// A dated quantity of a document, as a pack states it.
struct ParameterModel: Sendable {
  /// Where its values come from.
  enum Source: Sendable {
    /// Segments of time in the order of the file.
    case values([ParameterSegment])
    /// A blank of a template, which the pack that fills the template states.
    case blank(LocalizedText)
    /// An open term of wider law, unknown until somebody fills it.
    case open(LocalizedText)
  }

  /// The parameter's name.
  let id: LocatedName
  /// What it is called; `nil` only where it fills a parameter of another pack.
  let title: LocalizedText?
  /// What its values are.
  let type: ParameterType
  /// The unit of its numbers.
  let unit: Located<UnitOfMeasure>?
  /// Where its values come from; `nil` if the pack does not say.
  var source: Source?
  /// The ranks that may fill an open term; empty where any may.
  let fillableBy: [LawRank]
  /// The bounds of its numbers.
  let bounds: ParameterBounds
  /// The clause by whose authority it deviates from what a wider pack states.
  let authority: LocatedName?
  /// The keys that it does without, which another pack must declare then.
  let absentKeys: Set<String>
  /// Where it stands.
  let range: SourceRange

  /// Its segments, if it has values.
  var segments: [ParameterSegment] {
    guard case .values(let segments) = source else { return [] }
    return segments
  }
}

/// The least and the greatest number that a parameter may have, in its unit.
struct ParameterBounds: Sendable, Hashable {
  /// The least number, if there is one.
  let least: ExactDecimal?
  /// The greatest number, if there is one.
  let most: ExactDecimal?

  /// The bounds as they are written in either language.
  var limits: [String] {
    [least.map { "≥ \($0)" }, most.map { "≤ \($0)" }].compactMap(\.self)
  }

  /// Whether a value keeps the bounds; one that is no number always does.
  func contain(_ value: ParameterValue) -> Bool {
    guard case .number(let number) = value else { return true }
    return least.map { $0 <= number } ?? true && most.map { number <= $0 } ?? true
  }
}

/// What the values of a parameter are.
public enum ParameterType: String, Sendable, Hashable, Codable, CaseIterable {
  /// Numbers of one unit.
  case number
  /// Days.
  case date
  /// Texts.
  case text
  /// Yes or no.
  case boolean
}

/// A value of a parameter.
public enum ParameterValue: Sendable, Hashable {
  /// A number in the parameter's unit.
  case number(ExactDecimal)
  /// A day.
  case date(CalendarDay)
  /// A text.
  case text(String)
  /// Yes or no.
  case boolean(Bool)

  /// Creates a value from what is written in a pack; `nil` if the text is none of its type.
  public init?(_ text: String, as type: ParameterType) {
    let value: ParameterValue? =
      switch type {
      case .number: ExactDecimal(text).map(Self.number)
      case .date: CalendarDay(text).map(Self.date)
      case .text: text.isEmpty ? nil : .text(text)
      case .boolean: ["true": true, "false": false][text].map(Self.boolean)
      }
    guard let value else { return nil }
    self = value
  }
}

/// A time during which a parameter has one value.
public struct ParameterSegment: Sendable, Hashable {
  /// The first day.
  public internal(set) var from: CalendarDay

  /// The last day; without one it holds until the next segment begins.
  public internal(set) var to: CalendarDay?

  /// The value.
  public internal(set) var value: ParameterValue

  /// The clauses that set it.
  public let citations: [LocatedName]

  /// The day by which somebody should look whether it still holds.
  public let reviewBy: CalendarDay?

  /// Whether the pack says that there is no value between this segment and the next one.
  public let isGapStated: Bool

  /// Where it stands in the pack.
  public let range: SourceRange

  /// Whether the segment holds on a day, the later segments left out of account.
  public func holds(on day: CalendarDay) -> Bool {
    from <= day && to.map { day <= $0 } ?? true
  }
}

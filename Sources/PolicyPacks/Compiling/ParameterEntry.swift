internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A parameter as a pack knows it: declared by itself or by a pack it builds on, and filled.
struct ParameterEntry: Sendable {
  /// The parameter's name.
  let id: String
  /// What it is called.
  let title: LocalizedText
  /// What its values are.
  let type: ParameterType
  /// The unit of its numbers.
  let unit: UnitOfMeasure
  /// Its values over time, in order; empty while it is blank or open.
  let segments: [ParameterSegment]
  /// Why it has no values, in a template or while wider law has not spoken.
  let openness: Openness?
  /// Where it is declared.
  let range: SourceRange

  /// Why a parameter has no values.
  enum Openness: Sendable {
    /// A blank of a template.
    case blank
    /// An open term of wider law.
    case open
  }

  /// The type of its values in expressions.
  var staticType: StaticType {
    switch type {
    case .number: .number(unit)
    case .date: .date
    case .text: .string
    case .boolean: .boolean
    }
  }

  /// What expressions see under a name.
  ///
  /// A parameter without values is no reason for a warning: the answer is unknown anyhow.
  func field(named name: String) -> Field {
    let hasZero = segments.contains { $0.value == .number(.zero) }
    return Field(name, staticType, isNeverZero: !hasZero)
  }

  /// Returns the segment that holds on a day; `nil` if none does.
  func segment(on day: CalendarDay) -> ParameterSegment? {
    segments.last { $0.holds(on: day) }
  }

  /// Returns the same parameter with the values that another pack gives it.
  func filled(with segments: [ParameterSegment]) -> ParameterEntry {
    ParameterEntry(
      id: id,
      title: title,
      type: type,
      unit: unit,
      segments: segments,
      openness: nil,
      range: range
    )
  }
}

extension ParameterValue {
  /// The value in expressions, where numbers are in the plain scale of their unit.
  func value(in unit: UnitOfMeasure) -> Value {
    switch self {
    case .number(let number): number.multiplied(by: unit.scale).map(Value.number) ?? .null
    case .date(let day): .date(day)
    case .text(let text): .string(text)
    case .boolean(let truth): .boolean(truth)
    }
  }

  /// The value as reasons show it.
  var text: String {
    switch self {
    case .number(let number): number.description
    case .date(let day): day.description
    case .text(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    }
  }
}

internal import FEEL
internal import Quantities
internal import ResettlementCore

/// The parameters and readings of a pack, with what a caller chose in their place.
struct Law: Sendable {
  /// The parameters by id.
  var parameters: [String: ParameterEntry]
  /// The readings by id.
  var readings: [String: ReadingEntry]
  /// The options chosen by the caller, by reading.
  var chosenReadings: [String: String] = [:]
  /// The values set by the caller, by parameter.
  var setParameters: [String: ParameterValue] = [:]

  /// Returns the value of a parameter on a day, for expressions.
  func value(ofParameter id: String, on day: CalendarDay) -> SlotValue {
    let missing = "\(PackScope.Record.parameter).\(id)"
    guard let entry = parameters[id], let value = parameter(id, on: day) else {
      return .unknown(cause: missing)
    }
    return .known(value.value(in: entry.unit))
  }

  /// Returns the value of a parameter on a day; `nil` if nobody has filled it.
  func parameter(_ id: String, on day: CalendarDay) -> ParameterValue? {
    setParameters[id] ?? parameters[id]?.segment(on: day)?.value
  }

  /// Returns the option of a reading on a day, for expressions.
  func value(ofReading id: String, on day: CalendarDay) -> SlotValue {
    option(id, on: day).map { .known(.string($0)) }
      ?? .unknown(cause: "\(PackScope.Record.reading).\(id)")
  }

  /// Returns the option of a reading on a day; `nil` if nobody has chosen.
  func option(_ id: String, on day: CalendarDay) -> String? {
    chosenReadings[id] ?? readings[id]?.option(on: day)
  }

  /// The blanks of a template that are still open, by name.
  var blanks: [String] {
    parameters.values.filter { $0.isOpen(as: .blank) && setParameters[$0.id] == nil }
      .map(\.id).sorted()
  }

  /// The open terms of wider law that nobody has filled, by name.
  var openTerms: [String] {
    parameters.values.filter { $0.isOpen(as: .open) && setParameters[$0.id] == nil }
      .map(\.id).sorted()
  }
}

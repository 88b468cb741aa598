/// How the values of a slot stand in the memory of a host that fills whole lanes.
///
/// Beside the values there are two lanes of bytes: whether each value is known, and whether there is
/// none. The value of a row that is not known or has none can be anything.
public enum SlotLane: Sendable, Hashable {
  /// The room that a whole number takes.
  public enum Width: Sendable, Hashable {
    /// `Int32`.
    case int32
    /// `Int64`.
    case int64
  }

  /// `UInt8`: 0 or 1.
  case truth
  /// The position of a case, by its id: `UInt8` if there are up to 256 of them, else `Int32`.
  case code(cases: [String])
  /// A whole number between two others: the value times ten to the power of the places.
  case number(places: Int, least: Int, greatest: Int, width: Width)
  /// `Int32`: days since 1970-01-01, up to 2²⁸ of them before or after.
  case day
  /// `Int64`: months.
  case months
  /// `ExactDecimal`: a number, or the seconds of a duration, of which no range is declared.
  case exact
  /// `String`.
  case text
  /// Values that are written one by one by ``ProgramWorkspace/set(_:slot:row:)``, or by
  /// ``ProgramWorkspace/setAll(_:slot:)``.
  case other
}

extension SlotLane {
  /// The lane of a register's memory.
  init(_ form: ValueForm, _ storage: Lane.Storage) {
    switch (form.lane, form.type.unwrapped) {
    case (.boolean, _): self = .truth
    case (.code, .enumeration(let type)): self = .code(cases: type.cases.map(\.id))
    case (.fixed(let places), _):
      self = .number(
        places: places,
        least: form.bounds?.least ?? .min,
        greatest: form.bounds?.greatest ?? .max,
        width: storage == .half ? .int32 : .int64
      )
    case (.integer, .date): self = .day
    case (.integer, _): self = .months
    case (.number, _): self = .exact
    case (.text, _): self = .text
    case (.code, _), (.value, _): self = .other
    }
  }
}

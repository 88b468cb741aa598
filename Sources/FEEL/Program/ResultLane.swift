public import Quantities

/// The truth values of a part of an expression in all rows of its frame, valid until the workspace
/// runs again.
public struct TruthLane {
  /// The number of rows.
  public let count: Int
  /// 0 or 1 for each row; anything where it is not known or there is none.
  public let values: UnsafePointer<UInt8>
  /// 1 for each row whose value is known; `nil` if all are.
  public let known: UnsafePointer<UInt8>?
  /// 1 for each row that is known to have no value; `nil` if there is none.
  public let absent: UnsafePointer<UInt8>?
}

/// The numbers of a part of an expression in all rows of its frame, valid until the workspace runs
/// again.
///
/// Days are counted since 1970-01-01, durations are in seconds or months, and cases are their
/// positions.
public struct NumberLane {
  /// The memory of the numbers.
  public enum Values {
    /// Small whole numbers.
    case int32(UnsafePointer<Int32>)
    /// Whole numbers.
    case int64(UnsafePointer<Int>)
    /// Cases of an enumeration, as positions.
    case codes(UnsafePointer<UInt8>)
    /// Exact decimals.
    case exact(UnsafePointer<ExactDecimal>)
  }

  /// The number of rows.
  public let count: Int
  /// The numbers; anything where one is not known or there is none.
  public let values: Values
  /// The places behind the point of whole numbers: they are the values times ten to this power.
  public let places: Int
  /// 1 for each row whose value is known; `nil` if all are.
  public let known: UnsafePointer<UInt8>?
  /// 1 for each row that is known to have no value; `nil` if there is none.
  public let absent: UnsafePointer<UInt8>?

  /// The number of a row that has one.
  public func number(at row: Int) -> ExactDecimal {
    switch values {
    case .int32(let values): scaled(Int64(values[row]))
    case .int64(let values): scaled(Int64(values[row]))
    case .codes(let values): scaled(Int64(values[row]))
    case .exact(let values): values[row]
    }
  }

  private func scaled(_ number: Int64) -> ExactDecimal {
    ExactDecimal(significand: number, exponent: -places)
  }
}

// MARK: - Reading lanes

extension ProgramWorkspace {
  /// Returns the truth values of a part of an expression in all rows of its frame; `nil` if it has
  /// none.
  public func truths(of trace: Trace) -> TruthLane? {
    let column = surveyed(trace)
    guard column.lane == .boolean else { return nil }
    let count = frames[trace.frame].count
    return TruthLane(
      count: count,
      values: column.bytes,
      known: column.allKnown ? nil : UnsafePointer(column.known),
      absent: column.noneAbsent ? nil : UnsafePointer(column.absent)
    )
  }

  /// Returns the numbers, days, durations or positions of cases of a part of an expression in all
  /// rows of its frame; `nil` if it has none.
  public func numbers(of trace: Trace) -> NumberLane? {
    let column = surveyed(trace)
    guard column.lane != .boolean, let values = column.numberValues else { return nil }
    let count = frames[trace.frame].count
    return NumberLane(
      count: count,
      values: values,
      places: column.lane.places ?? 0,
      known: column.allKnown ? nil : UnsafePointer(column.known),
      absent: column.noneAbsent ? nil : UnsafePointer(column.absent)
    )
  }
}

extension ProgramWorkspace {
  /// The memory of a part, with what is sure of all rows.
  private func surveyed(_ trace: Trace) -> Column {
    var column = column(trace.register)
    if !(column.allKnown && column.noneAbsent) { column.survey(rows: frames[trace.frame].count) }
    return column
  }
}

extension Column {
  /// The memory of its numbers; `nil` if it has none.
  var numberValues: NumberLane.Values? {
    switch storage {
    case .byte: .codes(bytes)
    case .half: .int32(halves)
    case .word: .int64(words)
    case .decimal: .exact(numbers)
    case .text, .value: nil
    }
  }
}

internal import Diagnostics
internal import ResettlementCore

/// What was read of a cell.
enum CellReading: Equatable {
  /// A value, and what is to be said of it all the same.
  case value(FactValue, remark: Diagnostic.Message? = nil)
  /// A mistake.
  case mistake(Diagnostic.Message)

  /// The value; unknown after a mistake.
  var value: FactValue {
    guard case .value(let value, _) = self else { return .unknown }
    return value
  }
}

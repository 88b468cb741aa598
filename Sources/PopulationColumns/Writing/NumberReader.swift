internal import FEEL
internal import Quantities

/// Reads the numbers of a lane of results.
struct NumberReader {
  private let lane: NumberLane
  /// The decimal places of whole numbers.
  let places: Int

  init(_ lane: NumberLane) {
    self.lane = lane
    places = lane.places
  }

  /// The number of a row as a whole number with ``places``; `nil` in a lane of exact decimals.
  @inline(__always)
  func word(at row: Int) -> Int? {
    switch lane.values {
    case .int32(let values): Int(values[row])
    case .int64(let values): values[row]
    case .codes(let values): Int(values[row])
    case .exact: nil
    }
  }

  /// The number of a row.
  func number(at row: Int) -> ExactDecimal { lane.number(at: row) }

  /// Whether the number of a row is known.
  func isKnown(_ row: Int) -> Bool { lane.known.map { $0[row] == 1 } ?? true }
}

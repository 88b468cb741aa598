internal import Quantities

/// A decision table prepared for searching: for each input, which rows its value leaves.
///
/// The values that the cells name cut an input into *pieces*: piece 2i + 1 is the i-th value in
/// order, piece 2i lies before it, and the last one after all. For each piece there is a set of
/// rows, a bit a row; what all inputs leave are the rows that match. An input that is not known
/// leaves all rows, but only those that do not test it for sure.
struct TableIndex: Sendable {
  /// How rows that match together are taken.
  let policy: TypedExpression.HitPolicy
  /// The number of rows.
  let rowCount: Int
  /// The tested inputs.
  let columns: [Column]
  /// The rows that some inputs can match at all.
  let live: [UInt64]

  /// The words of a set of rows.
  var wordCount: Int { live.count }

  /// One tested input.
  struct Column: Sendable {
    /// The values that cut it into pieces.
    let keys: Keys
    /// For each piece a set of rows.
    let sets: [UInt64]
    /// The rows that do not test it.
    let untested: [UInt64]
  }

  /// Values in order, of one lane.
  enum Keys: Sendable {
    case words([Int])
    case numbers([ExactDecimal])
    /// With their positions; two texts that only look alike are told apart.
    case texts([String: Int], [String])
  }
}

extension TableIndex.Keys {
  /// The piece in which a row's value lies.
  @inline(__always)
  func piece(of column: FEEL.Column, _ row: Int) -> Int {
    switch self {
    case .words(let keys):
      return Self.piece(of: column.whole(at: row), keys)
    case .numbers(let keys): return Self.piece(of: column.numbers[row], keys)
    case .texts(let positions, let keys):
      let text = column.texts[row]
      guard let position = positions[text], TextSearch.equal(keys[position], text) else { return 0 }
      return 2 * position + 1
    }
  }

  @inline(__always)
  private static func piece<T: Comparable>(of value: T, _ keys: [T]) -> Int {
    keys.withUnsafeBufferPointer { keys in
      var low = 0
      var count = keys.count
      while count > 0 {
        let half = count / 2
        let isBelow = keys[low &+ half] < value
        low = isBelow ? low &+ half &+ 1 : low
        count = isBelow ? count &- half &- 1 : half
      }
      return low < keys.count && keys[low] == value ? 2 &* low &+ 1 : 2 &* low
    }
  }
}

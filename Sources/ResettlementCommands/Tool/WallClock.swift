internal import Foundation
internal import ResettlementCore

/// The time now, which only records need; no rule reads it.
enum WallClock {
  /// The moment at which something is recorded.
  static var now: RecordedTime {
    RecordedTime(secondsSince1970: Int64(Date().timeIntervalSince1970))
  }
}

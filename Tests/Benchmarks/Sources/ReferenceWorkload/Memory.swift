import Foundation
import Tabular

/// What the process took.
enum Memory {
  /// The most memory that the process ever had, in megabytes.
  static var peak: Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
      let unit = 1_024.0
    #else
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1_048_576.0
    #endif
    return Double(usage.ru_maxrss) / unit
  }
}

extension JSONValue {
  /// A figure of seven digits.
  static func figure(_ value: Double) -> JSONValue { .number(String(format: "%.7g", value)) }
}

extension [Double] {
  /// The value below which a share of all is; the median for a half.
  func middle(_ share: Double = 0.5) -> Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    return sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

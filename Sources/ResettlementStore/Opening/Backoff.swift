internal import Foundation
internal import ResettlementCore

/// How long a call waits for other programs that hold the file, a little longer each time.
///
/// The times vary by chance, so that programs that wait don't all come back at once.
struct Backoff: Sendable {
  let patience: Duration

  private static let longest = 64.0

  /// Waits before a further try, counted from zero; false if the patience is at its end.
  func wait(before attempt: Int) -> Bool {
    let waited = (0..<attempt).reduce(0.0) { $0 + Self.milliseconds($1) }
    let next = Self.milliseconds(attempt)
    guard waited + next <= patience / .milliseconds(1) else { return false }
    Thread.sleep(forTimeInterval: next * Double.random(in: 0.5...1.5) / 1000)
    return true
  }

  private static func milliseconds(_ attempt: Int) -> Double {
    min(longest, Double(1 << min(attempt, 10)))
  }

  /// Calls a function again while another program holds the file.
  func retrying<Value>(_ body: () throws -> Value) throws -> Value {
    var attempt = 0
    while true {
      do {
        return try body()
      } catch {
        guard RegistryError(of: error).reason == .busy, wait(before: attempt) else { throw error }
        attempt += 1
      }
    }
  }
}

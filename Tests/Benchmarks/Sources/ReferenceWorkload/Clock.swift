import Foundation

/// How long something takes.
struct Clock {
  private let began = ContinuousClock.now
  private let beganProcessor = Self.processorTime

  /// The seconds since the clock was made.
  var seconds: Double { Self.seconds(ContinuousClock.now - began) }

  /// The seconds of all processors since then.
  var processorSeconds: Double { Self.processorTime - beganProcessor }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// How long one evaluation of everybody took, in seconds.
struct Timing {
  let wall: Double
  let processor: Double
}

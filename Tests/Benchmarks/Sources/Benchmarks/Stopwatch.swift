/// Times pieces of work, and prints a line for each.
struct Stopwatch {
  /// How often each piece is timed.
  let samples: Int

  /// Prints the heads of the columns.
  func start() {
    print(Self.line("what", "median", "least", "bar", "of the bar"))
  }

  /// Times a piece of work.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - operations: How often the work is done for one timing; the times are of one.
  ///   - bar: The time it may take, in seconds.
  ///   - work: The work.
  func time(
    _ name: String,
    operations: Int = 1,
    bar: Double? = nil,
    _ work: () -> Void
  ) {
    let clock = ContinuousClock()
    for _ in 0..<max(1, operations / 4) { work() }
    let times = (0..<samples).map { _ in
      let took = clock.measure { for _ in 0..<operations { work() } }
      return Self.seconds(took) / Double(operations)
    }
    report(name, times.sorted(), bar)
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private func report(_ name: String, _ times: [Double], _ bar: Double?) {
    let median = times[times.count / 2]
    let share = bar.map { Self.digits(median / $0) } ?? ""
    print(
      Self.line(name, Self.text(median), Self.text(times[0]), bar.map(Self.text) ?? "", share)
    )
  }

  // MARK: - Writing

  private static func line(_ name: String, _ columns: String...) -> String {
    let cells = columns.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(1, 58 - name.count)) + cells.joined()
  }

  private static func text(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-6: digits(seconds * 1e9) + " ns"
    case ..<1e-3: digits(seconds * 1e6) + " us"
    case ..<1: digits(seconds * 1e3) + " ms"
    default: digits(seconds) + " s"
    }
  }

  /// A number with three digits or so.
  private static func digits(_ value: Double) -> String {
    let factor = value < 10 ? 100.0 : 10.0
    return "\((value * factor).rounded() / factor)"
  }
}

/// Takes a value so that the compiler can't leave out the work that made it.
@inline(never)
func keep<T>(_ value: T) {
  withExtendedLifetime(value) {}
}

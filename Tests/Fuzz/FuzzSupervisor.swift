import Foundation

/// Starts workers, watches them, and counts what they find.
struct FuzzSupervisor {
  let options: FuzzOptions

  /// After how many seconds at one input a worker is taken for hanging.
  private static let patience = 30.0

  /// What became of a kind's inputs.
  private struct Tally {
    var inputs = 0
    var traps: [Int] = []
    var hangs: [Int] = []
    var others: [String] = []
  }

  /// Runs all; false if something was found.
  func run() -> Bool {
    let share = options.kinds.map(\.share).reduce(0, +)
    var sum = Tally()
    for kind in options.kinds {
      let tally = run(kind, count: options.count * kind.share / share)
      sum.inputs += tally.inputs
      sum.traps += tally.traps
      sum.hangs += tally.hangs
      sum.others += tally.others
      Fuzz.say(line(kind.rawValue, tally))
    }
    Fuzz.say(line("all", sum))
    return sum.traps.isEmpty && sum.hangs.isEmpty && sum.others.isEmpty
  }

  private func line(_ name: String, _ tally: Tally) -> String {
    "\(name): \(tally.inputs) inputs, \(tally.traps.count) traps \(tally.traps.prefix(20)), "
      + "\(tally.hangs.count) hangs \(tally.hangs.prefix(20)), \(tally.others.count) others"
  }

  private func run(_ kind: FuzzKind, count: Int) -> Tally {
    var tally = Tally()
    for (range, isSmall) in [(0..<count / 2, false), (count / 2..<count, true)] {
      var start = range.lowerBound
      while start < range.upperBound {
        start = run(kind, start..<range.upperBound, isSmall, &tally)
      }
    }
    return tally
  }

  /// Runs a worker, and returns where the next one has to begin.
  private func run(
    _ kind: FuzzKind,
    _ range: Range<Int>,
    _ isSmall: Bool,
    _ tally: inout Tally
  ) -> Int {
    let progress = FileManager.default.temporaryDirectory
      .appending(path: "fuzz-\(ProcessInfo.processInfo.processIdentifier)").path
    guard FileManager.default.createFile(atPath: progress, contents: Data(count: 16)) else {
      return range.upperBound
    }
    defer { try? FileManager.default.removeItem(atPath: progress) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = arguments(kind, range, isSmall, progress)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return range.upperBound }
    let isHanging = watch(process, progress)
    let findings = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self
    )
    for finding in findings.split(separator: "\n") {
      Fuzz.say(finding)
      tally.others.append(String(finding))
    }
    let reached = Self.index(in: progress) ?? range.upperBound
    tally.inputs += min(reached + 1, range.upperBound) - range.lowerBound
    if isHanging { tally.hangs.append(reached) }
    if !isHanging, process.terminationStatus != 0 { tally.traps.append(reached) }
    guard isHanging || process.terminationStatus != 0 else { return range.upperBound }
    Fuzz.say("\(isHanging ? "hang" : "trap") \(kind.rawValue) \(reached)")
    return reached + 1
  }

  private func arguments(
    _ kind: FuzzKind,
    _ range: Range<Int>,
    _ isSmall: Bool,
    _ progress: String
  ) -> [String] {
    var arguments = [
      "--kind", kind.rawValue, "--seed", "\(options.seed)", "--from", "\(range.lowerBound)",
      "--to", "\(range.upperBound)", "--progress", progress, "--stack", isSmall ? "small" : "large",
    ]
    if let corpus = options.corpus { arguments += ["--corpus", corpus] }
    return arguments
  }

  /// Waits for a worker's end; true if it stayed at one input for too long and was ended.
  private func watch(_ process: Process, _ progress: String) -> Bool {
    var last = -1
    var since = Date()
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.05)
      let index = Self.index(in: progress) ?? 0
      if index != last { (last, since) = (index, Date()) }
      guard Date().timeIntervalSince(since) < Self.patience else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return true
      }
    }
    return false
  }

  private static func index(in progress: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: progress) else { return nil }
    return Int(String(decoding: data, as: UTF8.self).filter(\.isNumber))
  }
}

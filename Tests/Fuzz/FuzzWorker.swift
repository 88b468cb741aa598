import Foundation

/// Runs the inputs of a range one after the other, and writes down how far it is.
///
/// The first line of its file is the number of the input under way; each further line a finding.
struct FuzzWorker: Sendable {
  let run: FuzzRun
  let kind: FuzzKind
  let work: FuzzOptions.Work

  /// From how many seconds on an input is called slow.
  private static let patience = Duration.seconds(5)

  func runAll() {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      runEach()
      done.signal()
    }
    thread.stackSize = work.hasSmallStack ? 512 << 10 : 8 << 20
    thread.start()
    done.wait()
  }

  private func runEach() {
    guard let file = FileHandle(forUpdatingAtPath: work.progress) else { return }
    let clock = ContinuousClock()
    for index in work.range {
      note(index, in: file)
      let start = clock.now
      let problem = run.problem(of: kind, index)
      let time = clock.now - start
      if let problem { report("wrong", index, problem) }
      if time > Self.patience { report("slow", index, "\(time)") }
    }
    note(work.range.upperBound, in: file)
  }

  /// Writes the number of the input, always as many bytes.
  private func note(_ index: Int, in file: FileHandle) {
    let digits = String(index)
    let line = String(repeating: " ", count: max(0, 15 - digits.count)) + digits + "\n"
    try? file.seek(toOffset: 0)
    try? file.write(contentsOf: Data(line.utf8))
  }

  private func report(_ what: String, _ index: Int, _ text: String) {
    Fuzz.say("\(what) \(kind.rawValue) \(index): \(text.prefix(300))")
  }
}

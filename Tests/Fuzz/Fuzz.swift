import Foundation

/// Runs a million inputs of all kinds, and says which made the program trap, hang or err.
///
///     swift run -c release Fuzz [--count N] [--seed N] [--corpus FOLDER] [--kind KIND]
///     swift run -c release Fuzz --kind KIND --index N       shows one input and runs it
///
/// A kind's inputs are run in a process of their own, so that one that dies or hangs is known by
/// its number and the rest goes on. Half of the inputs run on a stack of 512 kB.
@main
enum Fuzz {
  static func main() {
    let options = FuzzOptions(CommandLine.arguments.dropFirst())
    let run = FuzzRun(seed: options.seed, corpus: FuzzCorpus(folder: options.corpus))
    if let index = options.index, let kind = options.kinds.first {
      say(run.text(of: kind, index))
      say(run.problem(of: kind, index) ?? "fine")
    } else if let work = options.work, let kind = options.kinds.first {
      FuzzWorker(run: run, kind: kind, work: work).runAll()
    } else {
      exit(FuzzSupervisor(options: options).run() ? 0 : 1)
    }
  }
}

extension Fuzz {
  /// Writes a line at once, so that a long run can be watched.
  static func say(_ line: some CustomStringConvertible) {
    try? FileHandle.standardOutput.write(contentsOf: Data((line.description + "\n").utf8))
  }
}

/// What the command line says.
struct FuzzOptions {
  /// What a worker process is to do.
  struct Work {
    let range: Range<Int>
    let hasSmallStack: Bool
    let progress: String
  }

  var count = 1_000_000
  var seed: UInt64 = 1
  var corpus: String?
  var kinds = FuzzKind.allCases
  var index: Int?
  var work: Work?

  init(_ arguments: some Collection<String>) {
    var values: [String: String] = [:]
    var rest = arguments[...]
    while let name = rest.popFirst() { values[name] = rest.popFirst() }
    count = values["--count"].flatMap { Int($0) } ?? count
    seed = values["--seed"].flatMap { UInt64($0) } ?? seed
    corpus = values["--corpus"]
    if let kind = values["--kind"].flatMap(FuzzKind.init) { kinds = [kind] }
    index = values["--index"].flatMap { Int($0) }
    if let progress = values["--progress"], let from = values["--from"].flatMap({ Int($0) }),
      let to = values["--to"].flatMap({ Int($0) }), from <= to
    {
      let isSmall = values["--stack"] == "small"
      work = Work(range: from..<to, hasSmallStack: isSmall, progress: progress)
    }
  }
}

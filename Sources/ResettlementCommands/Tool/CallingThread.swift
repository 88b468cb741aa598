internal import Dispatch
internal import Synchronization

/// Runs asynchronous work to its end on the thread that asks for it, which commands do.
///
/// The thread itself takes the steps of the work, so that it waits for nobody who may be waiting for
/// it: commands can run side by side however few threads there are.
final class CallingThread: TaskExecutor {
  private let steps = Mutex<[UnownedJob]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  /// Takes a step that is to be run.
  func enqueue(_ step: consuming ExecutorJob) {
    let step = UnownedJob(step)
    steps.withLock { $0.append(step) }
    arrivals.signal()
  }

  /// Runs work to its end.
  ///
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let thread = CallingThread()
    let outcome = Outcome<Value>()
    Task(executorPreference: thread) {
      do {
        outcome.set(.success(try await work()))
      } catch {
        outcome.set(.failure(error))
      }
      thread.arrivals.signal()
    }
    return try thread.run(until: outcome).get()
  }

  private func run<Value>(until outcome: Outcome<Value>) -> Result<Value, any Error> {
    while true {
      arrivals.wait()
      if let step = steps.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        step.runSynchronously(on: asUnownedTaskExecutor())
      } else if let result = outcome.result {
        return result
      }
    }
  }

  /// What came of the work.
  private final class Outcome<Value: Sendable>: Sendable {
    private let state = Mutex<Result<Value, any Error>?>(nil)

    var result: Result<Value, any Error>? { state.withLock { $0 } }

    func set(_ result: Result<Value, any Error>) { state.withLock { $0 = result } }
  }
}

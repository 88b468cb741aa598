internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs work that may call itself on a thread whose stack is large enough.
package enum DeepStack {
  /// The size of the stack, of which only what is used takes memory.
  static let size = 256 << 20

  /// The bytes kept for what a deepest call may still need.
  private static let reserve: UInt = 8 << 20

  /// Whether a stack that begins at an address has room for a further call.
  static func hasRoom(above base: UInt) -> Bool {
    let here = currentAddress()
    return here > base || base - here < UInt(size) - reserve
  }

  @inline(never)
  private static func currentAddress() -> UInt {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
  }

  /// Runs some work, which is told where its stack begins, and waits for it.
  package static func run<Result: Sendable>(
    _ work: @escaping @Sendable (_ base: UInt) -> Result
  ) -> Result? {
    let slot = Slot<Result>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let result = work(currentAddress())
      slot.result.withLock { $0 = result }
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    return slot.result.withLock { $0 }
  }

  private final class Slot<Result: Sendable>: Sendable {
    let result = Mutex<Result?>(nil)
  }
}

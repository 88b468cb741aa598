#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How far down the stack of a thread may grow.
///
/// The limits on nesting suit a main thread's stack; a thread with a smaller one stops earlier.
/// Finding the limit takes a system call, so that it is looked for only once nesting is deep.
struct StackLimit {
  private var lowest: UInt?

  /// The bytes kept for what a deepest call may still need.
  private static let reserve: UInt = 128 * 1024

  /// Whether there is room for going deeper.
  mutating func hasRoom() -> Bool {
    let limit = lowest ?? Self.lowestAddress()
    lowest = limit
    return Self.currentAddress() > limit
  }

  @inline(never)
  private static func currentAddress() -> UInt {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
  }

  private static func lowestAddress() -> UInt {
    guard let (bottom, size) = stack() else { return currentAddress() - reserve }
    return bottom + min(reserve, size / 2)
  }

  #if canImport(Darwin)
    private static func stack() -> (bottom: UInt, size: UInt)? {
      let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      let size = UInt(pthread_get_stacksize_np(pthread_self()))
      return top > size ? (top - size, size) : nil
    }
  #else
    private typealias ReadAttributes = @convention(c) (pthread_t, UnsafeMutableRawPointer) -> Int32
    private typealias ReadStack =
      @convention(c) (
        UnsafeMutableRawPointer, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UInt>
      ) -> Int32

    /// The functions are looked up by name: Swift's module of the C library leaves them out.
    private static func stack() -> (bottom: UInt, size: UInt)? {
      guard let read = dlsym(nil, "pthread_getattr_np"),
        let find = dlsym(nil, "pthread_attr_getstack")
      else { return nil }
      let attributes = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 16)
      defer { attributes.deallocate() }
      let readAttributes = unsafeBitCast(read, to: ReadAttributes.self)
      guard readAttributes(pthread_self(), attributes) == 0 else { return nil }
      defer { pthread_attr_destroy(attributes.assumingMemoryBound(to: pthread_attr_t.self)) }
      var (bottom, size): (UInt, UInt) = (0, 0)
      let found = unsafeBitCast(find, to: ReadStack.self)(attributes, &bottom, &size)
      return found == 0 && size > 0 ? (bottom, size) : nil
    }
  #endif
}

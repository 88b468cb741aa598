#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension UnsafeRawBufferPointer {
  /// Whether the bytes are the same.
  @inline(__always)
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let own = baseAddress, let others = other.baseAddress else {
      return count == other.count
    }
    return memcmp(own, others, count) == 0
  }

  /// How the bytes compare to as many others: below, at or above zero.
  @inline(__always)
  func compares(to other: UnsafeRawBufferPointer) -> Int32 {
    guard let own = baseAddress, let others = other.baseAddress else { return 0 }
    return memcmp(own, others, Swift.min(count, other.count))
  }
}

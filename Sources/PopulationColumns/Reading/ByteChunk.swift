internal import Synchronization

/// A piece of a file in memory, in which rows lie where they were read until nobody needs them.
///
/// It is safe to share between threads: its bytes are written before the first row of it is given
/// away, and never again.
final class ByteChunk: @unchecked Sendable {
  /// Where its bytes begin; ``padding`` bytes behind them are readable.
  let start: UnsafeMutablePointer<UInt8>
  private let size: Int
  private let pool: ChunkPool?

  /// How many bytes behind the last one may be read, so that words and blocks can be.
  static let padding = 64

  /// Makes a piece of so many bytes, whose memory goes back to a pool.
  init(size: Int, pool: ChunkPool? = nil) {
    self.size = size
    self.pool = pool
    start = pool?.memory(size) ?? .allocate(capacity: size + Self.padding)
    (start + size).initialize(repeating: 0, count: Self.padding)
  }

  deinit {
    guard pool?.keep(start, size) != true else { return }
    start.deallocate()
  }
}

/// Memory of pieces that nobody needs any more, for the next ones.
final class ChunkPool: Sendable {
  /// The bytes of a piece; larger ones are not kept.
  let size: Int
  private let free = Mutex<[Int]>([])

  /// Begins with none.
  init(size: Int) { self.size = size }

  deinit {
    free.withLock { $0.forEach { Self.pointer($0)?.deallocate() } }
  }

  private static func pointer(_ address: Int) -> UnsafeMutablePointer<UInt8>? {
    UnsafeMutablePointer(bitPattern: address)
  }

  /// Returns memory that was kept, if it is large enough.
  fileprivate func memory(_ wanted: Int) -> UnsafeMutablePointer<UInt8>? {
    guard wanted == size else { return nil }
    return free.withLock { $0.popLast() }.flatMap { Self.pointer($0) }
  }

  /// Keeps memory of a piece; false if it has another size.
  fileprivate func keep(_ memory: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool {
    guard length == size else { return false }
    free.withLock { $0.append(Int(bitPattern: memory)) }
    return true
  }
}

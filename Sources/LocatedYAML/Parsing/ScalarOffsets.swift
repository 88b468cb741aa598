/// Leads from counts of Unicode scalars, in which libyaml has its places, to UTF-8 offsets.
struct ScalarOffsets {
  private static let step = 64

  /// The offset of every 64th scalar; empty for ASCII.
  private var checkpoints: [Int] = []

  /// Measures a text in UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    var count = 0
    for index in bytes.indices where Self.beginsScalar(bytes[index]) {
      if count.isMultiple(of: Self.step) { checkpoints.append(index) }
      count += 1
    }
  }

  /// Returns the offset of a scalar, counted from zero.
  func offset(ofScalar index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !checkpoints.isEmpty else { return min(index, bytes.count) }
    let checkpoint = min(index / Self.step, checkpoints.count - 1)
    return advanced(
      checkpoints[checkpoint],
      by: index - checkpoint * Self.step,
      in: bytes
    )
  }

  /// Returns the same, found from a scalar whose offset is known where that is nearer.
  func offset(
    ofScalar index: Int,
    from known: (scalar: Int, offset: Int),
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let distance = index - known.scalar
    guard !checkpoints.isEmpty, distance >= 0, distance < index % Self.step else {
      return offset(ofScalar: index, in: bytes)
    }
    return advanced(known.offset, by: distance, in: bytes)
  }

  private func advanced(
    _ start: Int,
    by scalars: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var offset = start
    var remaining = scalars
    while remaining > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, !Self.beginsScalar(bytes[offset]) { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// Returns how many scalars stand before an offset.
  func count(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !checkpoints.isEmpty else { return offset }
    let after = checkpoints.partitioningIndex { $0 > offset }
    guard after > 0 else { return 0 }
    let start = checkpoints[after - 1]
    return (after - 1) * Self.step + (start..<offset).count { Self.beginsScalar(bytes[$0]) }
  }

  private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}

extension [Int] {
  /// Returns the first index whose element satisfies what all later ones do too.
  fileprivate func partitioningIndex(where isAfter: (Int) -> Bool) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = (lower + upper) / 2
      if isAfter(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}

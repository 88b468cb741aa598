/// The rows of a frame: where the members of each of the parent's rows are.
///
/// Members stand row after row, or *slot after slot*: the first members of all of the parent's rows
/// that have one, then the second ones, and so on, where rows with more members come first.
struct FrameRows {
  /// The number of rows.
  var count = 0
  /// The number of the parent's rows.
  private(set) var parentCount = 0
  /// The number of members in each slot, if they stand slot after slot; else empty.
  var slots: UnsafeBufferPointer<Int> { UnsafeBufferPointer(start: slotCounts, count: slotCount) }
  private var slotCounts: UnsafeMutablePointer<Int>
  private var slotCount = 0
  /// For each row the parent's row, if members stand row after row.
  private var parents: UnsafeMutablePointer<Int>
  /// Where the members of each of the parent's rows begin, and at last where the last ones end; of
  /// slots, where each of them begins.
  private(set) var starts: UnsafeMutablePointer<Int>
  /// For each of the parent's rows whether there can be no more members.
  private(set) var isComplete: UnsafeMutablePointer<UInt8>
  private var capacity = 0
  private var parentCapacity: Int

  /// Makes room for the lists of so many rows, all empty; its owner calls ``free()``.
  init(parentRows: Int) {
    parentCapacity = max(1, parentRows)
    parents = .allocate(capacity: 1)
    parents.initialize(to: 0)
    slotCounts = .allocate(capacity: 1)
    starts = .allocate(capacity: parentCapacity + 1)
    starts.initialize(repeating: 0, count: parentCapacity + 1)
    isComplete = .allocate(capacity: parentCapacity)
    isComplete.initialize(repeating: 1, count: parentCapacity)
  }

  /// The members of a row of the parent.
  @inline(__always)
  func members(of row: Int) -> MemberRows {
    guard slotCount == 0 else {
      return MemberRows(next: 0, end: length(of: row), row: row, starts: starts)
    }
    return MemberRows(next: starts[row], end: starts[row &+ 1], row: 0, starts: nil)
  }

  /// The parent's row of a member.
  @inline(__always)
  func parent(of member: Int) -> Int {
    slotCount == 0 ? parents[member] : member - (starts(before: member) ?? 0)
  }

  private func starts(before member: Int) -> Int? {
    slots.indices.last { starts[$0] <= member }.map { starts[$0] }
  }

  private func length(of row: Int) -> Int {
    slots.firstIndex { $0 <= row } ?? slots.count
  }

  /// Forgets the lists, and makes room for those of so many rows.
  mutating func begin(parentRows: Int) {
    if parentRows > parentCapacity {
      free()
      self = FrameRows(parentRows: parentRows)
    }
    slotCount = 0
    parentCount = 0
    count = 0
    starts[0] = 0
  }

  /// Adds the list of the parent's next row, and returns its length.
  mutating func add(end: Int, isComplete: Bool) -> Int {
    self.isComplete[parentCount] = isComplete ? 1 : 0
    parentCount += 1
    starts[parentCount] = end
    count = end
    return end - starts[parentCount - 1]
  }

  /// Finds the parent of each row, after the last list.
  mutating func end() {
    if count > capacity {
      parents.deallocate()
      capacity = count
      parents = .allocate(capacity: capacity)
    }
    for parent in 0..<parentCount {
      for row in starts[parent]..<starts[parent + 1] { parents[row] = parent }
    }
  }

  /// Sets the list of the parent's only row.
  mutating func setOnly(count: Int, isComplete: Bool) {
    begin(parentRows: 1)
    _ = add(end: count, isComplete: isComplete)
    end()
  }

  /// Sets complete lists of so many rows of the parent, whose members stand slot after slot; no
  /// slot has more members than the one before it.
  mutating func set(slots: [Int], parentRows: Int) {
    precondition(slots.first ?? 0 <= parentRows && zip(slots, slots.dropFirst()).allSatisfy(>=))
    begin(parentRows: max(parentRows, slots.count))
    parentCount = parentRows
    slotCount = slots.prefix { $0 > 0 }.count
    slotCounts.deallocate()
    slotCounts = .allocate(capacity: slotCount + 1)
    slotCounts.initialize(from: slots, count: slotCount)
    isComplete.update(repeating: 1, count: parentRows)
    if self.slots.isEmpty { starts.update(repeating: 0, count: parentRows + 1) }
    for (slot, length) in self.slots.enumerated() {
      starts[slot] = count
      count += length
    }
  }

  /// Gives the memory back.
  func free() {
    parents.deallocate()
    starts.deallocate()
    slotCounts.deallocate()
    isComplete.deallocate()
  }
}

/// The rows of the members of one of the parent's rows, in their order.
struct MemberRows: Sequence, IteratorProtocol {
  private var position: Int
  private let end: Int
  private let row: Int
  private let starts: UnsafeMutablePointer<Int>?

  /// Rows from a first to before a last one, or where slots begin.
  @inline(__always)
  init(next: Int, end: Int, row: Int, starts: UnsafeMutablePointer<Int>?) {
    position = next
    self.end = end
    self.row = row
    self.starts = starts
  }

  /// The next member's row.
  @inline(__always)
  mutating func next() -> Int? {
    guard position < end else { return nil }
    defer { position &+= 1 }
    guard let starts else { return position }
    return starts[position] &+ row
  }
}

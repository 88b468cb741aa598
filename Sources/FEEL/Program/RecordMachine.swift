/// Runs the steps of a plan for one record with up to eight members in its list.
///
/// Steps over members are done for eight rows, however many members there are: that takes no branch
/// that the processor could guess wrong. Rows without a member hold something, and what is made of
/// all members leaves them out. Truth values, and whether values are known and absent, are taken
/// eight at a time as the bytes of a word, so that a column has room for eight rows at least. A step
/// that has no such form here is left to ``Machine``.
struct RecordMachine {
  /// The most members.
  static let most = 8
  /// A byte of 1 for each row.
  static let ones: UInt64 = 0x0101_0101_0101_0101

  let columns: UnsafeMutablePointer<Column>
  let operands: UnsafeMutablePointer<Int>
  /// A byte of 1 for each row that has a member, and whether there can be no more members.
  let belonging: UInt64
  let isComplete: Bool
  private let rowByRow: Machine

  /// Makes a machine for a workspace whose only list is that of the record, if it has one.
  init(_ workspace: ProgramWorkspace) {
    columns = workspace.registers.columns
    operands = workspace.registers.operands
    rowByRow = Machine(workspace)
    let hasMembers = workspace.program.frames.count > 1
    let count = hasMembers ? workspace.frames[1].count : 0
    let isWhole = count >= Self.most
    belonging = isWhole ? Self.ones : Self.ones & ((1 << UInt64(8 &* count)) &- 1)
    isComplete = !hasMembers || workspace.frames[1].isComplete[0] == 1
  }

  /// Does a step for the record or all its members.
  @inline(__always)
  func run(_ step: Step) {
    switch step.kernel {
    case .not: bytes(step) { $0 ^ Self.ones }
    case .equalBytes: equalBytes(step)
    case .and: combine(step, flipping: 0)
    case .or: combine(step, flipping: Self.ones)
    case .isNull: isNull(step)
    case .addWords: words(step) { $0 &+ $1 }
    case .subtractWords: words(step) { $0 &- $1 }
    case .multiplyWords: words(step) { $0 &* $1 }
    case .minimumWords: words(step) { min($0, $1) }
    case .maximumWords: words(step) { max($0, $1) }
    case .equalWords: compare(step) { $0 == $1 }
    case .notEqualWords: compare(step) { $0 != $1 }
    case .lessWords: compare(step) { $0 < $1 }
    case .lessOrEqualWords: compare(step) { $0 <= $1 }
    case .greaterWords: compare(step) { $0 > $1 }
    case .greaterOrEqualWords: compare(step) { $0 >= $1 }
    case .insideWords: inside(step)
    case .select: select(step)
    default: runRare(step)
    }
  }

  private func runRare(_ step: Step) {
    switch step.kernel {
    case .some: quantify(step, flipping: 0)
    case .every: quantify(step, flipping: Self.ones)
    case .sumWords: sum(step)
    case .leastCount, .greatestCount: count(step)
    case .broadcast: broadcast(step)
    case .equal: equal(step)
    case .unwrap: unwrap(step)
    case .monthsBetween: monthsBetween(step)
    case .truncateWords where step.detail == 1: same(step)
    default: rowByRow.run(step)
    }
  }

  // MARK: - Eight bytes at a time

  @inline(__always)
  func bits(_ bytes: UnsafeMutablePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  func put(_ bits: UInt64, _ bytes: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(bytes).storeBytes(of: bits.littleEndian, as: UInt64.self)
  }

  /// For each row whether something holds of it.
  @inline(__always)
  private func bits(_ step: Step, _ holds: (Int) -> Bool) -> UInt64 {
    var bits: UInt64 = holds(0) ? 1 : 0
    guard step.frame > 0 else { return bits }
    for row in 1..<Self.most { bits |= (holds(row) ? 1 : 0) << UInt64(8 &* row) }
    return bits
  }

  /// Calls a function with each row.
  @inline(__always)
  private func visit(_ step: Step, _ body: (Int) -> Void) {
    body(0)
    guard step.frame > 0 else { return }
    for row in 1..<Self.most { body(row) }
  }

  /// Makes a result known where its operand is, and has a value if that matters.
  @inline(__always)
  private func settle(_ step: Step, _ a: Column) {
    let known = bits(a.known)
    put(step.checksAbsence ? known & ~bits(a.absent) : known, columns[step.result].known)
  }

  /// Makes a result known where both operands are, and have values if that matters.
  @inline(__always)
  private func settle(_ step: Step, _ a: Column, _ b: Column) {
    let known = bits(a.known) & bits(b.known)
    let isOpen = step.checksAbsence
    put(isOpen ? known & ~(bits(a.absent) | bits(b.absent)) : known, columns[step.result].known)
  }

  // MARK: - Truth values

  @inline(__always)
  private func bytes(_ step: Step, _ body: (UInt64) -> UInt64) {
    let a = columns[step.a]
    put(body(bits(a.bytes)), columns[step.result].bytes)
    settle(step, a)
  }

  @inline(__always)
  private func equalBytes(_ step: Step) {
    let (a, b) = (columns[step.a], columns[step.b])
    let differing = bits(a.bytes) ^ bits(b.bytes)
    put(step.detail == 1 ? differing ^ Self.ones : differing, columns[step.result].bytes)
    settle(step, a, b)
  }

  /// `and`, or with all values flipped `or`: a known 0 decides.
  @inline(__always)
  private func combine(_ step: Step, flipping flip: UInt64) {
    let first = columns[step.a]
    var (value, known) = (bits(first.bytes) ^ flip, bits(first.known))
    for index in step.operands.dropFirst() {
      let operand = columns[operands[index]]
      let (other, otherKnown) = (bits(operand.bytes) ^ flip, bits(operand.known))
      known = (known & otherKnown) | (known & ~value) | (otherKnown & ~other)
      value &= other
    }
    put(value ^ flip, columns[step.result].bytes)
    put(known, columns[step.result].known)
  }

  @inline(__always)
  private func isNull(_ step: Step) {
    let (a, result) = (columns[step.a], columns[step.result])
    put(bits(a.absent), result.bytes)
    put(bits(a.known), result.known)
  }

  // MARK: - Whole numbers

  @inline(__always)
  private func words(_ step: Step, _ body: (Int, Int) -> Int) {
    let (a, b) = (columns[step.a], columns[step.b])
    let (first, second, target) = (a.words, b.words, columns[step.result].words)
    visit(step) { target[$0] = body(first[$0], second[$0]) }
    settle(step, a, b)
  }

  @inline(__always)
  private func compare(_ step: Step, _ holds: (Int, Int) -> Bool) {
    let (a, b) = (columns[step.a], columns[step.b])
    let (first, second) = (a.words, b.words)
    put(bits(step) { holds(first[$0], second[$0]) }, columns[step.result].bytes)
    settle(step, a, b)
  }

  @inline(__always)
  private func inside(_ step: Step) {
    let a = columns[step.a]
    let (low, high, values) = (columns[step.b].words[0], columns[step.c].words[0], a.words)
    put(bits(step) { values[$0] >= low && values[$0] <= high }, columns[step.result].bytes)
    settle(step, a)
  }

  private func same(_ step: Step) {
    let a = columns[step.a]
    let (source, target) = (a.words, columns[step.result].words)
    visit(step) { target[$0] = source[$0] }
    settle(step, a)
  }

  /// The months between two days near enough that whole numbers of four bytes hold them.
  private func monthsBetween(_ step: Step) {
    let (from, to, result) = (columns[step.a], columns[step.b], columns[step.result])
    var isNear = true
    visit(step) { isNear = isNear && Self.isNear(from.words[$0]) && Self.isNear(to.words[$0]) }
    guard isNear else { return rowByRow.run(step) }
    let (first, target) = (from.words, result.words)
    if to.isUniform {
      let end = DayParts(Int32(truncatingIfNeeded: to.words[0]))
      visit(step) { target[$0] = Int(Self.day(first[$0]).months(until: end)) }
    } else {
      let second = to.words
      visit(step) { target[$0] = Int(Self.day(first[$0]).months(until: Self.day(second[$0]))) }
    }
    let absent = bits(from.absent) | bits(to.absent)
    put(bits(from.known) & bits(to.known) & ~absent, result.known)
  }

  @inline(__always)
  private static func day(_ word: Int) -> DayParts { DayParts(Int32(truncatingIfNeeded: word)) }

  @inline(__always)
  private static func isNear(_ day: Int) -> Bool {
    day &+ 1 << 28 >= 0 && day <= 1 << 28
  }

  // MARK: - Any values

  @inline(__always)
  private func select(_ step: Step) {
    let (condition, then, other) = (columns[step.a], columns[step.b], columns[step.c])
    let result = columns[step.result]
    let chosen = bits(condition.bytes) &* 0xFF
    switch result.storage {
    case .word:
      let (test, first, second) = (condition.bytes, then.words, other.words)
      let target = result.words
      visit(step) { row in
        let mask = 0 &- Int(test[row])
        target[row] = (first[row] & mask) | (second[row] & ~mask)
      }
    case .byte: put(Self.pick(chosen, bits(then.bytes), bits(other.bytes)), result.bytes)
    case .half, .decimal, .text, .value: return rowByRow.run(step)
    }
    let known = Self.pick(chosen, bits(then.known), bits(other.known))
    put(known & bits(condition.known), result.known)
    put(Self.pick(chosen, bits(then.absent), bits(other.absent)), result.absent)
  }

  @inline(__always)
  private static func pick(_ chosen: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    (first & chosen) | (second & ~chosen)
  }

  private func broadcast(_ step: Step) {
    let (source, result) = (columns[step.a], columns[step.result])
    switch result.storage {
    case .word:
      let (word, target) = (source.words[0], result.words)
      visit(step) { target[$0] = word }
    case .byte: put(UInt64(source.bytes[0]) &* Self.ones, result.bytes)
    case .half, .decimal, .text, .value: return rowByRow.run(step)
    }
    put(UInt64(source.known[0]) &* Self.ones, result.known)
    put(UInt64(source.absent[0]) &* Self.ones, result.absent)
  }

  private func unwrap(_ step: Step) {
    let (a, result) = (columns[step.a], columns[step.result])
    switch result.storage {
    case .word:
      let (source, target) = (a.words, result.words)
      visit(step) { target[$0] = source[$0] }
    case .byte: put(bits(a.bytes), result.bytes)
    case .half, .decimal, .text, .value: return rowByRow.run(step)
    }
    put(bits(a.known) & ~bits(a.absent), result.known)
    put(0, result.absent)
  }

  /// Two that are absent are equal, one that is absent is equal to no value.
  private func equal(_ step: Step) {
    let (a, b, result) = (columns[step.a], columns[step.b], columns[step.result])
    guard a.storage == b.storage else { return rowByRow.run(step) }
    var differing: UInt64
    switch a.storage {
    case .word:
      let (first, second) = (a.words, b.words)
      differing = bits(step) { first[$0] != second[$0] }
    case .byte where a.lane == .boolean: differing = bits(a.bytes) ^ bits(b.bytes)
    case .byte, .half, .decimal, .text, .value: return rowByRow.run(step)
    }
    let (absent, otherAbsent) = (bits(a.absent), bits(b.absent))
    let either = absent | otherAbsent
    differing = (differing & ~either) | (absent ^ otherAbsent)
    put(step.detail == 1 ? differing ^ Self.ones : differing, result.bytes)
    put(bits(a.known) & bits(b.known), result.known)
  }
}

// MARK: - Members

extension RecordMachine {
  /// Which rows are members that surely belong, and which may.
  @inline(__always)
  private func members(_ step: Step) -> (sure: UInt64, possible: UInt64) {
    guard step.a >= 0 else { return (belonging, belonging) }
    let filter = columns[step.a]
    let (known, value) = (bits(filter.known), bits(filter.bytes))
    return (belonging & known & value, belonging & ((known ^ Self.ones) | value))
  }

  /// A sure member that is not 0 after flipping decides; else all must be known.
  private func quantify(_ step: Step, flipping flip: UInt64) {
    guard step.frame == 0, step.b >= 0 else { return rowByRow.run(step) }
    let (element, result) = (columns[step.b], columns[step.result])
    let (sure, possible) = members(step)
    let (value, known) = (bits(element.bytes) ^ flip, bits(element.known))
    let isDecided = sure & known & value != 0
    let isOpen = possible & ((known ^ Self.ones) | value) != 0
    let decided: UInt64 = isDecided ? 1 : 0
    put(decided ^ (flip & 1), result.bytes)
    put(isDecided || (!isOpen && isComplete) ? 1 : 0, result.known)
  }

  private func sum(_ step: Step) {
    guard step.frame == 0, step.b >= 0, columns[step.b].storage == .word else {
      return rowByRow.run(step)
    }
    let (element, result) = (columns[step.b], columns[step.result])
    let (sure, possible) = members(step)
    let isKnown = isComplete && possible & ~(sure & bits(element.known)) == 0
    let words = element.words
    var sum = 0
    for row in 0..<Self.most {
      sum &+= words[row] & (0 &- Int(truncatingIfNeeded: possible >> UInt64(8 &* row) & 1))
    }
    result.put(isKnown ? sum : 0, at: 0)
    put(isKnown ? 1 : 0, result.known)
  }

  /// The number of members that surely belong, or of all that may.
  private func count(_ step: Step) {
    guard step.frame == 0 else { return rowByRow.run(step) }
    let result = columns[step.result]
    let (sure, possible) = members(step)
    let isLeast = step.kernel == .leastCount
    result.put((isLeast ? sure : possible).nonzeroBitCount, at: 0)
    put(isLeast || isComplete ? 1 : 0, result.known)
  }
}

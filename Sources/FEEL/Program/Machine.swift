/// Runs the steps of a plan over the rows in a workspace.
///
/// A kernel is a loop over the rows of columns; what it does to a row is a closure that is inlined.
struct Machine {
  let columns: UnsafeMutablePointer<Column>
  let frames: UnsafeMutablePointer<FrameRows>
  let operands: UnsafeMutablePointer<Int>
  /// For the steps that call functions or search tables; it outlives the machine.
  unowned(unsafe) let workspace: ProgramWorkspace

  /// Makes a machine for a workspace.
  init(_ workspace: ProgramWorkspace) {
    columns = workspace.registers.columns
    operands = workspace.registers.operands
    frames = workspace.frames
    self.workspace = workspace
  }

  /// Does a step for all rows of its frame.
  @inline(__always)
  func run(_ step: Step) {
    switch step.kernel {
    case .not: bytes(step) { 1 - $0 }
    case .equalBytes: equalBytes(step)
    case .and: combine(step, deciding: 0)
    case .or: combine(step, deciding: 1)
    case .isNull: isNull(step)
    case .addWords: words(step) { $0 &+ $1 }
    case .subtractWords: words(step) { $0 &- $1 }
    case .multiplyWords: words(step) { $0 &* $1 }
    case .equalWords: compareWords(step) { $0 == $1 }
    case .notEqualWords: compareWords(step) { $0 != $1 }
    case .lessWords: compareWords(step) { $0 < $1 }
    case .lessOrEqualWords: compareWords(step) { $0 <= $1 }
    case .greaterWords: compareWords(step) { $0 > $1 }
    case .greaterOrEqualWords: compareWords(step) { $0 >= $1 }
    case .insideWords: insideWords(step)
    case .select: select(step)
    case .findText: findText(step)
    case .searchTable: searchTable(step)
    default: runRare(step)
    }
  }

  /// The steps that are rarer, or take so long that a call does not matter.
  private func runRare(_ step: Step) {
    switch step.kernel {
    case .broadcast: broadcast(step)
    case .equal: equal(step)
    case .unwrap: unwrap(step)
    case .compareTexts: compareTexts(step)
    case .widenHalves, .widenWords, .nameCodes, .box: convert(step)
    case .some: quantify(step, deciding: 1)
    case .every: quantify(step, deciding: 0)
    case .sumWords: sumWords(step)
    case .sumNumbers, .mean: sumNumbers(step)
    case .least, .greatest: extreme(step)
    case .leastCount, .greatestCount: count(step)
    case .exactCount: exactCount(step)
    case .compareCount, .compareCountExactly: compareCount(step)
    case .collect: collect(step)
    case .roundQuotient: roundQuotient(step)
    case .gather: gather(step)
    case .call: call(step)
    case .evaluate: evaluate(step)
    case .table: table(step)
    case .addMonthCounts, .subtractMonthCounts, .negateMonthCount: monthCounts(step)
    case .addDays, .addSeconds, .addMonths, .monthsBetween, .subtractDays, .partOfDay: days(step)
    case .minimumWords, .maximumWords, .negateWords, .absoluteWords, .truncateWords:
      wholeNumbers(step)
    default: exactNumbers(step)
    }
  }

  // MARK: - What kernels need

  @inline(__always)
  func rows(_ step: Step) -> Range<Int> {
    Range(uncheckedBounds: (0, frames[step.frame].count))
  }

  /// Whether a step has one row, for which what a loop over many prepares takes longer than the row.
  @inline(__always)
  private func isOne(_ step: Step) -> Bool { frames[step.frame].count == 1 }

  /// A result for each row, known where the operand is: for what always has a result.
  @inline(__always)
  func each<A, R>(
    _ step: Step,
    _ source: UnsafeMutablePointer<A>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A) -> R
  ) {
    let a = columns[step.a]
    let result = columns[step.result]
    if isOne(step) {
      target[0] = body(source[0])
      result.known[0] = step.checksAbsence ? a.known[0] & (a.absent[0] ^ 1) : a.known[0]
      return
    }
    for row in rows(step) {
      target[row] = body(source[row])
      result.known[row] = a.known[row]
    }
    if step.checksAbsence {
      for row in rows(step) { result.known[row] &= a.absent[row] ^ 1 }
    }
  }

  /// A result for each row, known where both operands are: for what always has a result.
  @inline(__always)
  func each<A, B, R>(
    _ step: Step,
    _ first: UnsafeMutablePointer<A>,
    _ second: UnsafeMutablePointer<B>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A, B) -> R
  ) {
    let a = columns[step.a]
    let b = columns[step.b]
    let result = columns[step.result]
    if isOne(step) {
      target[0] = body(first[0], second[0])
      let known = a.known[0] & b.known[0]
      result.known[0] = step.checksAbsence ? known & ((a.absent[0] | b.absent[0]) ^ 1) : known
      return
    }
    if b.isUniform {
      let value = second[0]
      for row in rows(step) {
        target[row] = body(first[row], value)
        result.known[row] = a.known[row]
      }
    } else {
      for row in rows(step) {
        target[row] = body(first[row], second[row])
        result.known[row] = a.known[row] & b.known[row]
      }
    }
    if step.checksAbsence {
      for row in rows(step) { result.known[row] &= (a.absent[row] | b.absent[row]) ^ 1 }
    }
  }

  /// A result for each row in which the operand is known, if it has one.
  @inline(__always)
  func map<A, R>(
    _ step: Step,
    _ source: UnsafeMutablePointer<A>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A) -> R?
  ) {
    let a = columns[step.a]
    let result = columns[step.result]
    for row in rows(step) {
      guard a.isPresent(row), let value = body(source[row]) else {
        result.known[row] = 0
        continue
      }
      target[row] = value
      result.known[row] = 1
    }
  }

  /// A result for each row in which both operands are known, if they have one.
  @inline(__always)
  func map<A, B, R>(
    _ step: Step,
    _ first: UnsafeMutablePointer<A>,
    _ second: UnsafeMutablePointer<B>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A, B) -> R?
  ) {
    let a = columns[step.a]
    let b = columns[step.b]
    let result = columns[step.result]
    for row in rows(step) {
      guard a.isPresent(row), b.isPresent(row), let value = body(first[row], second[row]) else {
        result.known[row] = 0
        continue
      }
      target[row] = value
      result.known[row] = 1
    }
  }

  @inline(__always)
  private func bytes(_ step: Step, _ body: (UInt8) -> UInt8) {
    each(step, columns[step.a].bytes, columns[step.result].bytes, body)
  }

  @inline(__always)
  private func words(_ step: Step, _ body: (Int, Int) -> Int) {
    let target = columns[step.result].words
    each(step, columns[step.a].words, columns[step.b].words, target, body)
  }

  @inline(__always)
  private func compareWords(_ step: Step, _ body: (Int, Int) -> Bool) {
    let target = columns[step.result].bytes
    each(step, columns[step.a].words, columns[step.b].words, target) { body($0, $1) ? 1 : 0 }
  }
}

// MARK: - Logic and choice

extension Machine {
  /// `and`, decided by 0, or `or`, decided by 1.
  @inline(__always)
  private func combine(_ step: Step, deciding: UInt8) {
    let result = columns[step.result]
    let first = columns[step.a]
    for row in rows(step) {
      result.bytes[row] = first.bytes[row]
      result.known[row] = first.known[row]
    }
    for index in step.operands.dropFirst() {
      let operand = columns[operands[index]]
      for row in rows(step) {
        let (value, other) = (result.bytes[row] ^ deciding, operand.bytes[row] ^ deciding)
        let (known, otherKnown) = (result.known[row], operand.known[row])
        let isAgainst = (known & (value ^ 1)) | (otherKnown & (other ^ 1))
        result.bytes[row] = (value & other) ^ deciding
        result.known[row] = (known & otherKnown) | isAgainst
        if isAgainst == 1 { result.bytes[row] = deciding }
      }
    }
  }

  @inline(__always)
  private func insideWords(_ step: Step) {
    let (low, high) = (columns[step.b].words[0], columns[step.c].words[0])
    let target = columns[step.result].bytes
    each(step, columns[step.a].words, target) { $0 >= low && $0 <= high ? 1 : 0 }
  }

  @inline(__always)
  private func equalBytes(_ step: Step) {
    let differs = UInt8(1 - step.detail)
    let target = columns[step.result].bytes
    each(step, columns[step.a].bytes, columns[step.b].bytes, target) { ($0 ^ $1 ^ 1) ^ differs }
  }

  private func isNull(_ step: Step) {
    let operand = columns[step.a]
    let result = columns[step.result]
    for row in rows(step) {
      result.known[row] = operand.known[row]
      result.bytes[row] = operand.absent[row]
    }
  }

  @inline(__always)
  private func select(_ step: Step) {
    let result = columns[step.result]
    switch result.storage {
    case .word: select(step, \.words)
    case .byte: select(step, \.bytes)
    case .half, .decimal, .text, .value:
      let (condition, then, other) = (columns[step.a], columns[step.b], columns[step.c])
      for row in rows(step) {
        result.copy(condition.bytes[row] == 1 ? then : other, row, to: row)
        result.known[row] &= condition.known[row]
      }
    }
  }

  @inline(__always)
  private func select<T>(_ step: Step, _ values: (Column) -> UnsafeMutablePointer<T>) {
    let result = columns[step.result]
    let (condition, then, other) = (columns[step.a], columns[step.b], columns[step.c])
    let (target, first, second) = (values(result), values(then), values(other))
    if isOne(step) {
      let chosen = condition.bytes[0] == 1 ? then : other
      target[0] = values(chosen)[0]
      result.known[0] = chosen.known[0] & condition.known[0]
      result.absent[0] = chosen.absent[0]
      return
    }
    for row in rows(step) {
      let isFirst = condition.bytes[row] == 1
      target[row] = isFirst ? first[row] : second[row]
      result.known[row] = (isFirst ? then.known[row] : other.known[row]) & condition.known[row]
      result.absent[row] = isFirst ? then.absent[row] : other.absent[row]
    }
  }

  private func broadcast(_ step: Step) {
    let source = columns[step.a]
    let result = columns[step.result]
    let frame = frames[step.frame]
    for row in rows(step) { result.copy(source, frame.parent(of: row), to: row) }
  }

  private func unwrap(_ step: Step) {
    let operand = columns[step.a]
    let result = columns[step.result]
    for row in rows(step) {
      result.copy(operand, row, to: row)
      result.known[row] &= operand.absent[row] ^ 1
      result.absent[row] = 0
    }
  }

  /// Two that are absent are equal, one that is absent is equal to no value.
  private func equal(_ step: Step) {
    let (a, b) = (columns[step.a], columns[step.b])
    let result = columns[step.result]
    for row in rows(step) {
      result.known[row] = a.known[row] & b.known[row]
      guard result.known[row] == 1 else { continue }
      let isAbsent = a.absent[row] | b.absent[row] == 1
      let isEqual = isAbsent ? a.absent[row] == b.absent[row] : a.equals(row, b, row)
      result.bytes[row] = isEqual == (step.detail == 1) ? 1 : 0
    }
  }
}

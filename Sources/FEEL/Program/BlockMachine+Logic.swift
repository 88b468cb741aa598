// MARK: - Logic and choice

extension BlockMachine {
  func not(_ step: Step) {
    each(step, columns[step.a].bytes, columns[step.result].bytes) { $0 ^ 1 }
    settle(step)
  }

  /// `and`, decided by 0, or `or`, decided by 1: first the operands that are known in all rows.
  func combine(_ step: Step, deciding: UInt8) {
    let rows = rows(step)
    let target = columns[step.result].bytes
    var (areKnown, before) = (true, nil as UnsafeMutablePointer<UInt8>?)
    for index in step.operands {
      let operand = columns[operands[index]]
      guard operand.allKnown else {
        areKnown = false
        continue
      }
      if let before {
        combine(before, operand.bytes, target, rows, deciding)
      }
      before = before == nil ? operand.bytes : target
    }
    switch before {
    case nil: target.update(repeating: 1 - deciding, count: rows)
    case target?: break
    case let only?: target.update(from: only, count: rows)
    }
    areKnown ? setKnown(step.result) : combineOpen(step, deciding)
  }

  @inline(__always)
  private func combine(
    _ a: UnsafeMutablePointer<UInt8>,
    _ b: UnsafeMutablePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ rows: Int,
    _ deciding: UInt8
  ) {
    if deciding == 0 {
      for row in 0..<rows { target[row] = a[row] & b[row] }
    } else {
      for row in 0..<rows { target[row] = a[row] | b[row] }
    }
  }

  /// The operands that are not known in all rows; the result holds what the others give.
  private func combineOpen(_ step: Step, _ deciding: UInt8) {
    let rows = rows(step)
    let target = columns[step.result].bytes
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    known.update(repeating: 1, count: rows)
    for index in step.operands where !columns[operands[index]].allKnown {
      let (other, otherKnown) = (columns[operands[index]].bytes, columns[operands[index]].known)
      for row in 0..<rows {
        let (a, b) = (target[row] ^ deciding, other[row] ^ deciding)
        let isDecided = (known[row] & (a ^ 1)) | (otherKnown[row] & (b ^ 1))
        target[row] = (a & b & (isDecided ^ 1)) ^ deciding
        known[row] = (known[row] & otherKnown[row]) | isDecided
      }
    }
    setKnown(step.result, known)
    columns[step.result].survey(rows: rows)
  }

  /// Two that are absent are equal, one that is absent is equal to no value.
  func equal(_ step: Step) {
    let (a, b) = (columns[step.a], columns[step.b])
    guard a.storage.isWhole, a.storage == b.storage else { return goRowByRow(step) }
    compareValues(step, Equal.self)
    let target = columns[step.result].bytes
    let isOther = UInt8(1 - step.detail)
    for row in 0..<rows(step) {
      let isEqual = target[row] & ((a.absent[row] | b.absent[row]) ^ 1)
      target[row] = (isEqual | (a.absent[row] & b.absent[row])) ^ isOther
    }
    settlePair(step, isAbsenceAllowed: true)
  }

  func isNull(_ step: Step) {
    let a = columns[step.a]
    columns[step.result].share(UnsafeMutableRawPointer(a.absent))
    a.allKnown ? setKnown(step.result) : setKnown(step.result, a.known)
  }

  func unwrap(_ step: Step) {
    let a = columns[step.a]
    columns[step.result].share(a.values)
    if a.noneAbsent { return shareMasks(step) }
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    for row in 0..<rows(step) { known[row] = a.known[row] & (a.absent[row] ^ 1) }
    setKnown(step.result, known)
  }

  // MARK: Choice

  func select(_ step: Step) {
    switch columns[step.result].storage {
    case .byte: select(step, \.bytes)
    case .half: select(step, \.halves)
    case .word: select(step, \.words)
    case .decimal, .text, .value: return goRowByRow(step)
    }
    let (condition, then, other) = (columns[step.a], columns[step.b], columns[step.c])
    let areWhole = then.allKnown && then.noneAbsent && other.allKnown && other.noneAbsent
    if areWhole {
      return condition.allKnown
        ? setKnown(step.result) : setKnown(step.result, condition.known)
    }
    chooseMasks(step)
  }

  @inline(__always)
  private func select<T>(_ step: Step, _ values: (Column) -> UnsafeMutablePointer<T>) {
    let rows = rows(step)
    let condition = columns[step.a].bytes
    let (then, other) = (columns[step.b], columns[step.c])
    let (first, second, target) = (values(then), values(other), values(columns[step.result]))
    switch (then.isUniform, other.isUniform) {
    case (true, true):
      let (one, two) = (first[0], second[0])
      for row in 0..<rows { target[row] = condition[row] != 0 ? one : two }
    case (true, false):
      let one = first[0]
      for row in 0..<rows { target[row] = condition[row] != 0 ? one : second[row] }
    case (false, true):
      let two = second[0]
      for row in 0..<rows {
        let one = first[row]
        target[row] = condition[row] != 0 ? one : two
      }
    case (false, false):
      for row in 0..<rows {
        let (one, two) = (first[row], second[row])
        target[row] = condition[row] != 0 ? one : two
      }
    }
  }

  private func chooseMasks(_ step: Step) {
    let (condition, then, other) = (columns[step.a], columns[step.b], columns[step.c])
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    let absent = known + capacities[step.frame]
    for row in 0..<rows(step) {
      let isFirst = condition.bytes[row]
      let isSecond = isFirst ^ 1
      known[row] =
        (then.known[row] & isFirst | other.known[row] & isSecond) & condition.known[row]
      absent[row] = then.absent[row] & isFirst | other.absent[row] & isSecond
    }
    columns[step.result].share(known: known, allKnown: false, absent: absent, noneAbsent: false)
    columns[step.result].survey(rows: rows(step))
  }
}

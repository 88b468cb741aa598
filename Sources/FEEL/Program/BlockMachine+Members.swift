// MARK: - Lists' members, slot after slot

extension BlockMachine {
  /// The parent's value for each member.
  func broadcast(_ step: Step) {
    let source = columns[step.a]
    let frame = frames[step.frame]
    if source.isUniform { return broadcastUniform(step) }
    guard !frame.slots.isEmpty else { return goRowByRow(step) }
    let result = columns[step.result]
    switch result.storage {
    case .byte: repeatSlots(frame, source.bytes, result.bytes)
    case .half: repeatSlots(frame, source.halves, result.halves)
    case .word: repeatSlots(frame, source.words, result.words)
    case .decimal: repeatSlots(frame, source.numbers, result.numbers)
    case .text, .value: return goRowByRow(step)
    }
    if source.allKnown, source.noneAbsent { return setKnown(step.result) }
    let known = result.ownKnown(rows: capacities[step.frame])
    let absent = known + capacities[step.frame]
    repeatSlots(frame, source.known, known)
    repeatSlots(frame, source.absent, absent)
    columns[step.result].share(
      known: known,
      allKnown: source.allKnown,
      absent: absent,
      noneAbsent: source.noneAbsent
    )
  }

  /// For ``prepare(_:)``, which has one row in mind.
  private func broadcastUniform(_ step: Step) {
    columns[step.result].readOwn(rows: capacities[step.frame])
    columns[step.result].copy(columns[step.a], 0, to: 0)
    columns[step.result].survey(rows: 1)
  }

  private func repeatSlots<T>(
    _ frame: FrameRows,
    _ source: UnsafeMutablePointer<T>,
    _ target: UnsafeMutablePointer<T>
  ) {
    for (slot, count) in frame.slots.enumerated() {
      (target + frame.starts[slot]).update(from: source, count: count)
    }
  }

  /// The members of a step that stand slot after slot; `nil` where they stand row after row.
  private func slots(_ step: Step) -> Slots? {
    let frame = frames[step.detail]
    guard !frame.slots.isEmpty else { return nil }
    guard step.a >= 0 else { return Slots(frame: frame, filter: nil, filterKnown: nil) }
    let filter = columns[step.a]
    return Slots(
      frame: frame,
      filter: filter.bytes,
      filterKnown: filter.allKnown ? nil : filter.known
    )
  }

  private struct Slots {
    let frame: FrameRows
    /// Which members belong; `nil` if all do.
    let filter: UnsafeMutablePointer<UInt8>?
    /// Of which members it is known; `nil` if of all.
    let filterKnown: UnsafeMutablePointer<UInt8>?

    /// Calls a function with the first member's row and the number of members of each slot.
    @inline(__always)
    func visit(_ body: (_ start: Int, _ count: Int) -> Void) {
      for (slot, count) in frame.slots.enumerated() { body(frame.starts[slot], count) }
    }

    /// Calls a function with the same, and the bytes that say which members belong.
    @inline(__always)
    func visit(
      _ body: (_ start: Int, _ count: Int, _ filter: UnsafeMutablePointer<UInt8>?) -> Void
    ) {
      visit { start, count in body(start, count, filter.map { $0 + start }) }
    }
  }

  // MARK: Quantifiers

  func quantify(_ step: Step, deciding: UInt8) {
    guard let slots = slots(step) else { return goRowByRow(step) }
    guard slots.filterKnown == nil, columns[step.b].allKnown else {
      return quantifyOpen(step, slots, deciding)
    }
    let target = columns[step.result].bytes
    let element = columns[step.b].bytes
    target.update(repeating: 1 - deciding, count: rows(step))
    slots.visit { start, count, filter in
      let values = element + start
      switch (deciding, filter) {
      case (1, nil): for row in 0..<count { target[row] |= values[row] }
      case (1, let filter?): for row in 0..<count { target[row] |= values[row] & filter[row] }
      case (_, nil): for row in 0..<count { target[row] &= values[row] }
      case (_, let filter?):
        for row in 0..<count { target[row] &= values[row] | (filter[row] ^ 1) }
      }
    }
    setKnown(step.result)
  }

  /// A sure member with the deciding value decides; else all must be known.
  ///
  /// The result's bytes say first whether a member decides, its known bytes whether none is open.
  private func quantifyOpen(_ step: Step, _ slots: Slots, _ deciding: UInt8) {
    let rows = rows(step)
    let (element, decided) = (columns[step.b], columns[step.result].bytes)
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    decided.update(repeating: 0, count: rows)
    known.update(repeating: 1, count: rows)
    slots.visit { start, count in
      let (values, valuesKnown) = (element.bytes + start, element.known + start)
      let filter = slots.filter.map { $0 + start } ?? ones
      let filterKnown = slots.filterKnown.map { $0 + start } ?? ones
      for row in 0..<count {
        let isSure = filterKnown[row] & filter[row]
        let isPossible = (filterKnown[row] ^ 1) | isSure
        let isAgainst = valuesKnown[row] & (values[row] ^ deciding)
        decided[row] |= isSure & valuesKnown[row] & (isAgainst ^ 1)
        known[row] &= (isPossible & (isAgainst ^ 1)) ^ 1
      }
    }
    for row in 0..<rows {
      known[row] |= decided[row]
      decided[row] ^= deciding ^ 1
    }
    setKnown(step.result, known)
    columns[step.result].survey(rows: rows)
  }

  // MARK: Sums and counts

  func sum(_ step: Step) {
    guard let slots = slots(step), columns[step.b].storage != .byte else {
      return goRowByRow(step)
    }
    let (element, result) = (columns[step.b], columns[step.result])
    switch (element.storage, result.storage) {
    case (.half, .half): sum(slots, element.halves, result.halves, rows(step))
    case (.half, _): sum(slots, element.halves, result.words, rows(step))
    case (_, .half): sum(slots, element.words, result.halves, rows(step))
    default: sum(slots, element.words, result.words, rows(step))
    }
    settleMembers(step, slots)
  }

  @inline(__always)
  private func sum<E: FixedWidthInteger, R: FixedWidthInteger>(
    _ slots: Slots,
    _ element: UnsafeMutablePointer<E>,
    _ target: UnsafeMutablePointer<R>,
    _ rows: Int
  ) {
    target.update(repeating: 0, count: rows)
    slots.visit { start, count, filter in
      let values = element + start
      if let filter {
        for row in 0..<count {
          let value = values[row]
          target[row] &+= filter[row] != 0 ? R(truncatingIfNeeded: value) : 0
        }
      } else {
        for row in 0..<count { target[row] &+= R(truncatingIfNeeded: values[row]) }
      }
    }
  }

  /// Makes a result known unless the value of a member that belongs is not.
  private func settleMembers(_ step: Step, _ slots: Slots) {
    let element = columns[step.b]
    if element.allKnown, slots.filterKnown == nil { return setKnown(step.result) }
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    known.update(repeating: 1, count: rows(step))
    slots.visit { start, count, filter in
      let bytes = element.known + start
      if let filter {
        let filterKnown = slots.filterKnown.map { $0 + start } ?? ones
        for row in 0..<count { known[row] &= filterKnown[row] & (bytes[row] | (filter[row] ^ 1)) }
      } else {
        for row in 0..<count { known[row] &= bytes[row] }
      }
    }
    setKnown(step.result, known)
    columns[step.result].survey(rows: rows(step))
  }

  /// The number of members that surely belong.
  func leastCount(_ step: Step) {
    guard let slots = slots(step), columns[step.result].storage == .half else {
      return goRowByRow(step)
    }
    let target = columns[step.result].halves
    target.update(repeating: 0, count: rows(step))
    slots.visit { start, count, filter in
      guard let filter else {
        for row in 0..<count { target[row] &+= 1 }
        return
      }
      guard let filterKnown = slots.filterKnown.map({ $0 + start }) else {
        for row in 0..<count { target[row] &+= Int32(filter[row]) }
        return
      }
      for row in 0..<count { target[row] &+= Int32(filter[row] & filterKnown[row]) }
    }
    setKnown(step.result)
  }

  /// The number of members that may belong: where it is sure which do the least count, which is in
  /// the third operand.
  func greatestCount(_ step: Step) {
    guard let slots = slots(step), columns[step.result].storage == .half, step.c >= 0 else {
      return goRowByRow(step)
    }
    setKnown(step.result)
    guard let filter = slots.filter, let filterKnown = slots.filterKnown else {
      return columns[step.result].share(columns[step.c].values)
    }
    columns[step.result].shareOwn()
    let target = columns[step.result].halves
    target.update(repeating: 0, count: rows(step))
    slots.visit { start, count in
      let (filter, filterKnown) = (filter + start, filterKnown + start)
      for row in 0..<count {
        target[row] &+= Int32((filterKnown[row] ^ 1) | (filter[row] & filterKnown[row]))
      }
    }
  }

  private func areSame(_ step: Step) -> Bool {
    let (least, greatest) = (columns[step.a], columns[step.b])
    return least.values == greatest.values && greatest.allKnown
  }

  /// The least count where it is the greatest one too.
  func exactCount(_ step: Step) {
    let (least, greatest) = (columns[step.a], columns[step.b])
    guard least.storage == .half, greatest.storage == .half else { return goRowByRow(step) }
    columns[step.result].share(least.values)
    if areSame(step) { return setKnown(step.result) }
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    for row in 0..<rows(step) {
      known[row] = greatest.known[row] & (least.halves[row] == greatest.halves[row] ? 1 : 0)
    }
    setKnown(step.result, known)
  }

  func compareCount(_ step: Step) {
    let limit = columns[step.c]
    guard areSame(step), limit.allKnown, limit.noneAbsent, limit.storage == .half else {
      return goRowByRow(step)
    }
    let (target, counts, limits) = (columns[step.result].bytes, columns[step.a], limit.halves)
    switch TypedExpression.Comparison(code: step.detail) {
    case .equal: each(step, counts.halves, limits, target) { $0 == $1 }
    case .notEqual: each(step, counts.halves, limits, target) { $0 != $1 }
    case .less: each(step, counts.halves, limits, target) { $0 < $1 }
    case .lessOrEqual: each(step, counts.halves, limits, target) { $0 <= $1 }
    case .greater: each(step, counts.halves, limits, target) { $0 > $1 }
    case .greaterOrEqual: each(step, counts.halves, limits, target) { $0 >= $1 }
    }
    setKnown(step.result)
  }

  @inline(__always)
  private func each(
    _ step: Step,
    _ a: UnsafeMutablePointer<Int32>,
    _ b: UnsafeMutablePointer<Int32>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ holds: (Int32, Int32) -> Bool
  ) {
    for row in 0..<rows(step) { target[row] = holds(a[row], b[row]) ? 1 : 0 }
  }

  // MARK: The least and the greatest

  func extreme(_ step: Step) {
    let (element, result) = (columns[step.b], columns[step.result])
    guard let slots = slots(step), element.noneAbsent else { return goRowByRow(step) }
    let absent = result.ownKnown(rows: capacities[step.frame]) + capacities[step.frame]
    absent.update(repeating: 1, count: rows(step))
    let isLeast = step.kernel == .least
    switch (element.storage, isLeast) {
    case (.half, true): extreme(slots, element.halves, result.halves, absent) { $0 < $1 }
    case (.half, false): extreme(slots, element.halves, result.halves, absent) { $0 > $1 }
    case (.word, true): extreme(slots, element.words, result.words, absent) { $0 < $1 }
    case (.word, false): extreme(slots, element.words, result.words, absent) { $0 > $1 }
    default: return goRowByRow(step)
    }
    settleMembers(step, slots)
    let known = columns[step.result]
    columns[step.result].share(
      known: known.known,
      allKnown: known.allKnown,
      absent: absent,
      noneAbsent: false
    )
    columns[step.result].survey(rows: rows(step))
  }

  @inline(__always)
  private func extreme<T>(
    _ slots: Slots,
    _ element: UnsafeMutablePointer<T>,
    _ target: UnsafeMutablePointer<T>,
    _ absent: UnsafeMutablePointer<UInt8>,
    _ isBetter: (T, T) -> Bool
  ) {
    slots.visit { start, count, filter in
      let values = element + start
      if let filter {
        for row in 0..<count {
          let (value, best) = (values[row], target[row])
          let takes = filter[row] & (absent[row] | (isBetter(value, best) ? 1 : 0))
          target[row] = takes != 0 ? value : best
          absent[row] &= filter[row] ^ 1
        }
      } else {
        for row in 0..<count {
          let (value, best) = (values[row], target[row])
          target[row] = absent[row] | (isBetter(value, best) ? 1 : 0) != 0 ? value : best
          absent[row] = 0
        }
      }
    }
  }
}

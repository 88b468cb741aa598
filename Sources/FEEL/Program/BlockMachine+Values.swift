// MARK: - Operations on whole numbers

/// An operation on two whole numbers whose result is known not to overflow.
protocol WholeOperation {
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T
}

enum Addition: WholeOperation {
  @inline(__always)
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T { a &+ b }
}

enum Subtraction: WholeOperation {
  @inline(__always)
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T { a &- b }
}

enum Multiplication: WholeOperation {
  @inline(__always)
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T { a &* b }
}

enum Least: WholeOperation {
  @inline(__always)
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T { a < b ? a : b }
}

enum Greatest: WholeOperation {
  @inline(__always)
  static func apply<T: FixedWidthInteger>(_ a: T, _ b: T) -> T { a > b ? a : b }
}

/// A comparison of two whole numbers.
protocol WholeComparison {
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool
}

enum Equal: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a == b }
}

enum NotEqual: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a != b }
}

enum Less: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a < b }
}

enum LessOrEqual: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a <= b }
}

enum Greater: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a > b }
}

enum GreaterOrEqual: WholeComparison {
  @inline(__always)
  static func holds<T: FixedWidthInteger>(_ a: T, _ b: T) -> Bool { a >= b }
}

extension BlockMachine {
  @inline(__always)
  func arithmetic<O: WholeOperation>(_ step: Step, _: O.Type) {
    if columns[step.result].storage == .half {
      pairs(step, \.halves, columns[step.result].halves) { O.apply($0, $1) }
    } else {
      pairs(step, \.words, columns[step.result].words) { O.apply($0, $1) }
    }
    settlePair(step)
  }

  @inline(__always)
  func compare<C: WholeComparison>(_ step: Step, _: C.Type) {
    compareValues(step, C.self)
    settlePair(step)
  }

  @inline(__always)
  func compareValues<C: WholeComparison>(_ step: Step, _: C.Type) {
    let target = columns[step.result].bytes
    switch columns[step.a].storage {
    case .byte: pairs(step, \.bytes, target) { C.holds($0, $1) ? 1 : 0 }
    case .half: pairs(step, \.halves, target) { C.holds($0, $1) ? 1 : 0 }
    default: pairs(step, \.words, target) { C.holds($0, $1) ? 1 : 0 }
    }
  }

  /// A result for each row; an operand that is the same in all of them stays in a register.
  @inline(__always)
  private func pairs<A, R>(
    _ step: Step,
    _ values: (Column) -> UnsafeMutablePointer<A>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A, A) -> R
  ) {
    let rows = rows(step)
    let (first, second) = (values(columns[step.a]), values(columns[step.b]))
    if columns[step.b].isUniform {
      let value = second[0]
      for row in 0..<rows { target[row] = body(first[row], value) }
    } else if columns[step.a].isUniform {
      let value = first[0]
      for row in 0..<rows { target[row] = body(value, second[row]) }
    } else {
      for row in 0..<rows { target[row] = body(first[row], second[row]) }
    }
  }

  /// A result for each row of one operand.
  @inline(__always)
  func each<A, R>(
    _ step: Step,
    _ source: UnsafeMutablePointer<A>,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A) -> R
  ) {
    for row in 0..<rows(step) { target[row] = body(source[row]) }
  }

  func unary(_ step: Step) {
    let (a, result) = (columns[step.a], columns[step.result])
    switch (step.kernel == .negateWords, result.storage == .half) {
    case (true, true): each(step, a.halves, result.halves) { 0 &- $0 }
    case (true, false): each(step, a.words, result.words) { 0 &- $0 }
    case (false, true): each(step, a.halves, result.halves) { $0 < 0 ? 0 &- $0 : $0 }
    case (false, false): each(step, a.words, result.words) { $0 < 0 ? 0 &- $0 : $0 }
    }
    settle(step)
  }

  func inside(_ step: Step) {
    let (low, high) = (columns[step.b], columns[step.c])
    let target = columns[step.result].bytes
    if columns[step.a].storage == .half {
      let (low, high) = (low.halves[0], high.halves[0])
      each(step, columns[step.a].halves, target) { ($0 >= low ? 1 : 0) & ($0 <= high ? 1 : 0) }
    } else {
      let (low, high) = (low.words[0], high.words[0])
      each(step, columns[step.a].words, target) { ($0 >= low ? 1 : 0) & ($0 <= high ? 1 : 0) }
    }
    settle(step)
  }

  /// The same numbers in more room.
  func widen(_ step: Step) {
    let (a, result) = (columns[step.a], columns[step.result])
    switch (a.storage, result.storage) {
    case (.byte, .half): each(step, a.bytes, result.halves) { Int32($0) }
    case (.byte, _): each(step, a.bytes, result.words) { Int($0) }
    default: each(step, a.halves, result.words) { Int($0) }
    }
    shareMasks(step)
  }

  /// The values of the operand, whatever they are.
  func same(_ step: Step) {
    columns[step.result].share(columns[step.a].values)
    settle(step)
  }

  /// Takes what is known of the operand, and whether there is a value.
  func shareMasks(_ step: Step) {
    let a = columns[step.a]
    columns[step.result].share(
      known: a.known,
      allKnown: a.allKnown,
      absent: a.absent,
      noneAbsent: a.noneAbsent
    )
  }
}

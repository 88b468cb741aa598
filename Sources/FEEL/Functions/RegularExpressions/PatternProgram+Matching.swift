extension PatternProgram {
  /// Returns the first match at or behind a position.
  func firstMatch(
    in input: [Unicode.Scalar],
    from start: Int,
    _ run: EvaluationRun
  ) throws(FunctionFailure) -> PatternMatch? {
    guard start <= input.count else { return nil }
    for position in start...input.count {
      var machine = PatternMachine(self, input, run)
      if let match = machine.match(at: position) { return match }
      if run.isStopped { return nil }
    }
    return nil
  }
}

/// A program at work on a text.
private struct PatternMachine {
  private enum Choice {
    case resume(step: Int, position: Int)
    case restore(slot: Int, position: Int)
  }

  private let program: PatternProgram
  private let input: [Unicode.Scalar]
  private let run: EvaluationRun
  private var slots: [Int]
  private var choices: [Choice] = []
  private var step = 0
  private var position = 0

  init(_ program: PatternProgram, _ input: [Unicode.Scalar], _ run: EvaluationRun) {
    self.program = program
    self.input = input
    self.run = run
    slots = Array(repeating: -1, count: program.slotCount)
  }

  mutating func match(at start: Int) -> PatternMatch? {
    position = start
    var count = 0
    while true {
      count += 1
      if count & 63 == 0 {
        run.charge(64)
        if run.isStopped { return nil }
      }
      if case .match = program.steps[step] { return result }
      if advance() { continue }
      guard goBack() else {
        run.charge(count & 63)
        return nil
      }
    }
  }

  private var result: PatternMatch {
    let groups = (0...program.groupCount).map { number -> Range<Int>? in
      let (start, end) = (slots[2 * number], slots[2 * number + 1])
      return start >= 0 && end >= start ? start..<end : nil
    }
    return PatternMatch(range: slots[0]..<slots[1], groups: groups)
  }

  /// Carries out a step; false if it fails.
  private mutating func advance() -> Bool {
    switch program.steps[step] {
    case .character(let set): return takeCharacter(set)
    case .reference(let number): return takeReference(number)
    case .start: return go(on: isAtStart)
    case .end: return go(on: isAtEnd)
    case .progress(let slot): return go(on: slots[slot] != position)
    case .choice(let first, let second):
      choices.append(.resume(step: second, position: position))
      step = first
      return true
    case .jump(let target):
      step = target
      return true
    case .save(let slot):
      choices.append(.restore(slot: slot, position: slots[slot]))
      slots[slot] = position
      return go(on: true)
    case .match: return true
    }
  }

  private mutating func go(on holds: Bool) -> Bool {
    if holds { step += 1 }
    return holds
  }

  /// Goes back to the last choice; false if there is none.
  private mutating func goBack() -> Bool {
    while let choice = choices.popLast() {
      switch choice {
      case .restore(let slot, let position): slots[slot] = position
      case .resume(let step, let position):
        self.step = step
        self.position = position
        return true
      }
    }
    return false
  }

  private mutating func takeCharacter(_ set: PatternClass) -> Bool {
    guard position < input.count,
      set.contains(input[position], ignoringCase: program.options.ignoresCase)
    else { return false }
    position += 1
    return go(on: true)
  }

  private mutating func takeReference(_ number: Int) -> Bool {
    let (start, end) = (slots[2 * number], slots[2 * number + 1])
    guard start >= 0, end >= start else { return go(on: true) }
    run.charge((end - start) >> 2)
    guard position + end - start <= input.count else { return false }
    for offset in 0..<end - start where !isSame(input[start + offset], input[position + offset]) {
      return false
    }
    position += end - start
    return go(on: true)
  }

  private func isSame(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    PatternClass.single(left).contains(right, ignoringCase: program.options.ignoresCase)
  }

  private var isAtStart: Bool {
    if position == 0 { return true }
    guard program.options.isMultiline, position < input.count else { return false }
    return input[position - 1] == "\n"
  }

  private var isAtEnd: Bool {
    if position == input.count { return true }
    return program.options.isMultiline && input[position] == "\n"
  }
}

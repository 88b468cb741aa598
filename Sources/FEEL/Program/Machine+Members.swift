internal import Quantities

// MARK: - Lists' members

extension Machine {
  /// The members of the rows of a frame's parent, with which of them belong and what they give.
  struct Members {
    let starts: [Int]
    let missing: [String?]
    let filter: Column?
    let element: Column?

    var rows: Range<Int> { 0..<missing.count }

    func of(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    func isComplete(_ row: Int) -> Bool { missing[row] == nil }

    /// Whether a member surely belongs.
    func isSure(_ member: Int) -> Bool {
      guard let filter else { return true }
      return filter.known[member] == 1 && filter.booleans[member] == 1
    }

    /// Whether a member may belong.
    func isPossible(_ member: Int) -> Bool {
      guard let filter else { return true }
      return filter.known[member] == 0 || filter.booleans[member] == 1
    }

    /// The members that belong; `nil` if that, or the value of one of them, is not known.
    func definite(_ row: Int) -> [Int]? {
      guard isComplete(row) else { return nil }
      var members: [Int] = []
      for member in of(row) where isPossible(member) {
        guard isSure(member), element.map({ $0.known[member] == 1 }) ?? true else { return nil }
        members.append(member)
      }
      return members
    }
  }

  func members(_ frame: Int, _ operands: [Int], _ hasFilter: Bool, _ hasElement: Bool) -> Members {
    Members(
      starts: block.starts[frame],
      missing: block.missing[frame],
      filter: hasFilter ? column(operands[0]) : nil,
      element: hasElement ? column(operands[hasFilter ? 1 : 0]) : nil
    )
  }

  func reduce(
    _ reduction: TypedExpression.Reduction,
    _ members: Members,
    into result: Column
  ) {
    switch reduction {
    case .some: quantify(members, deciding: 1, into: result)
    case .every: quantify(members, deciding: 0, into: result)
    case .sum, .mean: add(members, isMean: reduction == .mean, into: result)
    case .minimum: extreme(members, isLeast: true, into: result)
    case .maximum: extreme(members, isLeast: false, into: result)
    case .count: preconditionFailure("a count is compiled to its bounds")
    }
  }

  /// A sure member with the deciding value decides; else all must be known.
  private func quantify(_ members: Members, deciding: UInt8, into result: Column) {
    for row in members.rows {
      var known: UInt8 = members.isComplete(row) ? 1 : 0
      var value = 1 - deciding
      for member in members.of(row) where members.isPossible(member) {
        guard let element = members.element else { continue }
        let isKnown = element.known[member] == 1
        if isKnown, element.booleans[member] != deciding { continue }
        if isKnown, members.isSure(member) {
          value = deciding
          known = 1
          break
        }
        known = 0
      }
      result.known[row] = known
      result.booleans[row] = value
    }
  }

  private func add(_ members: Members, isMean: Bool, into result: Column) {
    for row in members.rows {
      result.known[row] = 0
      result.absent[row] = 0
      guard let definite = members.definite(row), let element = members.element else { continue }
      if isMean, definite.isEmpty {
        result.known[row] = 1
        result.absent[row] = 1
        continue
      }
      let sum = definite.reduce(ExactDecimal.zero as ExactDecimal?) {
        $0?.adding(element.numbers[$1])
      }
      let value = isMean ? sum?.divided(by: ExactDecimal(definite.count)) : sum
      guard let value else { continue }
      result.known[row] = 1
      result.numbers[row] = value
    }
  }

  private func extreme(_ members: Members, isLeast: Bool, into result: Column) {
    for row in members.rows {
      result.known[row] = 0
      result.absent[row] = 0
      guard let definite = members.definite(row), let element = members.element else { continue }
      result.known[row] = 1
      guard let best = best(definite, element, isLeast) else {
        result.absent[row] = 1
        continue
      }
      result.copy(element, best, to: row)
    }
  }

  private func best(_ members: [Int], _ element: Column, _ isLeast: Bool) -> Int? {
    let precedes: (Int, Int) -> Bool =
      element.lane == .number
      ? { element.numbers[$0] < element.numbers[$1] }
      : { element.integers[$0] < element.integers[$1] }
    return isLeast ? members.min(by: precedes) : members.max(by: precedes)
  }

  // MARK: Counts

  /// The number of members that surely belong, or of all that may.
  func count(_ members: Members, sure: Bool, _ instruction: Instruction) {
    let result = column(instruction.result)
    for row in members.rows {
      let counted = members.of(row).count { sure ? members.isSure($0) : members.isPossible($0) }
      result.numbers[row] = ExactDecimal(counted)
      result.known[row] = sure || members.isComplete(row) ? 1 : 0
    }
  }

  func exactCount(_ instruction: Instruction) {
    let least = column(instruction.operands[0])
    let greatest = column(instruction.operands[1])
    let result = column(instruction.result)
    for row in rows(instruction) {
      let isExact = greatest.known[row] == 1 && least.numbers[row] == greatest.numbers[row]
      result.known[row] = isExact ? 1 : 0
      result.numbers[row] = least.numbers[row]
    }
  }

  /// Holds or fails for both bounds alike, or is not known; without a greatest count the least
  /// decides alone where more members could not change the answer.
  func compareCount(_ comparison: TypedExpression.Comparison, _ instruction: Instruction) {
    let operands = columns(instruction)
    let result = column(instruction.result)
    for row in rows(instruction) {
      result.known[row] = 0
      guard operands[2].known[row] == 1 else { continue }
      let least = operands[0].numbers[row]
      let greatest = operands[1].known[row] == 1 ? operands[1].numbers[row] : nil
      guard let holds = comparison.decide(least, greatest, operands[2].numbers[row]) else {
        continue
      }
      result.known[row] = 1
      result.booleans[row] = holds ? 1 : 0
    }
  }

  // MARK: Lists as values

  func collect(_ members: Members, _ instruction: Instruction) {
    let result = column(instruction.result)
    let type = instruction.operands.last.map(block.program.valueType(of:)) ?? .null
    for row in members.rows {
      guard let definite = members.definite(row), let element = members.element else {
        result.known[row] = 0
        continue
      }
      result.known[row] = 1
      result.anys[row] = .list(definite.map { element.value(at: $0, as: type) })
    }
  }
}

extension TypedExpression.Comparison {
  /// Returns the comparison of a number between two bounds with a limit; `nil` if they disagree.
  func decide(_ least: ExactDecimal, _ greatest: ExactDecimal?, _ limit: ExactDecimal) -> Bool? {
    switch self {
    case .greater, .greaterOrEqual:
      let isReached = self == .greater ? least > limit : least >= limit
      if isReached { return true }
      guard let greatest else { return nil }
      return (self == .greater ? greatest > limit : greatest >= limit) ? nil : false
    case .less, .lessOrEqual:
      let complement: Self = self == .less ? .greaterOrEqual : .greater
      return complement.decide(least, greatest, limit).map { !$0 }
    case .equal:
      if least > limit { return false }
      guard let greatest else { return nil }
      if greatest < limit { return false }
      return least == greatest ? true : nil
    case .notEqual:
      return Self.equal.decide(least, greatest, limit).map { !$0 }
    }
  }
}

internal import Quantities

// MARK: - Lists' members

extension Machine {
  /// The members of the rows of a frame's parent, with which of them belong and what they give.
  struct Members {
    let frame: FrameRows
    let filter: Column?
    let element: Column?

    /// Whether a member surely belongs.
    @inline(__always)
    func isSure(_ member: Int) -> Bool {
      guard let filter else { return true }
      return filter.known[member] == 1 && filter.bytes[member] == 1
    }

    /// Whether a member may belong.
    @inline(__always)
    func isPossible(_ member: Int) -> Bool {
      guard let filter else { return true }
      return filter.known[member] == 0 || filter.bytes[member] == 1
    }

    /// Calls a function with each member that belongs; false if which ones do, or the value of one
    /// of them, is not known.
    @inline(__always)
    func visitDefinite(_ row: Int, _ body: (Int) -> Void) -> Bool {
      guard frame.isComplete[row] == 1 else { return false }
      for member in frame.members(of: row) where isPossible(member) {
        guard isSure(member), element?.known[member] ?? 1 == 1 else { return false }
        body(member)
      }
      return true
    }
  }

  @inline(__always)
  func members(_ step: Step) -> Members {
    Members(
      frame: frames[step.detail],
      filter: step.a < 0 ? nil : columns[step.a],
      element: step.b < 0 ? nil : columns[step.b]
    )
  }

  /// A sure member with the deciding value decides; else all must be known.
  func quantify(_ step: Step, deciding: UInt8) {
    let members = members(step)
    let result = columns[step.result]
    guard let element = members.element else { return }
    for row in rows(step) {
      result.known[row] = members.frame.isComplete[row]
      result.bytes[row] = 1 - deciding
      for member in members.frame.members(of: row) where members.isPossible(member) {
        let isKnown = element.known[member] == 1
        if isKnown, element.bytes[member] != deciding { continue }
        result.known[row] = 0
        guard isKnown, members.isSure(member) else { continue }
        result.bytes[row] = deciding
        result.known[row] = 1
        break
      }
    }
  }

  func sumWords(_ step: Step) {
    let members = members(step)
    let result = columns[step.result]
    guard let element = members.element else { return }
    for row in rows(step) {
      var sum = 0
      let isKnown = members.visitDefinite(row) { sum &+= element.whole(at: $0) }
      result.put(isKnown ? sum : 0, at: row)
      result.known[row] = isKnown ? 1 : 0
    }
  }

  /// The sum, or the mean, which an empty list has not.
  func sumNumbers(_ step: Step) {
    let members = members(step)
    let result = columns[step.result]
    let isMean = step.kernel == .mean
    guard let element = members.element else { return }
    for row in rows(step) {
      var sum = ExactDecimal.zero as ExactDecimal?
      var count = 0
      let isKnown = members.visitDefinite(row) {
        sum = sum?.adding(element.number(at: $0))
        count += 1
      }
      if isMean, count > 0 { sum = sum?.divided(by: ExactDecimal(count)) }
      result.known[row] = isKnown && sum != nil ? 1 : 0
      result.absent[row] = isKnown && isMean && count == 0 ? 1 : 0
      result.numbers[row] = sum ?? .zero
    }
  }

  /// The least or greatest, which an empty list has not.
  func extreme(_ step: Step) {
    let members = members(step)
    let result = columns[step.result]
    guard let element = members.element else { return }
    let isLeast = step.kernel == .least
    for row in rows(step) {
      var best: Int?
      let isKnown = members.visitDefinite(row) { member in
        guard let other = best else { return best = member }
        let isBetter =
          isLeast ? element.precedes(member, other) : !element.precedes(member, other)
        if isBetter { best = member }
      }
      if let best { result.copy(element, best, to: row) }
      result.known[row] = isKnown ? 1 : 0
      result.absent[row] = isKnown && best == nil ? 1 : 0
    }
  }

  // MARK: Counts

  /// The number of members that surely belong, or of all that may.
  func count(_ step: Step) {
    let members = members(step)
    let result = columns[step.result]
    let isLeast = step.kernel == .leastCount
    for row in rows(step) {
      var counted = 0
      for member in members.frame.members(of: row) {
        counted &+= (isLeast ? members.isSure(member) : members.isPossible(member)) ? 1 : 0
      }
      result.put(counted, at: row)
      result.known[row] = isLeast ? 1 : members.frame.isComplete[row]
    }
  }

  func exactCount(_ step: Step) {
    let (least, greatest) = (columns[step.a], columns[step.b])
    let result = columns[step.result]
    for row in rows(step) {
      let isExact = greatest.known[row] == 1 && least.whole(at: row) == greatest.whole(at: row)
      result.known[row] = isExact ? 1 : 0
      result.put(least.whole(at: row), at: row)
    }
  }

  /// Holds or fails for both bounds alike, or is not known; without a greatest count the least
  /// decides alone where more members could not change the answer.
  func compareCount(_ step: Step) {
    let comparison = TypedExpression.Comparison(code: step.detail)
    let (least, greatest, limit) = (columns[step.a], columns[step.b], columns[step.c])
    let result = columns[step.result]
    for row in rows(step) {
      result.known[row] = 0
      guard limit.isPresent(row) else { continue }
      let most = greatest.known[row] == 1 ? greatest.whole(at: row) : nil
      let holds =
        step.kernel == .compareCount
        ? comparison.decide(least.whole(at: row), most, limit.whole(at: row))
        : comparison.decide(
          ExactDecimal(least.whole(at: row)),
          most.map { ExactDecimal($0) },
          limit.numbers[row]
        )
      guard let holds else { continue }
      result.known[row] = 1
      result.bytes[row] = holds ? 1 : 0
    }
  }

  // MARK: Lists as values

  func collect(_ step: Step) {
    let members = members(step)
    let result = columns[step.result]
    guard let element = members.element else { return }
    let type = workspace.plan.forms[step.b].type
    for row in rows(step) {
      var values: [Value] = []
      let isKnown = members.visitDefinite(row) { values.append(element.value(at: $0, of: type)) }
      result.known[row] = isKnown ? 1 : 0
      result.anys[row] = .list(values)
    }
  }
}

extension Column {
  /// Whether the value of a row is less than that of another one.
  @inline(__always)
  fileprivate func precedes(_ row: Int, _ other: Int) -> Bool {
    lane == .number ? numbers[row] < numbers[other] : whole(at: row) < whole(at: other)
  }
}

extension TypedExpression.Comparison {
  /// Returns the comparison of a number between two bounds with a limit; `nil` if they disagree.
  func decide<T: Comparable>(_ least: T, _ greatest: T?, _ limit: T) -> Bool? {
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

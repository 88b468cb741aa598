// MARK: - The dynamic evaluator, a lane at a time

extension Machine {
  func gather(_ step: Step) {
    let result = columns[step.result]
    for row in rows(step) {
      let values = values(step, row)
      result.known[row] = values == nil ? 0 : 1
      result.anys[row] = .list(values ?? [])
    }
  }

  func call(_ step: Step) {
    let result = columns[step.result]
    let function = workspace.plan.functions[step.detail]
    let form = workspace.plan.forms[step.result]
    for row in rows(step) {
      guard let values = values(step, row) else {
        result.known[row] = 0
        continue
      }
      let value = function.value(of: values)
      let isDefined = !value.isNull && result.store(value, at: row, as: form)
      result.known[row] = isDefined ? 1 : 0
    }
  }

  /// The operands of a row as values; `nil` if one is not known.
  func values(_ step: Step, _ row: Int) -> [Value]? {
    var values: [Value] = []
    for index in step.operands {
      guard let value = value(of: operands[index], row) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The operands of a row as values; `nil` for each that is not known.
  func knownValues(_ step: Step, _ row: Int) -> [Value?] {
    step.operands.map { value(of: operands[$0], row) }
  }

  private func value(of register: Int, _ row: Int) -> Value? {
    let column = columns[register]
    guard column.known[row] == 1 else { return nil }
    return column.value(at: row, of: workspace.plan.forms[register].type)
  }
}

// MARK: - Decision tables

extension Machine {
  /// FIRST answers if the first row that is not definitely false is definitely true; UNIQUE and ANY
  /// if every such row is true or all of them agree and one is true.
  func table(_ step: Step) {
    let count = step.operands.count / 2
    let result = columns[step.result]
    let isFirst = step.detail == TypedExpression.HitPolicy.first.code
    for row in rows(step) {
      var hit = Hit()
      for position in 0..<count {
        let condition = columns[operands[step.operands.lowerBound + position]]
        let isKnown = condition.known[row] == 1
        if isKnown, condition.bytes[row] == 0 { continue }
        let output = columns[operands[step.operands.lowerBound + count + position]]
        hit.add(output, isSure: isKnown, row)
        if isFirst { break }
      }
      hit.write(to: result, row)
    }
  }

  /// The same by the table's index.
  @inline(__always)
  func searchTable(_ step: Step) {
    workspace.plan.tables[step.detail].search(self, step)
  }

  /// The rows of a table that may match.
  struct Hit {
    private var output: Column?
    private var isSure = false
    private var agrees = true

    /// Adds a row of the table that may match.
    @inline(__always)
    mutating func add(_ next: Column, isSure: Bool, _ row: Int) {
      self.isSure = self.isSure || isSure
      if let output {
        agrees = agrees && Self.agree(output, next, row)
      } else {
        output = next
      }
    }

    @inline(__always)
    private static func agree(_ a: Column, _ b: Column, _ row: Int) -> Bool {
      a.known[row] == b.known[row] && a.absent[row] == b.absent[row] && a.equals(row, b, row)
    }

    /// Writes what the rows give.
    @inline(__always)
    func write(to result: Column, _ row: Int) {
      guard let output, isSure, agrees else {
        result.known[row] = 0
        return
      }
      result.copy(output, row, to: row)
    }
  }
}

extension TableIndex {
  /// Finds for each row of a block what the table gives.
  func search(_ machine: Machine, _ step: Step) {
    let outputs = step.operands.lowerBound + columns.count
    let result = machine.columns[step.result]
    withUnsafeTemporaryAllocation(of: Place.self, capacity: columns.count) { places in
      for row in machine.rows(step) {
        for (index, column) in columns.enumerated() {
          let input = machine.columns[machine.operands[step.operands.lowerBound + index]]
          let isKnown = input.known[row] == 1
          let start = isKnown ? column.keys.piece(of: input, row) * wordCount : -1
          places[index] = Place(start: start)
        }
        hit(machine, outputs, places, row).write(to: result, row)
      }
    }
  }

  /// Where an input's set of rows begins; -1 if the input is not known.
  struct Place {
    let start: Int
  }

  @inline(__always)
  private func hit(
    _ machine: Machine,
    _ outputs: Int,
    _ places: UnsafeMutableBufferPointer<Place>,
    _ row: Int
  ) -> Machine.Hit {
    var hit = Machine.Hit()
    for word in 0..<wordCount {
      var (possible, sure) = (live[word], live[word])
      for (index, column) in columns.enumerated() {
        let start = places[index].start
        let matching = start < 0 ? .max : column.sets[start &+ word]
        possible &= matching
        sure &= start < 0 ? column.untested[word] : matching
      }
      while possible != 0 {
        let bit = possible.trailingZeroBitCount
        let output = machine.columns[machine.operands[outputs + word * 64 + bit]]
        hit.add(output, isSure: sure & (1 << UInt64(bit)) != 0, row)
        if policy == .first { return hit }
        possible &= possible - 1
      }
    }
    return hit
  }
}

internal import Diagnostics
internal import Quantities

// MARK: - Instructions to steps

extension PlanBuilder {
  mutating func lower(_ instruction: Instruction) {
    let operands = instruction.operands
    let result = instruction.result
    switch instruction.operation {
    case .strict(let operation): lower(operation, instruction)
    case .logic(let connective):
      define(result, .boolean)
      let parts = distinct(operands.flatMap { flattened($0, connective, instruction.frame) })
      let isAnd = connective == .and
      emit(isAnd ? .and : .or, result, many: isAnd ? merged(parts, like: result) : parts)
    case .select: choose(.select, [operands[0]], from: Array(operands.dropFirst()), result)
    case .broadcast:
      let form = plan.forms[operands[0]]
      define(result, form.lane, form.bounds, mayBeAbsent: form.mayBeAbsent)
      emit(.broadcast, result, operands[0])
    case .reduce(let reduction, let frame, let hasFilter, let hasElement):
      reduce(reduction, frame, hasFilter, hasElement, instruction)
    case .leastCount(let frame): count(.leastCount, frame, instruction)
    case .greatestCount(let frame): count(.greatestCount, frame, instruction)
    case .exactCount:
      define(result, .fixed(places: 0), plan.forms[operands[0]].bounds)
      emit(.exactCount, result, operands[0], operands[1])
    case .compareCount(let comparison): compareCount(comparison, instruction)
    case .collect(let frame, let hasFilter, let hasElement):
      define(result, .value)
      members(.collect, frame, hasFilter, hasElement, instruction)
    case .gather:
      define(result, .value)
      emit(.gather, result, many: operands)
    case .call(let name): call(name, instruction)
    case .evaluate(let code): evaluate(code, instruction)
    case .table(let policy): table(policy, instruction)
    }
  }

  /// The operands of nested `and` or `or` that are used nowhere else.
  private func flattened(
    _ register: Int,
    _ connective: TypedExpression.Connective,
    _ frame: Int
  ) -> [Int] {
    guard let instruction = program.instruction(writing: register), isUsedOnce(register),
      instruction.operation == .logic(connective), instruction.frame == frame
    else { return [register] }
    return instruction.operands.flatMap { flattened($0, connective, frame) }
  }

  private func distinct(_ registers: [Int]) -> [Int] {
    registers.enumerated().filter { !registers[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// A conjunction's parts with tests of one whole number made into one: whether it lies in a range.
  ///
  /// All of them are known exactly if the number is.
  private mutating func merged(_ parts: [Int], like result: Int) -> [Int] {
    var rest: [Int] = []
    var ranges: [Int: WordTest] = [:]
    for part in parts {
      guard let test = wordTests[part], isUsedOnce(part) else {
        rest.append(part)
        continue
      }
      let known = ranges[test.input]
      if known == nil { rest.append(part) }
      ranges[test.input] = known?.intersection(test) ?? test
    }
    guard rest.count < parts.count else { return parts }
    return rest.map { part in
      guard let test = wordTests[part], let range = ranges[test.input], range != test else {
        return part
      }
      return inside(range, like: result)
    }
  }

  private mutating func inside(_ range: WordTest, like result: Int) -> Int {
    let low = constant(range.low, like: result)
    let high = constant(range.high, like: result)
    let form = ValueForm(type: .boolean, lane: .boolean, bounds: nil, mayBeAbsent: false)
    let register = newRegister(like: result, form)
    emit(.insideWords, register, range.input, low, high)
    return register
  }

  /// A step that yields one of some values.
  private mutating func choose(
    _ kernel: Step.Kernel,
    _ conditions: [Int],
    from choices: [Int],
    _ result: Int,
    detail: Int = 0
  ) {
    let lane = commonLane(choices)
    let values = choices.map { converted($0, to: lane) }
    let forms = values.map { plan.forms[$0] }
    let bounds = forms.dropFirst().reduce(forms.first?.bounds) { bounds, form in
      form.bounds.flatMap { bounds?.union($0) }
    }
    define(result, lane, bounds, mayBeAbsent: forms.contains(where: \.mayBeAbsent))
    emit(kernel, result, many: conditions + values, detail: detail)
  }

  // MARK: Members

  private mutating func members(
    _ kernel: Step.Kernel,
    _ frame: Int,
    _ hasFilter: Bool,
    _ hasElement: Bool,
    _ instruction: Instruction
  ) {
    plan.steps.append(
      Step(
        kernel,
        result: instruction.result,
        a: hasFilter ? instruction.operands[0] : -1,
        b: hasElement ? instruction.operands[hasFilter ? 1 : 0] : -1,
        detail: frame,
        frame: instruction.frame
      )
    )
  }

  private mutating func reduce(
    _ reduction: TypedExpression.Reduction,
    _ frame: Int,
    _ hasFilter: Bool,
    _ hasElement: Bool,
    _ instruction: Instruction
  ) {
    let element = hasElement ? plan.forms[instruction.operands[hasFilter ? 1 : 0]] : nil
    let result = instruction.result
    let kernel: Step.Kernel
    switch reduction {
    case .some, .every:
      define(result, .boolean)
      kernel = reduction == .some ? .some : .every
    case .sum:
      kernel = sum(of: element, result)
    case .mean:
      define(result, .number, mayBeAbsent: true)
      kernel = .mean
    case .minimum, .maximum, .count:
      define(result, element?.lane ?? .number, element?.bounds, mayBeAbsent: true)
      kernel = reduction == .maximum ? .greatest : .least
    }
    members(kernel, frame, hasFilter, hasElement, instruction)
  }

  /// Whole numbers are added as such as long as the longest lists can't overflow.
  private mutating func sum(of element: ValueForm?, _ result: Int) -> Step.Kernel {
    guard let element, let places = element.lane.places,
      let bounds = element.bounds?.multiplied(by: kind.longestList)
    else {
      define(result, .number)
      return .sumNumbers
    }
    define(result, .fixed(places: places), bounds)
    return .sumWords
  }

  private mutating func count(
    _ kernel: Step.Kernel,
    _ frame: Int,
    _ instruction: Instruction
  ) {
    define(
      instruction.result,
      .fixed(places: 0),
      Bounds(0, kind == .block ? kind.longestList : 1 << 40)
    )
    members(kernel, frame, !instruction.operands.isEmpty, false, instruction)
  }

  private mutating func compareCount(
    _ comparison: TypedExpression.Comparison,
    _ instruction: Instruction
  ) {
    let operands = instruction.operands
    let isWhole = plan.forms[operands[2]].lane == .fixed(places: 0)
    let limit = isWhole ? operands[2] : converted(operands[2], to: .number)
    define(instruction.result, .boolean)
    emit(
      isWhole ? .compareCount : .compareCountExactly,
      instruction.result,
      many: [operands[0], operands[1], limit],
      detail: comparison.code
    )
  }

  // MARK: Functions and tables

  private static let searches: [String: TextSearch.Place] = [
    "contains": .anywhere, "starts with": .start, "ends with": .end,
  ]

  private mutating func call(_ name: String, _ instruction: Instruction) {
    let operands = instruction.operands
    define(instruction.result, Lane(plan.forms[instruction.result].type))
    let isText = operands.allSatisfy {
      [.text, .code].contains(plan.forms[$0].lane) && !plan.forms[$0].mayBeAbsent
    }
    if let place = Self.searches[name], isText, operands.count == 2 {
      let texts = operands.map { converted($0, to: .text) }
      emit(.findText, instruction.result, texts[0], texts[1], detail: Int(place.rawValue))
    } else if let rounding = Rounding(function: name), operands.count == 2,
      let places = scale(operands[1]),
      round(operands[0], rounding, places: places, instruction.result)
    {
      return
    } else if let function = FunctionLibrary.standard[name] {
      plan.functions.append(function)
      emit(.call, instruction.result, many: operands, detail: plan.functions.count - 1)
    }
  }

  /// The places to which a function rounds, if they are written and not many.
  private func scale(_ register: Int) -> Int? {
    guard case .number(let number)? = plan.constants[register] else { return nil }
    return number.asInt().flatMap { 0...9 ~= $0 ? $0 : nil }
  }

  private mutating func evaluate(_ code: DynamicCode, _ instruction: Instruction) {
    let type = plan.forms[instruction.result].type
    define(instruction.result, Lane(type), mayBeAbsent: type.isOptional)
    let fragment = program.texts[instruction.text]
    let place = fragment.range(instruction.range)
    plan.codes.append(PlannedCode(code: code, fragment: fragment, place: place))
    emit(.evaluate, instruction.result, many: instruction.operands, detail: plan.codes.count - 1)
  }

  private mutating func table(
    _ policy: TypedExpression.HitPolicy,
    _ instruction: Instruction
  ) {
    let count = instruction.operands.count / 2
    let conditions = Array(instruction.operands.prefix(count))
    let outputs = Array(instruction.operands.dropFirst(count))
    let frame = instruction.frame
    guard let (index, inputs) = TableIndex.index(conditions, frame: frame, policy, for: &self)
    else {
      choose(.table, conditions, from: outputs, instruction.result, detail: policy.code)
      return
    }
    plan.tables.append(index)
    let table = plan.tables.count - 1
    choose(.searchTable, inputs, from: outputs, instruction.result, detail: table)
  }
}

extension TypedExpression.HitPolicy {
  /// The policy as a number.
  var code: Int { self == .first ? 1 : 0 }
}

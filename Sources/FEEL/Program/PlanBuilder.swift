internal import Quantities

/// Chooses the lanes of a program's registers, and makes its steps.
struct PlanBuilder {
  let program: Program
  /// What the plan is for.
  let kind: Plan.Kind
  var plan = Plan()
  private var conversions: [Conversion: Int] = [:]
  private var uses: [Int] = []
  /// The registers with the same values in other storages.
  var widened: [Widening: Int] = [:]
  /// The registers with the least numbers of members.
  var leastCounts: [Members: Int] = [:]
  /// The comparisons of a whole number with a written one, by their results.
  var wordTests: [Int: WordTest] = [:]

  private struct Conversion: Hashable {
    let register: Int
    let lane: Lane
  }

  /// Makes the plan of a program.
  static func plan(_ program: Program, _ kind: Plan.Kind) -> Plan {
    var builder = PlanBuilder(program: program, kind: kind)
    builder.build()
    return builder.plan
  }

  private init(program: Program, kind: Plan.Kind) {
    self.program = program
    self.kind = kind
  }

  /// Whether values are taken to be as declared; else all lanes are the widest.
  private var isNarrow: Bool { kind != .wide }

  private mutating func build() {
    plan.frames = program.registers.map(\.frame)
    plan.forms = program.registers.map {
      ValueForm(type: $0.type, lane: Lane($0.type), bounds: nil, mayBeAbsent: !isNarrow)
    }
    countUses()
    for constant in program.constants { place(constant.value, in: constant.register) }
    for slot in program.slots { place(slot) }
    for instruction in program.instructions { lower(instruction) }
    if kind == .block { narrowStorages() }
    separateLateSteps()
    plan.layouts = plan.forms.indices.map { layout(of: $0) }
  }

  private func layout(of register: Int) -> Column.Layout {
    Column.Layout(
      lane: plan.forms[register].lane,
      storage: plan.storage(of: register),
      isDuration: plan.forms[register].type.isDuration,
      isConstant: plan.constants[register] != nil,
      frame: plan.frames[register]
    )
  }

  private mutating func countUses() {
    uses = Array(repeating: 0, count: program.registers.count)
    for instruction in program.instructions {
      for operand in instruction.operands { uses[operand] += 1 }
    }
    for result in program.results { uses[result] += 2 }
  }

  // MARK: - What is filled from outside

  private mutating func place(_ value: Value, in register: Int) {
    plan.constants[register] = value
    let type = plan.forms[register].type
    let widest = Lane(type)
    plan.forms[register] = form(value, type, isNarrow ? Self.lane(of: value, type) : widest)
  }

  /// The lane in which a written value is used unless its neighbours want another one.
  private static func lane(of value: Value, _ type: StaticType) -> Lane {
    let widest = Lane(type)
    switch (value, type.unwrapped) {
    case (.number(let number), _) where widest == .number:
      return fixedLane(of: number)
    case (.daysTimeDuration(let duration), _) where widest == .number:
      return fixedLane(of: duration.seconds)
    case (.null, .number), (.null, .literalNumber): return .fixed(places: 0)
    case (.null, .enumeration): return .code
    case (.string(let id), .enumeration): return type.position(ofCase: id) == nil ? .text : .code
    default: return widest
    }
  }

  /// Powers of ten up to 17 are whole numbers of a lane.
  private static func fixedLane(of number: ExactDecimal) -> Lane {
    let places = number.places
    return places < 18 && number.scaled(toPlaces: places) != nil ? .fixed(places: places) : .number
  }

  /// What a written value is in a lane.
  private func form(_ value: Value, _ type: StaticType, _ lane: Lane) -> ValueForm {
    ValueForm(
      type: type,
      lane: lane,
      bounds: bounds(of: value, type, in: lane),
      mayBeAbsent: value.isNull
    )
  }

  private func bounds(of value: Value, _ type: StaticType, in lane: Lane) -> Bounds? {
    if value.isNull { return lane.places.flatMap { _ in Bounds(0, 0) } }
    let form = ValueForm(type: type, lane: lane, bounds: nil, mayBeAbsent: false)
    let word = word(of: value, form)
    return Bounds(word, word)
  }

  private mutating func place(_ slot: Program.Slot) {
    guard isNarrow else { return }
    let (lane, bounds) = narrowForm(of: slot)
    plan.forms[slot.register] = ValueForm(
      type: slot.type,
      lane: lane,
      bounds: bounds,
      mayBeAbsent: slot.type.isOptional || lane == .value
    )
  }

  private func narrowForm(of slot: Program.Slot) -> (Lane, Bounds?) {
    switch slot.type.unwrapped {
    case .enumeration: return (.code, nil)
    case .number:
      guard let declared = program.declarations[slot.register], declared.places < 16,
        let bounds = Bounds(declared.least, declared.greatest)?
          .multiplied(by: Self.power(declared.places))
      else { return (.number, nil) }
      return (.fixed(places: declared.places), bounds)
    case .date: return (.integer, kind == .block ? .blockDays : nil)
    default: return (Lane(slot.type), nil)
    }
  }

  static func power(_ places: Int) -> Int { (0..<places).reduce(1) { power, _ in power * 10 } }

  // MARK: - Steps

  /// Sets what a register holds.
  mutating func define(
    _ register: Int,
    _ lane: Lane,
    _ bounds: Bounds? = nil,
    mayBeAbsent: Bool = false
  ) {
    plan.forms[register] = ValueForm(
      type: plan.forms[register].type,
      lane: lane,
      bounds: bounds,
      mayBeAbsent: mayBeAbsent
    )
  }

  /// Adds a step on up to three operands, of which the third is a constant.
  mutating func emit(
    _ kernel: Step.Kernel,
    _ result: Int,
    _ a: Int,
    _ b: Int = -1,
    _ c: Int = -1,
    detail: Int = 0
  ) {
    let isOpen = [a, b].contains { $0 >= 0 && plan.forms[$0].mayBeAbsent }
    plan.steps.append(
      Step(
        kernel,
        checksAbsence: isOpen,
        result: result,
        a: a,
        b: b,
        c: c,
        detail: detail,
        frame: plan.frames[result]
      )
    )
  }

  /// Adds a step on any number of operands.
  mutating func emit(
    _ kernel: Step.Kernel,
    _ result: Int,
    many operands: [Int],
    detail: Int = 0
  ) {
    let start = plan.operands.count
    plan.operands += operands
    plan.steps.append(
      Step(
        kernel,
        result: result,
        a: operands.first ?? -1,
        b: operands.count > 1 ? operands[1] : -1,
        c: operands.count > 2 ? operands[2] : -1,
        detail: detail,
        frame: plan.frames[result],
        operands: start..<plan.operands.count
      )
    )
  }

  mutating func newRegister(like register: Int, _ form: ValueForm) -> Int {
    plan.forms.append(form)
    plan.frames.append(plan.frames[register])
    return plan.forms.count - 1
  }

  /// Whether a register is used by one instruction alone, and is no result.
  func isUsedOnce(_ register: Int) -> Bool { uses[register] == 1 }

  // MARK: - Lanes in common

  /// The narrowest lane that holds all the values of some registers.
  func commonLane(_ registers: [Int]) -> Lane {
    let forms = registers.map { plan.forms[$0] }
    guard let first = forms.first else { return .value }
    let lanes = Set(forms.map(\.lane))
    if lanes == [.code] {
      return forms.allSatisfy { $0.type.unwrapped == first.type.unwrapped } ? .code : .text
    }
    if lanes.count == 1 { return first.lane }
    if lanes.allSatisfy({ $0.storage == .word && $0.places != nil }) {
      let places = lanes.compactMap(\.places).max() ?? 0
      return registers.allSatisfy { canScale($0, to: places) } ? .fixed(places: places) : .number
    }
    if lanes.allSatisfy({ $0 == .number || $0.places != nil }) { return .number }
    return lanes.isSubset(of: [.code, .text]) ? .text : .value
  }

  private func canScale(_ register: Int, to places: Int) -> Bool {
    let form = plan.forms[register]
    guard let own = form.lane.places, places - own < 18 else { return false }
    return form.bounds?.multiplied(by: Self.power(places - own)) != nil
  }

  /// Returns a register that holds the same values in another lane, which is no narrower.
  mutating func converted(_ register: Int, to lane: Lane) -> Int {
    guard plan.forms[register].lane != lane else { return register }
    let key = Conversion(register: register, lane: lane)
    if let known = conversions[key] { return known }
    let result = conversion(of: register, to: lane)
    conversions[key] = result
    return result
  }

  private mutating func conversion(of register: Int, to lane: Lane) -> Int {
    let form = plan.forms[register]
    if let value = plan.constants[register] {
      let result = newRegister(like: register, self.form(value, form.type, lane))
      plan.constants[result] = value
      return result
    }
    let bounds = self.bounds(of: form, in: lane)
    let result = newRegister(
      like: register,
      ValueForm(type: form.type, lane: lane, bounds: bounds, mayBeAbsent: form.mayBeAbsent)
    )
    switch (form.lane, lane) {
    case (.fixed(let own), .fixed(let places)):
      let factor = constant(Self.power(places - own), like: register)
      emit(.multiplyWords, result, register, factor)
    case (.fixed(let places), .number): emit(.widenWords, result, register, detail: places)
    case (.code, .text): emit(.nameCodes, result, register)
    default: emit(.box, result, register)
    }
    return result
  }

  private func bounds(of form: ValueForm, in lane: Lane) -> Bounds? {
    guard let own = form.lane.places, let places = lane.places else { return nil }
    return form.bounds?.multiplied(by: Self.power(places - own))
  }

  /// A register with a whole number.
  mutating func constant(_ number: Int, like register: Int) -> Int {
    let value = Value.number(number)
    let form = ValueForm(
      type: .literalNumber,
      lane: .fixed(places: 0),
      bounds: Bounds(number, number),
      mayBeAbsent: false
    )
    let result = newRegister(like: register, form)
    plan.constants[result] = value
    return result
  }

  /// A written value as it is kept in a lane of whole numbers; `nil` in any other lane.
  func word(of value: Value, _ form: ValueForm) -> Int? {
    switch (value, form.lane) {
    case (.date(let day), .integer): day.dayNumber
    case (.yearsMonthsDuration(let months), .integer): months
    case (.string(let id), .code): form.type.position(ofCase: id)
    case (.number(let number), .fixed(let places)):
      number.scaled(toPlaces: places).map { Int($0) }
    case (.daysTimeDuration(let duration), .fixed(let places)):
      duration.seconds.scaled(toPlaces: places).map { Int($0) }
    default: nil
    }
  }

  // MARK: - Results and reasons

  /// Sets apart the steps on which no result depends.
  private mutating func separateLateSteps() {
    var isNeeded = Array(repeating: false, count: plan.forms.count)
    for result in program.results { isNeeded[result] = true }
    for step in plan.steps.reversed() where isNeeded[step.result] {
      step.visitOperands(in: plan) { isNeeded[$0] = true }
    }
    let all = plan.steps
    plan.steps = all.filter { isNeeded[$0.result] }
    plan.lateSteps = all.filter { !isNeeded[$0.result] }
    plan.isLate = Array(repeating: false, count: plan.forms.count)
    for step in plan.lateSteps { plan.isLate[step.result] = true }
  }
}

extension Lane {
  /// The places behind the point of numbers kept as whole ones.
  var places: Int? {
    if case .fixed(let places) = self { places } else { nil }
  }
}

/// A test of a whole number: whether it lies in a range.
struct WordTest: Hashable {
  let input: Int
  let low: Int
  let high: Int

  func intersection(_ other: WordTest) -> WordTest {
    WordTest(input: input, low: max(low, other.low), high: min(high, other.high))
  }
}

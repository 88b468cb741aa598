// MARK: - Emitting

extension ProgramBuilder {
  mutating func emit(
    _ operation: Instruction.Operation,
    _ parts: [Trace],
    _ form: Trace.Form,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let frame = deepest(parts.map(\.frame))
    let operands = parts.map { align($0.register, to: frame, like: $0) }
    let register = instruction(operation, operands, typed, frame: frame, place)
    return trace(form, typed, register, place, parts: parts)
  }

  /// Returns the register that holds a value for the rows of a frame below its own.
  mutating func align(_ register: Int, to frame: Int, like part: Trace) -> Int {
    let own = program.registers[register].frame
    guard own != frame, let parent = program.frames[frame].parent else { return register }
    if let value = constantValues[register] {
      return constant(value, program.registers[register].type, frame: frame)
    }
    let above = align(register, to: parent, like: part)
    let key = InstructionKey(operation: .broadcast, operands: [above], frame: frame)
    if let known = instructionIDs[key] { return known }
    let result = newRegister(program.registers[register].type, frame)
    append(key, result, part.text, part.range)
    return result
  }

  mutating func instruction(
    _ operation: Instruction.Operation,
    _ operands: [Int],
    _ typed: TypedExpression,
    frame: Int,
    _ place: Surroundings
  ) -> Int {
    let key = InstructionKey(operation: operation, operands: operands, frame: frame)
    if let known = instructionIDs[key] { return known }
    let result = newRegister(typed.type, frame)
    append(key, result, place.text, typed.range)
    return result
  }

  mutating func append(
    _ key: InstructionKey,
    _ result: Int,
    _ text: Int,
    _ range: Range<Int>
  ) {
    program.writers[result] = program.instructions.count
    program.instructions.append(
      Instruction(
        operation: key.operation,
        result: result,
        operands: key.operands,
        frame: key.frame,
        text: text,
        range: range
      )
    )
    instructionIDs[key] = result
  }

  private mutating func newRegister(_ type: StaticType, _ frame: Int) -> Int {
    program.registers.append(Program.Register(type: type, frame: frame))
    program.writers.append(-1)
    return program.registers.count - 1
  }

  mutating func slot(_ frame: Int, _ path: [String], _ type: StaticType) -> Int {
    let key = SlotKey(frame: frame, path: path)
    if let known = slotIDs[key] { return known }
    let register = newRegister(type, frame)
    program.slots.append(Program.Slot(register: register, frame: frame, path: path, type: type))
    slotIDs[key] = register
    if type.unwrapped.isNumber {
      program.declarations[register] = declarations(lists(above: frame), path)
    }
    return register
  }

  /// The paths of the lists that lead to a frame.
  func lists(above frame: Int) -> [[String]] {
    guard let origin = program.frames[frame].origin else { return [] }
    return lists(above: origin) + [program.frames[frame].path]
  }

  mutating func constant(_ value: Value, _ type: StaticType, frame: Int) -> Int {
    var enumeration: StaticType?
    if case .enumeration = type.unwrapped { enumeration = type.unwrapped }
    let key = ConstantKey(frame: frame, lane: Lane(type), enumeration: enumeration, value: value)
    if let known = constantIDs[key] { return known }
    let register = newRegister(type, frame)
    program.constants.append(Program.Constant(register: register, value: value))
    constantValues[register] = value
    constantIDs[key] = register
    return register
  }

  mutating func frameID(_ frame: Program.Frame) -> Int {
    if let known = frameIDs[frame] { return known }
    program.frames.append(frame)
    frameIDs[frame] = program.frames.count - 1
    return program.frames.count - 1
  }

  /// The frame below all others.
  func deepest(_ frames: [Int]) -> Int { frames.max { depth(of: $0) < depth(of: $1) } ?? 0 }

  private func depth(of frame: Int) -> Int {
    var depth = 0
    var next = program.frames[frame].parent
    while let parent = next {
      depth += 1
      next = program.frames[parent].parent
    }
    return depth
  }

  func trace(
    _ form: Trace.Form,
    _ typed: TypedExpression,
    _ register: Int,
    _ place: Surroundings,
    parts: [Trace] = []
  ) -> Trace {
    Trace(
      form: form,
      type: typed.type,
      register: register,
      frame: program.registers[register].frame,
      text: place.text,
      range: typed.range,
      parts: parts
    )
  }
}

extension ProgramBuilder.Surroundings {
  /// The surroundings of what is asked of a list's members.
  func adding(_ scope: TypedExpression.Scope, _ frame: Int) -> Self {
    var inner = self
    inner.frames[scope] = frame
    return inner
  }
}

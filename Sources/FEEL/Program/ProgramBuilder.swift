internal import Diagnostics

/// Compiles checked expressions into one program, in which what they share is computed once.
public struct ProgramBuilder {
  /// Returns the expression of a definition, by its id.
  public typealias Definitions = (String) -> CheckedExpression?

  /// Returns what the host declares of a number by the paths of the lists that lead to its record
  /// and its own path there; `nil` if it declares nothing.
  public typealias Declarations = (_ lists: [[String]], _ path: [String]) -> NumberDeclaration?

  /// The program so far.
  public private(set) var program = Program()

  private let definitions: Definitions
  private let declarations: Declarations
  private var frameIDs: [Program.Frame: Int] = [Program.Frame(parent: nil, path: []): 0]
  private var slotIDs: [SlotKey: Int] = [:]
  private var constantIDs: [ConstantKey: Int] = [:]
  private var constantValues: [Int: Value] = [:]
  private var instructionIDs: [InstructionKey: Int] = [:]
  private var textIDs: [SourceFragment: Int] = [:]
  private var definitionTraces: [DefinitionKey: Trace] = [:]

  private struct DefinitionKey: Hashable {
    let id: String
    let frame: Int
    let path: [String]
  }

  private struct SlotKey: Hashable {
    let frame: Int
    let path: [String]
  }

  private struct ConstantKey: Hashable {
    let frame: Int
    let lane: Lane
    let value: Value
  }

  private struct InstructionKey: Hashable {
    let operation: Instruction.Operation
    let operands: [Int]
    let frame: Int
  }

  /// Creates a builder.
  ///
  /// - Parameters:
  ///   - definitions: Finds the definitions that expressions use.
  ///   - declarations: Finds the places and ranges of numbers, for which narrower lanes do.
  public init(
    definitions: @escaping Definitions = { _ in nil },
    declarations: @escaping Declarations = { _, _ in nil }
  ) {
    self.definitions = definitions
    self.declarations = declarations
  }

  /// Adds an expression, and returns where its values will be.
  ///
  /// Definitions that use one another again and again are shared in the program but not in the
  /// trace: refuse an expression whose ``ExpandedSize`` has an excess before you add it.
  public mutating func add(_ expression: CheckedExpression) -> Trace {
    let text = textID(of: expression.fragment)
    let trace = lower(expression.typed, in: Surroundings(text: text))
    program.results.append(trace.register)
    program.plans = Plans()
    return trace
  }

  // MARK: - Surroundings

  /// Where the facts of an expression are found.
  struct Surroundings {
    /// The compiled text.
    var text: Int
    /// The name of the record that a definition is about, and where that record is.
    var record: (name: String, frame: Int, path: [String])?
    /// The frames of the scopes of members.
    var frames: [TypedExpression.Scope: Int] = [:]
    /// What the scopes of bindings stand for.
    var bindings: [TypedExpression.Scope: Bound] = [:]

    init(text: Int) { self.text = text }

    /// Returns the frame and path of a fact.
    func place(_ scope: TypedExpression.Scope, _ path: [String]) -> (frame: Int, path: [String]) {
      if let frame = frames[scope] { return (frame, path) }
      if let record, path.first == record.name {
        return (record.frame, record.path + path.dropFirst())
      }
      return (0, path)
    }
  }

  mutating func textID(of fragment: SourceFragment) -> Int {
    if let id = textIDs[fragment] { return id }
    program.texts.append(fragment)
    textIDs[fragment] = program.texts.count - 1
    return program.texts.count - 1
  }
}

// MARK: - Lowering

extension ProgramBuilder {
  mutating func lower(_ typed: TypedExpression, in place: Surroundings) -> Trace {
    switch typed.form {
    case .constant(let value):
      let register = constant(value, typed.type, frame: 0)
      return trace(.constant, typed, register, place)
    case .fact(let scope, let path):
      if let bound = place.bindings[scope] { return lower(bound, path, nil, typed, place) }
      let (frame, path) = place.place(scope, path)
      let register = slot(frame, path, typed.type)
      return trace(.fact(path), typed, register, place)
    case .definition(let id, let scope, let path):
      if let bound = place.bindings[scope] { return lower(bound, path, id, typed, place) }
      return definition(id, typed, scope, path, place)
    case .operation(let operation, let operands):
      return lower(operation, operands, typed, place)
    case .logic(let connective, let operands):
      let parts = operands.map { lower($0, in: place) }
      return emit(.logic(connective), parts, .logic(connective), typed, place)
    case .conditional(let test, let then, let other):
      let parts = [test, then, other].map { lower($0, in: place) }
      return emit(.select, parts, .conditional, typed, place)
    case .builtIn(let name, let operands):
      let parts = operands.map { lower($0, in: place) }
      return emit(.call(name), parts, .computation, typed, place)
    case .list(let items):
      let parts = items.map { lower($0, in: place) }
      return emit(.gather, parts, .computation, typed, place)
    case .table(let table):
      return lower(table, typed, place)
    case .quoted(let expression):
      let inner = surroundings(of: expression, in: place)
      return lower(expression.typed, in: inner)
    case .reduction(let reduction, let members):
      return lower(reduction, members, typed, place)
    case .countComparison(let comparison, let members, let limit, let range):
      let count = TypedExpression(.reduction(.count, members), limit.type, at: range)
      return lower(comparison, count, of: members, limit, typed, place)
    case .members(let members):
      return collect(members, typed, place)
    case .binding(let bindings, let body):
      return lower(body, in: place.adding(bindings))
    case .dynamic:
      return dynamic(typed, place)
    }
  }

  /// The surroundings of an expression of another text about the same record.
  mutating func surroundings(
    of quoted: CheckedExpression,
    in place: Surroundings
  ) -> Surroundings {
    var inner = place
    inner.text = textID(of: quoted.fragment)
    (inner.frames, inner.bindings) = ([:], [:])
    return inner
  }

  private mutating func lower(
    _ operation: TypedExpression.Operation,
    _ operands: [TypedExpression],
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let parts = operands.map { lower($0, in: place) }
    let form: Trace.Form =
      switch operation {
      case .compare(let comparison): .comparison(comparison)
      case .not: .not
      case .isNull: .isNull
      default: .computation
      }
    if operation == .unwrap {
      let inner = emit(.strict(operation), parts, form, typed, place)
      return trace(parts[0].form, typed, inner.register, place, parts: parts[0].parts)
    }
    return emit(.strict(operation), parts, form, typed, place)
  }

  private mutating func definition(
    _ id: String,
    _ typed: TypedExpression,
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ place: Surroundings
  ) -> Trace {
    guard let definition = definitions(id) else {
      preconditionFailure("the checker let pass '\(id)', which no definition has")
    }
    let (frame, path) = place.place(scope, path)
    let value = value(of: definition, DefinitionKey(id: id, frame: frame, path: path))
    return trace(.definition(id), typed, value.register, place, parts: [value])
  }

  /// A definition's expression is compiled once for each record that it is asked of.
  private mutating func value(of definition: CheckedExpression, _ key: DefinitionKey) -> Trace {
    if let known = definitionTraces[key] { return known }
    let value = lower(definition.typed, in: surroundings(of: definition, key))
    definitionTraces[key] = value
    return value
  }

  private mutating func surroundings(
    of definition: CheckedExpression,
    _ key: DefinitionKey
  ) -> Surroundings {
    var inner = Surroundings(text: textID(of: definition.fragment))
    let record = key.id.split(separator: ".", maxSplits: 1).first.map(String.init) ?? key.id
    inner.record = (record, key.frame, key.path)
    return inner
  }

  /// The expression of a definition.
  func definition(_ id: String) -> CheckedExpression? { definitions(id) }

  /// The expression of a definition, and what surrounds it where it is asked of a record.
  mutating func opened(
    _ id: String,
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ place: Surroundings
  ) -> (CheckedExpression, Surroundings) {
    guard let definition = definitions(id) else {
      preconditionFailure("the checker let pass '\(id)', which no definition has")
    }
    let (frame, path) = place.place(scope, path)
    let key = DefinitionKey(id: id, frame: frame, path: path)
    return (definition, surroundings(of: definition, key))
  }

  private mutating func lower(
    _ table: TypedExpression.Table,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let conditions = table.rows.map { lower($0.condition, in: place) }
    let outputs = table.rows.map { lower($0.output, in: place) }
    guard !table.policy.collects else {
      return collect(table.policy, conditions, outputs, typed, place)
    }
    return emit(.table(table.policy), conditions + outputs, .table, typed, place)
  }

  // MARK: Collecting tables

  /// A table that collects goes through its rows one by one: each must be definite.
  private mutating func collect(
    _ policy: TypedExpression.HitPolicy,
    _ conditions: [Trace],
    _ outputs: [Trace],
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let isExtreme = policy == .collectLeast || policy == .collectGreatest
    var result = literal(isExtreme ? .null : .number(0), typed, place)
    for (condition, output) in zip(conditions, outputs) {
      let next: Trace
      if isExtreme {
        next = better(output, than: result, policy, typed, place)
      } else {
        let term = policy == .collectCount ? literal(.number(1), typed, place) : output
        next = emit(.strict(.add), [result, term], .computation, typed, place)
      }
      result = emit(.select, [condition, next, result], .computation, typed, place)
    }
    return trace(.table, typed, result.register, place, parts: conditions + outputs)
  }

  /// A row's result where there is none yet or it is better than the best so far.
  private mutating func better(
    _ output: Trace,
    than best: Trace,
    _ policy: TypedExpression.HitPolicy,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let truth = TypedExpression(typed.form, .boolean, at: typed.range)
    let value = TypedExpression(typed.form, typed.type.unwrapped, at: typed.range)
    let isFirst = emit(.strict(.isNull), [best], .computation, truth, place)
    let present = emit(.strict(.unwrap), [best], .computation, value, place)
    let comparison: TypedExpression.Comparison = policy == .collectLeast ? .less : .greater
    let isBetter =
      emit(.strict(.compare(comparison)), [output, present], .computation, truth, place)
    let wins = emit(.logic(.or), [isFirst, isBetter], .computation, truth, place)
    return emit(.select, [wins, output, best], .computation, typed, place)
  }

  mutating func literal(
    _ value: Value,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let register = constant(value, typed.type, frame: 0)
    return trace(.constant, typed, register, place)
  }

  // MARK: Members

  private mutating func lower(
    _ reduction: TypedExpression.Reduction,
    _ members: TypedExpression.Members,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let (frame, filter, element) = lower(members, place)
    if reduction == .count { return count(frame, filter, typed, place) }
    let operation = Instruction.Operation.reduce(
      reduction,
      frame: frame,
      hasFilter: filter != nil,
      hasElement: element != nil
    )
    return reduce(operation, frame, [filter, element].compactMap { $0 }, typed, place)
  }

  private mutating func count(
    _ frame: Int,
    _ filter: Trace?,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let bounds = self.bounds(frame, filter, typed, place)
    let exact = emit(.exactCount, bounds, .computation, typed, place)
    return trace(
      .computation,
      typed,
      exact.register,
      place,
      parts: [filter].compactMap { $0 }
    )
  }

  private mutating func bounds(
    _ frame: Int,
    _ filter: Trace?,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> [Trace] {
    let number = TypedExpression(typed.form, .literalNumber, at: typed.range)
    let operands = [filter].compactMap { $0 }
    return [
      reduce(.leastCount(frame: frame), frame, operands, number, place),
      reduce(.greatestCount(frame: frame), frame, operands, number, place),
    ]
  }

  private mutating func lower(
    _ comparison: TypedExpression.Comparison,
    _ counted: TypedExpression,
    of members: TypedExpression.Members,
    _ limit: TypedExpression,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let (frame, filter, _) = lower(members, place)
    let bounds = self.bounds(frame, filter, counted, place)
    let limit = lower(limit, in: place)
    let test = emit(.compareCount(comparison), bounds + [limit], .computation, typed, place)
    let count = count(frame, filter, counted, place)
    return trace(.comparison(comparison), typed, test.register, place, parts: [count, limit])
  }

  private mutating func collect(
    _ members: TypedExpression.Members,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    var (frame, filter, element) = lower(members, place)
    if element == nil, case .list(let type) = typed.type {
      let own = TypedExpression(.fact(members.scope, []), type, at: typed.range)
      let register = slot(frame, [], type)
      element = trace(.fact([]), own, register, place)
    }
    let operation = Instruction.Operation.collect(
      frame: frame,
      hasFilter: filter != nil,
      hasElement: element != nil
    )
    return reduce(operation, frame, [filter, element].compactMap { $0 }, typed, place)
  }

  private mutating func lower(
    _ members: TypedExpression.Members,
    _ place: Surroundings
  ) -> (frame: Int, filter: Trace?, element: Trace?) {
    let (parent, path) = place.place(members.parent, members.path)
    let frame = frameID(Program.Frame(parent: parent, path: path))
    let inner = place.adding(members.scope, frame)
    let filter = members.filter.map { lower($0.expression, in: inner) }
    let element = members.element.map { lower($0.expression, in: inner) }
    return (frame, filter, element)
  }

  /// Emits an operation whose operands are in a frame, and whose result is in the parent.
  private mutating func reduce(
    _ operation: Instruction.Operation,
    _ frame: Int,
    _ parts: [Trace],
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let operands = parts.map { align($0.register, to: frame, like: $0) }
    let parent = program.frames[frame].parent ?? 0
    let register = instruction(operation, operands, typed, frame: parent, place)
    return trace(.computation, typed, register, place, parts: parts)
  }
}

// MARK: - Emitting

extension ProgramBuilder {
  mutating func emit(
    _ operation: Instruction.Operation,
    _ parts: [Trace],
    _ form: Trace.Form,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let frame = parts.map(\.frame).max { depth(of: $0) < depth(of: $1) } ?? 0
    let operands = parts.map { align($0.register, to: frame, like: $0) }
    let register = instruction(operation, operands, typed, frame: frame, place)
    return trace(form, typed, register, place, parts: parts)
  }

  /// Returns the register that holds a value for the rows of a frame below its own.
  private mutating func align(_ register: Int, to frame: Int, like part: Trace) -> Int {
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

  private mutating func instruction(
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

  private mutating func append(
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

  private mutating func slot(_ frame: Int, _ path: [String], _ type: StaticType) -> Int {
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
  private func lists(above frame: Int) -> [[String]] {
    guard let parent = program.frames[frame].parent else { return [] }
    return lists(above: parent) + [program.frames[frame].path]
  }

  private mutating func constant(_ value: Value, _ type: StaticType, frame: Int) -> Int {
    let key = ConstantKey(frame: frame, lane: Lane(type), value: value)
    if let known = constantIDs[key] { return known }
    let register = newRegister(type, frame)
    program.constants.append(Program.Constant(register: register, value: value))
    constantValues[register] = value
    constantIDs[key] = register
    return register
  }

  private mutating func frameID(_ frame: Program.Frame) -> Int {
    if let known = frameIDs[frame] { return known }
    program.frames.append(frame)
    frameIDs[frame] = program.frames.count - 1
    return program.frames.count - 1
  }

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

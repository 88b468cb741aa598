/// What expressions of a program come to, whatever stands around them in the program and wherever
/// their texts stand.
///
/// Expressions with equal meanings have equal values in rows whose slots have equal values. Two that
/// come to the same in different ways may have different meanings.
package struct ProgramMeaning: Sendable, Hashable {
  /// An operation, with its operands as places among the nodes.
  fileprivate enum Node: Sendable, Hashable {
    case slot([String], frame: Int, StaticType, NumberDeclaration?)
    case constant(Value, StaticType)
    case operation(Instruction.Operation, [Int], frame: Int, StaticType)
  }

  fileprivate var nodes: [Node] = []
  fileprivate var results: [Int] = []
  /// The lists that operations go through.
  fileprivate var frames: [Int: Program.Frame] = [:]
}

extension Program {
  /// Returns what expressions come to.
  ///
  /// - Parameter traces: Expressions of the program.
  /// - Returns: Their meaning, and the slots that they read, in an order that the meaning settles.
  /// - Complexity: The operations that they need.
  package func meaning(of traces: [Trace]) -> (meaning: ProgramMeaning, slots: [Int]) {
    var walk = MeaningWalk(self)
    for trace in traces { walk.add(trace.register) }
    return (walk.meaning, walk.slots)
  }
}

/// Walks from results to the slots that they rest on.
private struct MeaningWalk {
  private let program: Program
  private let slotPlaces: [Int: Int]
  private let constants: [Int: Value]
  private var numbers: [Int: Int] = [:]
  private(set) var meaning = ProgramMeaning()
  private(set) var slots: [Int] = []

  init(_ program: Program) {
    self.program = program
    slotPlaces = Dictionary(
      program.slots.enumerated().map { ($1.register, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    constants = Dictionary(
      program.constants.map { ($0.register, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Adds a result and what it rests on, operands first.
  mutating func add(_ result: Int) {
    var open = [result]
    while let register = open.last {
      let operands = program.instruction(writing: register)?.operands ?? []
      let missing = operands.filter { numbers[$0] == nil }
      if numbers[register] == nil, !missing.isEmpty {
        open += missing.reversed()
      } else {
        if numbers[register] == nil { addNode(register) }
        open.removeLast()
      }
    }
    if let number = numbers[result] { meaning.results.append(number) }
  }

  private mutating func addNode(_ register: Int) {
    let form = program.registers[register]
    numbers[register] = meaning.nodes.count
    addFrame(form.frame)
    if let instruction = program.instruction(writing: register) {
      if let frame = instruction.operation.listFrame { addFrame(frame) }
      let operands = instruction.operands.compactMap { numbers[$0] }
      meaning.nodes.append(
        .operation(instruction.operation, operands, frame: instruction.frame, form.type)
      )
    } else if let place = slotPlaces[register] {
      let slot = program.slots[place]
      slots.append(place)
      meaning.nodes.append(
        .slot(slot.path, frame: slot.frame, slot.type, program.declarations[register])
      )
    } else {
      meaning.nodes.append(.constant(constants[register] ?? .null, form.type))
    }
  }

  private mutating func addFrame(_ frame: Int) {
    guard meaning.frames[frame] == nil else { return }
    meaning.frames[frame] = program.frames[frame]
    if let parent = program.frames[frame].parent { addFrame(parent) }
  }
}

extension Instruction.Operation {
  /// The frame of the list that the operation goes through.
  fileprivate var listFrame: Int? {
    switch self {
    case .reduce(_, let frame, _, _), .leastCount(let frame), .greatestCount(let frame),
      .collect(let frame, _, _):
      frame
    default: nil
    }
  }
}

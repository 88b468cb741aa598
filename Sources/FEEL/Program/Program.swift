public import Diagnostics
internal import Quantities

/// A flat list of typed operations over lanes: what checked expressions compile to.
///
/// A *register* is a lane of values for the rows of one *frame*, with a byte a row that says whether
/// the value is known, and one that says whether there is none. Frame 0 has a row for each record
/// that is asked about; the other frames have a row for each member of a list of their parent's
/// rows. Each register is written by one instruction, or filled from outside: by a *slot* or a
/// constant. A single record is a block with one row.
public struct Program: Sendable {
  /// The rows of a list of the parent's rows.
  public struct Frame: Sendable, Hashable {
    /// The frame for each of whose rows the list is gone through; `nil` for frame 0.
    public let parent: Int?
    /// The list's path from a row of the origin.
    public let path: [String]
    /// The frame whose rows have the list: the parent, or a frame above it where what is asked of the
    /// list's members depends on the members of another one.
    public let origin: Int?

    init(parent: Int?, path: [String], origin: Int? = nil) {
      self.parent = parent
      self.path = path
      self.origin = origin ?? parent
    }
  }

  /// A lane that is filled from outside.
  public struct Slot: Sendable, Hashable {
    /// The register to fill.
    public let register: Int
    /// The frame of the register.
    public let frame: Int
    /// The path of the fact from a row of the frame; empty for the row itself.
    public let path: [String]
    /// The fact's type.
    public let type: StaticType
  }

  /// The type of a lane's values, and the lane's frame.
  struct Register: Sendable, Hashable {
    let type: StaticType
    let frame: Int
  }

  /// A value that is the same in every row.
  struct Constant: Sendable, Hashable {
    let register: Int
    let value: Value
  }

  /// The frames; parents come before their children.
  public internal(set) var frames: [Frame] = [Frame(parent: nil, path: [])]
  /// What is filled from outside.
  public internal(set) var slots: [Slot] = []
  /// The operations, each after those it needs.
  var instructions: [Instruction] = []
  /// The registers.
  var registers: [Register] = []
  /// The constants.
  var constants: [Constant] = []
  /// For each register the instruction that writes it; -1 for slots and constants.
  var writers: [Int] = []
  /// The registers of the expressions that were added.
  var results: [Int] = []
  /// For slots with declared numbers, the declaration by register.
  var declarations: [Int: NumberDeclaration] = [:]
  /// How the machine runs it.
  var plans = Plans()
  /// The texts that were compiled.
  public internal(set) var texts: [SourceFragment] = []

  /// The number of operations for one row of each frame: a static measure of what a run costs.
  public var cost: Int { instructions.count }

  /// The instruction that writes a register; `nil` for slots and constants.
  func instruction(writing register: Int) -> Instruction? {
    guard register < writers.count, writers[register] >= 0 else { return nil }
    return instructions[writers[register]]
  }
}

/// One operation over the rows of a frame.
struct Instruction: Sendable, Hashable {
  /// What it does.
  enum Operation: Sendable, Hashable {
    /// An operation on whole values.
    case strict(TypedExpression.Operation)
    /// `and` or `or` of any number of operands.
    case logic(TypedExpression.Connective)
    /// The second operand where the first is true, else the third.
    case select
    /// The value of the parent's row for each member.
    case broadcast
    /// A list's members made into one value; operands: the filter and the element, where given.
    case reduce(TypedExpression.Reduction, frame: Int, hasFilter: Bool, hasElement: Bool)
    /// The least and the greatest number of members there can be; operand: the filter, where given.
    case leastCount(frame: Int)
    case greatestCount(frame: Int)
    /// The count, where the least and the greatest are the same.
    case exactCount
    /// A comparison of a count by its bounds with a number.
    case compareCount(TypedExpression.Comparison)
    /// A list of the members as one value; operands as for `reduce`.
    case collect(frame: Int, hasFilter: Bool, hasElement: Bool)
    /// A list of the operands as one value.
    case gather
    /// A call of a built-in function on values.
    case call(String)
    /// An expression that the dynamic evaluator evaluates with the operands.
    case evaluate(DynamicCode)
    /// A decision table; operands: the conditions, then the outputs.
    case table(TypedExpression.HitPolicy)
  }

  let operation: Operation
  let result: Int
  let operands: [Int]
  let frame: Int
  /// The text it comes from, and the place there.
  let text: Int
  let range: Range<Int>
}

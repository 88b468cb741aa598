internal import Diagnostics

/// A program as the machine runs it: lanes as narrow as the declarations allow, and flat steps.
///
/// Its first registers are the program's own; after them come those of conversions.
///
/// | step | known if | value |
/// | --- | --- | --- |
/// | on whole values | all operands are, and it has a result | the result |
/// | `and`, `or` | one operand decides, or all are known | the decision |
/// | select | the condition and the chosen value are | the chosen value |
/// | `some`, `every` | a sure member decides, or all are known | the decision |
/// | other reductions | membership and all values are | the result |
/// | count | the bounds are equal | the bound |
struct Plan: Sendable {
  /// What each register holds.
  var forms: [ValueForm] = []
  /// What a value of each register takes in memory, where it is narrower than its lane's.
  var storages: [Int: Lane.Storage] = [:]
  /// The frame of each register.
  var frames: [Int] = []
  /// What the memory of each register is like.
  var layouts: [Column.Layout] = []
  /// The value of each constant.
  var constants: [Int: Value] = [:]
  /// What the results need, each step after those it needs.
  var steps: [Step] = []
  /// What only reasons need.
  var lateSteps: [Step] = []
  /// Whether only reasons need a register.
  var isLate: [Bool] = []
  /// The operands of steps that have many.
  var operands: [Int] = []
  /// The functions that steps call.
  var functions: [BuiltInFunction] = []
  /// What the dynamic evaluator evaluates in steps.
  var codes: [PlannedCode] = []
  /// The tables that steps search.
  var tables: [TableIndex] = []
}

extension Plan {
  /// What a plan is for.
  enum Kind: Sendable {
    /// Values as they are declared.
    case narrow
    /// Any values.
    case wide
    /// Blocks of many rows of values as they are declared, with lists of few members.
    case block

    /// The members that a list can have where sums are made with whole numbers.
    var longestList: Int { self == .block ? 64 : 1 << 20 }
  }

  /// What a value of a register takes in memory.
  func storage(of register: Int) -> Lane.Storage {
    storages[register] ?? forms[register].lane.storage
  }
}

/// An expression of the dynamic evaluator, and where it stands.
struct PlannedCode: Sendable {
  let code: DynamicCode
  let fragment: SourceFragment
  let place: SourceRange
}

/// One step of a plan over the rows of a frame.
struct Step: Sendable {
  /// What a step does, on lanes of one storage.
  enum Kernel: UInt8, Sendable {
    // Truth values.
    case not, equalBytes, and, or, isNull
    // Whole numbers that can't overflow.
    case addWords, subtractWords, multiplyWords, minimumWords, maximumWords
    case negateWords, absoluteWords, truncateWords
    case equalWords, notEqualWords, lessWords, lessOrEqualWords, greaterWords, greaterOrEqualWords
    case insideWords, roundQuotient
    // Whole numbers that may overflow.
    case addMonthCounts, subtractMonthCounts, negateMonthCount
    // Days.
    case addDays, addSeconds, addMonths, monthsBetween, compareMonths, compareDays, subtractDays,
      partOfDay
    // Exact decimals.
    case addNumbers, subtractNumbers, multiplyNumbers, divideNumbers, powerNumbers
    case minimumNumbers, maximumNumbers, negateNumber, absoluteNumber, floorNumber, ceilingNumber
    case daysOfSeconds, compareNumbers
    // Texts.
    case compareTexts, findText
    // From one lane to another one.
    case widenHalves, widenWords, nameCodes, box
    // Any lane.
    case equal, unwrap, select, broadcast
    // Lists.
    case some, every, sumWords, sumNumbers, mean, least, greatest, leastCount, greatestCount,
      exactCount
    case compareCount, compareCountExactly, collect, gather
    // Everything else.
    case call, evaluate, table, searchTable
  }

  /// What it does.
  let kernel: Kernel
  /// Whether an operand may be absent, which leaves an operation on values without a result.
  let checksAbsence: Bool
  private let registers: Registers
  private let rows: Int32
  private let firstOperand: Int32
  private let operandCount: Int32
  /// A number that the kernel knows the meaning of.
  let detail: Int

  /// Small numbers, so that a step takes little of what the processor keeps near.
  private struct Registers {
    let result, a, b, c: Int32
  }

  /// Creates a step; registers that it does not read are -1.
  init(
    _ kernel: Kernel,
    checksAbsence: Bool = false,
    result: Int,
    a: Int = -1,
    b: Int = -1,
    c: Int = -1,
    detail: Int = 0,
    frame: Int,
    operands: Range<Int> = 0..<0
  ) {
    self.kernel = kernel
    self.checksAbsence = checksAbsence
    registers = Registers(result: Int32(result), a: Int32(a), b: Int32(b), c: Int32(c))
    rows = Int32(frame)
    firstOperand = Int32(operands.lowerBound)
    operandCount = Int32(operands.count)
    self.detail = detail
  }

  /// The same step as another kernel, of the first operands it has.
  func replaced(by kernel: Kernel, detail: Int) -> Step {
    Step(
      kernel,
      checksAbsence: checksAbsence,
      result: result,
      a: a,
      b: b,
      c: c,
      detail: detail,
      frame: frame
    )
  }

  /// The register it writes.
  var result: Int { Int(registers.result) }
  /// The registers it reads; those of steps with many are in ``Plan/operands``.
  var a: Int { Int(registers.a) }
  var b: Int { Int(registers.b) }
  var c: Int { Int(registers.c) }
  /// The rows it is done for.
  var frame: Int { Int(rows) }
  /// The operands in ``Plan/operands``.
  var operands: Range<Int> {
    Range(uncheckedBounds: (Int(firstOperand), Int(firstOperand &+ operandCount)))
  }
}

extension Step {
  /// Calls a function with each register that the step reads.
  func visitOperands(in plan: Plan, _ body: (Int) -> Void) {
    if operands.isEmpty {
      for register in [a, b, c] where register >= 0 { body(register) }
    } else {
      for index in operands { body(plan.operands[index]) }
    }
  }
}

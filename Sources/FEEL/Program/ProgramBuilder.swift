internal import Diagnostics

/// Compiles checked expressions into one program, in which what they share is computed once.
public struct ProgramBuilder {
  /// Returns the expression of a definition, by its id.
  public typealias Definitions = (String) -> CheckedExpression?

  /// Returns what the host declares of a number by the paths of the lists that lead to its record
  /// and its own path there; `nil` if it declares nothing.
  public typealias Declarations = (_ lists: [[String]], _ path: [String]) -> NumberDeclaration?

  /// The program so far.
  public internal(set) var program = Program()

  let definitions: Definitions
  let declarations: Declarations
  var frameIDs: [Program.Frame: Int] = [Program.Frame(parent: nil, path: []): 0]
  var slotIDs: [SlotKey: Int] = [:]
  var constantIDs: [ConstantKey: Int] = [:]
  var constantValues: [Int: Value] = [:]
  var instructionIDs: [InstructionKey: Int] = [:]
  private var textIDs: [SourceFragment: Int] = [:]
  var definitionTraces: [DefinitionKey: Trace] = [:]

  struct DefinitionKey: Hashable {
    let id: String
    let frame: Int
    let path: [String]
  }

  struct SlotKey: Hashable {
    let frame: Int
    let path: [String]
  }

  struct ConstantKey: Hashable {
    let frame: Int
    let lane: Lane
    /// The enumeration whose case it is.
    let enumeration: StaticType?
    let value: Value
  }

  struct InstructionKey: Hashable {
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

  mutating func lower(
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
}

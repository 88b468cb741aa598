public import Diagnostics

/// A function of the language or of a library: its signatures, what it is for, and how it answers.
public struct BuiltInFunction: Sendable {
  /// A parameter of one form of a function.
  public struct Parameter: Sendable, Hashable {
    /// The name, for calls that name their arguments.
    public let name: String
    /// The type of the arguments it takes.
    public let type: ValueType
    /// Whether a call may leave it out.
    public let isOptional: Bool
    /// Whether it takes null.
    public let acceptsNull: Bool

    /// Creates a parameter.
    public init(
      _ name: String,
      _ type: ValueType,
      isOptional: Bool = false,
      acceptsNull: Bool = false
    ) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.acceptsNull = acceptsNull
    }
  }

  /// Computes the result from arguments that fit the parameters.
  public typealias Body = @Sendable (FunctionArguments) throws(FunctionFailure) -> Value

  /// One form of a function: its parameters, its result and how that is computed.
  public struct Overload: Sendable {
    /// The parameters, those that may be left out at the end.
    public let parameters: [Parameter]
    /// Whether the last parameter stands for any number of arguments, which come as one list.
    public let isVariadic: Bool
    /// The type of the result, which may always be null too.
    public let result: ValueType
    let body: Body

    /// Creates a form of a function.
    public init(
      _ parameters: [Parameter],
      isVariadic: Bool = false,
      returns result: ValueType,
      body: @escaping Body
    ) {
      self.parameters = parameters
      self.isVariadic = isVariadic
      self.result = result
      self.body = body
    }

    /// Whether a call can have so many arguments.
    public func accepts(count: Int) -> Bool {
      count >= minimumCount && (isVariadic || count <= parameters.count)
    }

    /// Whether a call can name its arguments so.
    public func accepts(names: Set<String>) -> Bool {
      names.isSubset(of: parameters.map(\.name))
        && parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
    }

    /// The types of so many arguments, of which the last ones may share a parameter.
    public func parameterTypes(count: Int) -> [ValueType] {
      (0..<count).compactMap { index in
        parameters.indices.contains(index) ? parameters[index].type : parameters.last?.type
      }
    }

    /// How few arguments a call can have.
    public var minimumCount: Int {
      isVariadic ? parameters.count : parameters.prefix { !$0.isOptional }.count
    }
  }

  /// The name, which may have several words.
  public let name: String
  /// What it is for, in a line of English.
  public let english: String
  /// What it is for, in a line of Chinese.
  public let chinese: String
  /// Its forms; the first one that fits a call answers it.
  public let overloads: [Overload]

  /// Creates a function.
  public init(_ name: String, en english: String, zh chinese: String, _ overloads: [Overload]) {
    self.name = name
    self.english = english
    self.chinese = chinese
    self.overloads = overloads
  }

  /// The type of the first form.
  public var type: ValueType {
    guard let first = overloads.first else { return .function([], returns: .any) }
    return .function(first.parameters.map(\.type), returns: first.result)
  }

  /// Returns what the function answers to arguments in order, null if it has no answer.
  public func value(of arguments: [Value]) -> Value {
    let run = EvaluationRun(Evaluator())
    do throws(FunctionFailure) {
      return try call(arguments, run: run)
    } catch {
      return .null
    }
  }
}

/// Why a function has no answer.
public struct FunctionFailure: Error, Sendable {
  /// What is said about it.
  public let message: Diagnostic.Message

  /// Creates a failure.
  public init(_ message: Diagnostic.Message) {
    self.message = message
  }
}

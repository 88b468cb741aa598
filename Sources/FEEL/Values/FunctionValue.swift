/// Something that FEEL can call: a built-in function, one written in FEEL, or one of the host.
public struct FunctionValue: Sendable {
  /// What is called.
  enum Body: Sendable {
    case builtIn(BuiltInFunction)
    case closure(Closure)
    case host(Host)
  }

  let body: Body

  /// Creates the value of a built-in function.
  public init(_ function: BuiltInFunction) {
    body = .builtIn(function)
  }

  /// Creates the value of a function written in FEEL.
  init(_ closure: Closure) {
    body = .closure(closure)
  }

  /// Creates a function that the host answers.
  ///
  /// - Parameters:
  ///   - parameters: The names and types of its parameters.
  ///   - returns: The type of its result.
  ///   - call: Computes the result from as many arguments as there are parameters, each converted
  ///     to its parameter's type.
  public init(
    parameters: [(name: String, type: ValueType)],
    returns: ValueType = .any,
    call: @escaping @Sendable ([Value]) -> Value
  ) {
    body = .host(Host(parameters, returns, call))
  }

  /// A function of the host; two are the same if they are one object.
  final class Host: Sendable {
    let parameters: [(name: String, type: ValueType)]
    let result: ValueType
    let call: @Sendable ([Value]) -> Value

    init(
      _ parameters: [(name: String, type: ValueType)],
      _ result: ValueType,
      _ call: @escaping @Sendable ([Value]) -> Value
    ) {
      self.parameters = parameters
      self.result = result
      self.call = call
    }
  }
}

extension FunctionValue {
  /// The type of the function: for a built-in one the type of its first form.
  public var type: ValueType {
    switch body {
    case .builtIn(let function): function.type
    case .closure(let closure): .function(closure.parameters.map(\.type), returns: .any)
    case .host(let host): .function(host.parameters.map(\.type), returns: host.result)
    }
  }

  /// Whether the function can stand where one of some parameters and a result is wanted; no
  /// parameters and any result stand for every function.
  func conforms(toParameters parameters: [ValueType], returning result: ValueType) -> Bool {
    if parameters.isEmpty, result == .any { return true }
    guard case .function(let own, let ownResult) = type else { return false }
    let known = ownResult == .any ? result : ownResult
    return ValueType.function(own, returns: known)
      .conforms(to: .function(parameters, returns: result))
  }
}

extension FunctionValue: Hashable {
  /// Whether two functions are the same one.
  public static func == (left: FunctionValue, right: FunctionValue) -> Bool {
    left.identity == right.identity
  }

  /// Feeds what tells the function apart into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(identity)
  }

  private enum Identity: Hashable {
    case name(String)
    case object(ObjectIdentifier)
  }

  private var identity: Identity {
    switch body {
    case .builtIn(let function): .name(function.name)
    case .closure(let closure): .object(ObjectIdentifier(closure))
    case .host(let host): .object(ObjectIdentifier(host))
    }
  }
}

extension FunctionValue: CustomStringConvertible {
  /// The name of a built-in function, or the parameters of another one.
  public var description: String {
    switch body {
    case .builtIn(let function): function.name
    case .closure(let closure): Self.text(closure.parameters.map(\.name))
    case .host(let host): Self.text(host.parameters.map(\.name))
    }
  }

  private static func text(_ parameters: [String]) -> String {
    "function(" + parameters.joined(separator: ", ") + ")"
  }
}

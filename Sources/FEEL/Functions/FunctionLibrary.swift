internal import Diagnostics

/// The functions that expressions may call by name.
public struct FunctionLibrary: Sendable {
  /// The functions, in the order in which they were given.
  public let functions: [BuiltInFunction]
  private let byName: [String: BuiltInFunction]

  /// Creates a library; of functions of one name the last one counts.
  public init(_ functions: [BuiltInFunction]) {
    self.functions = functions
    byName = Dictionary(functions.map { ($0.name, $0) }) { $1 }
  }

  /// Returns the function of a name.
  public subscript(name: String) -> BuiltInFunction? { byName[name] }

  /// The names of all functions.
  public var names: [String] { functions.map(\.name) }

  /// The names that the parser must know to read them as one.
  public var namesOfSeveralWords: [String] {
    functions.map(\.name).filter { $0.contains(" ") }
  }

  /// Returns the name that was probably meant by one that there is not.
  public func nearest(to name: String) -> String? {
    nearestName(to: name, among: functions.map(\.name))
  }

  /// Returns a library that has further functions.
  public func adding(_ more: [BuiltInFunction]) -> FunctionLibrary {
    FunctionLibrary(functions + more)
  }

  /// The functions of the standard, chapter 10.3.4.
  public static let standard = FunctionLibrary(
    ConversionFunctions.all + StringFunctions.all + ListFunctions.all + AggregateFunctions.all
      + NumericFunctions.all + TemporalFunctions.all + ContextFunctions.all + RangeFunctions.all
  )
}

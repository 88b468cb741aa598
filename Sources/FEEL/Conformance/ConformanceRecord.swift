internal import Foundation

/// One conformance case: a text of FEEL, what it sees, and what it should give.
public struct ConformanceRecord: Sendable {
  /// The unique name, `level/suite/case/result`.
  public let id: String
  /// The suite.
  public let suite: String
  /// The level, such as `compliance-level-3`.
  public let level: String
  /// What is tested; ``ConformanceRunner`` knows which kinds it can run.
  public let kind: String
  /// The text, if a literal expression is tested.
  public let feel: String?
  /// The variables that are given.
  public let inputs: [String: Value]
  /// The names of the declared types of variables.
  public let inputTypes: [String: String]
  /// The name of the declared type of the result.
  public let resultType: String?
  /// The types that these names refer to.
  public let types: [TypeDefinition]
  /// What the text should give.
  public let expected: Value
  /// What the text uses.
  public let features: [String]
  /// Engines with published results that don't pass this case.
  public let disputed: [String]

  /// A declared type.
  public struct TypeDefinition: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The name of the type that it narrows, or whose values its lists have.
    public let base: String?
    /// Whether its values are lists.
    public let isCollection: Bool
    /// Unary tests that its values, or the items of its lists, must pass.
    public let allowedValues: String?
    /// The entries that its contexts have.
    public let components: [TypeDefinition]?
  }

  /// Why a line is no record.
  public struct ReadingError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public let description: String
  }

  /// Creates a record from a line of JSON.
  public init(json line: String) throws(ReadingError) {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let fields = object as? [String: Any] else {
      throw ReadingError(description: "the line is no JSON object")
    }
    guard let id = fields["id"] as? String, let kind = fields["kind"] as? String else {
      throw ReadingError(description: "the record has no 'id' or no 'kind'")
    }
    guard let expected = ConformanceJSON.value(fields["expected"]) else {
      throw ReadingError(description: "the 'expected' of \(id) can't be read")
    }
    self.id = id
    self.kind = kind
    self.expected = expected
    suite = fields["suite"] as? String ?? ""
    level = fields["level"] as? String ?? ""
    feel = fields["feel"] as? String
    inputs = try Self.inputs(fields["inputs"], of: id)
    inputTypes = fields["inputTypes"] as? [String: String] ?? [:]
    resultType = fields["typeRef"] as? String
    types = ConformanceJSON.definitions(fields["types"])
    features = fields["features"] as? [String] ?? []
    disputed = fields["disputed"] as? [String] ?? []
  }

  private static func inputs(_ json: Any?, of id: String) throws(ReadingError) -> [String: Value] {
    var inputs: [String: Value] = [:]
    for (name, json) in json as? [String: Any] ?? [:] {
      guard let value = ConformanceJSON.value(json) else {
        throw ReadingError(description: "the input '\(name)' of \(id) can't be read")
      }
      inputs[name] = value
    }
    return inputs
  }
}

internal import Diagnostics
public import FEEL
internal import Foundation

/// One conformance case with its model; of an expression alone a model is made.
public struct ModelRecord: Sendable {
  /// What the record says besides its model.
  public let record: ConformanceRecord
  /// The model.
  public let model: DMNModel
  /// What is evaluated.
  public let target: Target

  /// What can be evaluated.
  public enum Target: Sendable, Hashable {
    /// A decision.
    case decision(String)
    /// An output of a decision service.
    case service(String, output: String)
  }

  /// Why a line is no record.
  public struct ReadingError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public let description: String
  }

  /// Creates a record from a line of JSON.
  public init(json line: String) throws(ReadingError) {
    do throws(ConformanceRecord.ReadingError) {
      record = try ConformanceRecord(json: line)
    } catch {
      throw ReadingError(description: error.description)
    }
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    let fields = object as? [String: Any] ?? [:]
    if record.kind == "literal" {
      target = .decision(Self.literal)
      model = try Self.model(of: record, fields)
      return
    }
    guard let target = Self.target(fields["target"]) else {
      throw ReadingError(description: "\(record.id) has no 'target'")
    }
    self.target = target
    model = try Self.model(fields["model"], of: record)
  }

  private static func model(
    _ json: Any?,
    of record: ConformanceRecord
  ) throws(ReadingError) -> DMNModel {
    do throws(RecordModelReader.Failure) {
      return try RecordModelReader(source: record.id).model(json, name: record.suite)
    } catch {
      throw ReadingError(description: "\(record.id): \(error.description)")
    }
  }

  /// The decision of a model made of a record that has none.
  private static let literal = "literal"

  /// Makes a model with one decision of a record that is an expression with declared types.
  private static func model(
    of record: ConformanceRecord,
    _ fields: [String: Any]
  ) throws(ReadingError) -> DMNModel {
    var model = try model(["types": fields["types"] ?? []], of: record)
    let names = Set(record.inputs.keys).union(record.inputTypes.keys).sorted()
    model.inputs = names.map { InputData($0, typeRef: record.inputTypes[$0]) }
    let text = SourceFragment(SourceText(name: record.id, text: record.feel ?? ""))
    let decision = Decision(
      literal,
      typeRef: record.resultType,
      requirements: names.map { Requirement(.input, $0) },
      logic: BoxedExpression(.literal(text))
    )
    model.decisions = [decision]
    return model
  }

  private static func target(_ json: Any?) -> Target? {
    guard let fields = json as? [String: Any] else { return nil }
    if let decision = fields["decision"] as? String { return .decision(decision) }
    guard let service = fields["service"] as? String else { return nil }
    return .service(service, output: fields["output"] as? String ?? "")
  }
}

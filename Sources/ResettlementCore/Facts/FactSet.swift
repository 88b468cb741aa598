/// Values of facts by their ids, in the order of the ids.
///
/// A subject holds here what packs declare beyond the core's facts. What is not in the set is
/// unknown.
public struct FactSet: Sendable, Hashable {
  private var values: [String: FactValue] = [:]

  /// Creates an empty set.
  public init() {}

  /// The value of a fact; unknown if there is none, and setting it to unknown takes it out.
  public subscript(id: String) -> FactValue {
    get { values[id] ?? .unknown }
    set { values[id] = newValue == .unknown ? nil : newValue }
  }

  /// The ids of the facts in the set, sorted.
  public var ids: [String] { values.keys.sorted() }

  /// Whether nothing is in the set.
  public var isEmpty: Bool { values.isEmpty }
}

extension FactSet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The ids of the facts; values are not shown, since they may be personal.
  public var description: String { ids.description }

  /// The ids of the facts; values are not shown, since they may be personal.
  public var debugDescription: String { description }

  /// The ids of the facts; values are not shown, since they may be personal.
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: ids) }
}

/// Values by name, in the order in which they were put in.
public struct ContextValue: Sendable {
  /// The names, in order.
  public private(set) var keys: [String] = []
  private var values: [String: Value] = [:]

  /// Creates a context without entries.
  public init() {}

  /// Creates a context from entries; of entries of one name the last one stays.
  public init(_ entries: some Sequence<(String, Value)>) {
    for (key, value) in entries { self[key] = value }
  }

  /// The value of a name, `nil` if there is none; setting `nil` removes the entry.
  public subscript(key: String) -> Value? {
    get { values[key] }
    set {
      if newValue == nil { keys.removeAll { $0 == key } }
      if newValue != nil, values[key] == nil { keys.append(key) }
      values[key] = newValue
    }
  }

  /// The entries, in order.
  public var entries: [(key: String, value: Value)] {
    keys.map { ($0, values[$0] ?? .null) }
  }

  /// The number of entries.
  public var count: Int { keys.count }
}

extension ContextValue: Hashable {
  /// Whether two contexts have the same entries, in any order.
  public static func == (left: ContextValue, right: ContextValue) -> Bool {
    left.values == right.values
  }

  /// Feeds the entries into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(values)
  }
}

extension ContextValue: ExpressibleByDictionaryLiteral {
  /// Creates a context from entries written out.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
  }
}

/// A collection that is being read.
struct Frame {
  /// What the next node of a mapping is.
  private enum Expected {
    case key
    case value(of: YAMLScalar)
    case valueToSkip
  }

  /// Whether it is a mapping, else a list.
  let isMapping: Bool

  /// Whether it is written in brackets.
  let isFlow: Bool

  /// Where it begins.
  var start = 0

  /// Where its last part ends.
  var lastEnd = 0

  /// Whether all its parts could be read.
  var isComplete = true

  private var items: [YAMLNode] = []
  private var entries: [YAMLMapping.Entry] = []
  private var keys: [String: YAMLScalar] = [:]
  private var expected = Expected.key

  /// Creates a collection without parts.
  init(isMapping: Bool, isFlow: Bool) {
    self.isMapping = isMapping
    self.isFlow = isFlow
  }

  /// The collection as it is so far.
  var kind: YAMLNode.Kind { isMapping ? .mapping(YAMLMapping(entries)) : .sequence(items) }

  /// Whether the next node is a key.
  var expectsKey: Bool {
    guard isMapping, case .key = expected else { return false }
    return true
  }

  /// Takes a key in, and returns the one of the same text before it, if there is one.
  mutating func begin(_ key: YAMLScalar) -> YAMLScalar? {
    expected = .value(of: key)
    if let first = keys[key.text] { return first }
    keys[key.text] = key
    return nil
  }

  /// Leaves the next value out, as its key can't be used.
  mutating func skipEntry() {
    expected = .valueToSkip
    isComplete = false
  }

  /// Gives a key up whose value can't be read.
  mutating func abandonEntry() {
    expected = .key
    isComplete = false
  }

  /// Takes an item or a value in.
  mutating func add(_ node: YAMLNode?) {
    if node == nil { isComplete = false }
    guard isMapping else {
      if let node { items.append(node) }
      return
    }
    if case .value(let key) = expected, let node {
      entries.append(YAMLMapping.Entry(key: key, value: node))
    }
    expected = .key
  }
}

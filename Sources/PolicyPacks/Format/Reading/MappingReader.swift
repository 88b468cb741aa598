internal import Diagnostics
internal import LocatedYAML

/// The keys of a mapping with their values, read by the table of its keys.
///
/// What the table can tell is reported when the reader is made: unknown keys, missing ones and
/// ones that exclude one another. A value is read, and its mistakes reported, at each look-up: look
/// a key up once.
struct MappingReader {
  /// The mapping.
  let mapping: YAMLMapping

  /// Where the mapping stands, with its name.
  let range: SourceRange

  /// A place that stands for the mapping: its name or its first key.
  let mark: SourceRange

  /// Whether the mapping could be read to its end.
  let isComplete: Bool

  /// The file it stands in.
  let reading: FileReading

  /// Creates a reader; `nil`, after a diagnostic, if the node is no mapping.
  init?(
    _ node: YAMLNode,
    _ shape: Shape,
    _ reading: FileReading,
    named name: LocatedName? = nil
  ) {
    guard let mapping = node.mapping else {
      reading.error(.expectedKeys(of: shape), at: name?.range ?? node.openingRange)
      return nil
    }
    self.mapping = mapping
    range = name.map { $0.range.union(node.range) } ?? node.range
    mark = name?.range ?? node.openingRange
    isComplete = node.isComplete
    self.reading = reading
    checkKeys(by: shape)
  }

  /// The value of a key; `nil` if it is not there or, after a diagnostic, can't be read.
  subscript<Value>(key: Key<Value>) -> Value? {
    guard let entry = mapping.entry(of: key.name) else { return nil }
    return reading.read(entry, as: key.notation)
  }

  /// Returns whether a key is there.
  func has<Value>(_ key: Key<Value>) -> Bool { mapping.entry(of: key.name) != nil }

  /// Returns those of some keys that are not there, as far as that can be known.
  func absent(_ keys: [any ShapeKey]) -> Set<String> {
    guard isComplete else { return [] }
    return Set(keys.map(\.name)).subtracting(mapping.entries.map(\.key.text))
  }

  /// Returns where a key stands, if it is there.
  func range<Value>(of key: Key<Value>) -> SourceRange? { mapping.entry(of: key.name)?.key.range }
}

// MARK: - Checking keys

extension MappingReader {
  private func checkKeys(by shape: Shape) {
    let unknown = unknownKeys(in: shape)
    for key in unknown { reading.add(.unknownKey(key, in: shape)) }
    for choice in shape.choices { checkConflicts(in: choice) }
    guard isComplete else { return }
    // A key that was probably meant by an unknown one is not reported as missing too.
    let meant = unknown.compactMap { nearestName(to: $0.text, among: shape.names) }
    checkPresence(of: shape, meant: meant)
  }

  private func unknownKeys(in shape: Shape) -> [YAMLScalar] {
    var unknown: [YAMLScalar] = []
    for entry in mapping.entries where !shape.names.contains(entry.key.text) {
      unknown.append(entry.key)
    }
    return unknown
  }

  private func checkPresence(of shape: Shape, meant: [String]) {
    for key in shape.required where !isGiven(key.name, meant) {
      guard let code = key.missingCode else { continue }
      reading.error(.missingKey(key, code, in: shape), at: mark)
    }
    for choice in shape.choices where choice.isRequired {
      if choice.keys.contains(where: { isGiven($0, meant) }) { continue }
      reading.error(.missingOne(of: choice.keys, in: shape), at: mark)
    }
  }

  /// Whether a key is there, or was probably meant by an unknown one.
  private func isGiven(_ key: String, _ meant: [String]) -> Bool {
    mapping.entries.contains { $0.key.text == key } || meant.contains(key)
  }

  private func checkConflicts(in choice: Shape.Choice) {
    var first: YAMLScalar?
    for entry in mapping.entries where choice.keys.contains(entry.key.text) {
      if let first {
        if entry.key.text != first.text { reading.add(.conflictingKeys(first, entry.key)) }
      } else {
        first = entry.key
      }
    }
  }
}

internal import LocatedYAML

/// What a tree of YAML says: its keys and texts in their order, whatever they look like.
indirect enum Meaning: Hashable {
  case nothing
  case text(String)
  case list([Meaning])
  case keys([Pair])

  /// A key with its value.
  struct Pair: Hashable {
    let key: String
    let value: Meaning
  }

  /// Takes the meaning of a tree.
  init(_ node: YAMLNode?) {
    self.init(node) { $0.text }
  }

  /// Takes the meaning of a tree whose texts are read in a way of one's own.
  init(_ node: YAMLNode?, reading text: (YAMLScalar) -> String) {
    switch node?.kind {
    case nil: self = .nothing
    case .scalar(let scalar): self = scalar.isEmpty ? .nothing : .text(text(scalar))
    case .sequence(let items): self = .list(items.map { Meaning($0, reading: text) })
    case .mapping(let mapping):
      let pairs = mapping.entries.map { entry in
        Pair(key: entry.key.text, value: Meaning(entry.value, reading: text))
      }
      self = .keys(pairs)
    }
  }
}

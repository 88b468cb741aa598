internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// What stands in a pack's files, element by element, as its author wrote it.
struct PackContents {
  /// An element of a pack: a rule, a clause, a parameter and so on.
  struct Element {
    /// What it is called, if its author has said so.
    let title: LocalizedText?
    /// Each text in it with the keys that lead to it, in the order of the file.
    let texts: [(path: String, text: String)]
  }

  /// The kind and the name of an element.
  struct Key: Hashable {
    let kind: PackDifference.Element
    let name: String
  }

  /// The names of the elements, in the order of the files.
  private(set) var keys: [Key] = []
  /// The elements by name.
  private(set) var elements: [Key: Element] = [:]

  /// Reads the files of a pack; what is no YAML is left out.
  init(_ source: PackSource) {
    for file in source.files {
      guard let mapping = YAMLDocument(file).root?.mapping else { continue }
      if file.name.hasSuffix(PackFormat.manifestName) {
        add(YAMLNode(.mapping(mapping), at: file.wholeRange), Key(kind: .manifest, name: "pack"))
      } else {
        addFile(mapping, at: file.wholeRange)
      }
    }
  }

  private mutating func addFile(_ file: YAMLMapping, at range: SourceRange) {
    if let rule = file.entries.first(where: { Self.ruleKeys.contains($0.key.text) }) {
      let name = "\(rule.key.text) \(rule.value.scalar?.text ?? "")"
      return add(YAMLNode(.mapping(file), at: range), Key(kind: .rule, name: name))
    }
    for entry in file.entries {
      guard let kind = PackDifference.Element(list: entry.key.text) else { continue }
      for item in entry.value.sequence ?? [] {
        guard let name = item.mapping?["id"]?.scalar?.text else { continue }
        add(item, Key(kind: kind, name: name))
      }
      for item in entry.value.mapping?.entries ?? [] {
        add(item.value, Key(kind: kind, name: item.key.text))
      }
    }
  }

  private mutating func add(_ node: YAMLNode, _ key: Key) {
    if elements[key] == nil { keys.append(key) }
    var texts: [(String, String)] = []
    Self.flatten(node, "", into: &texts)
    elements[key] = Element(title: Self.title(of: node), texts: texts)
  }

  /// Items of a list are named by what tells them from the others: a name, a first day, a number.
  private static func flatten(
    _ node: YAMLNode,
    _ path: String,
    into texts: inout [(String, String)]
  ) {
    let prefix = path.isEmpty ? "" : path + "."
    switch node.kind {
    case .scalar(let scalar): texts.append((path, scalar.text.onOneLine))
    case .mapping(let mapping):
      for entry in mapping.entries { flatten(entry.value, prefix + entry.key.text, into: &texts) }
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        let name =
          ["id", "unit", "from"].lazy.compactMap { item.mapping?[$0]?.scalar?.text }.first
          ?? item.scalar?.text.onOneLine ?? "\(index + 1)"
        flatten(item, "\(path)[\(name)]", into: &texts)
      }
    }
  }

  private static func title(of node: YAMLNode) -> LocalizedText? {
    let keys = ["title", "heading", "question", "name"]
    guard let title = keys.lazy.compactMap({ node.mapping?[$0] }).first else { return nil }
    if let text = title.scalar?.text { return LocalizedText(zh: text) }
    guard let chinese = title.mapping?["zh-Hans"]?.scalar?.text else { return nil }
    return LocalizedText(zh: chinese, en: title.mapping?["en"]?.scalar?.text ?? chinese)
  }

  /// The keys that begin the file of a rule, a procedure or a paper.
  private static let ruleKeys = Set(
    Rule.Kind.allCases.map(\.key) + ["procedure", "paper"]
  )
}

extension SourceText {
  fileprivate var wholeRange: SourceRange { SourceRange(self, 0..<bytes.count) }
}

extension String {
  /// The text with every run of blanks and line breaks as one blank.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

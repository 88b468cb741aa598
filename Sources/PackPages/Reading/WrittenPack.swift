internal import Diagnostics
internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore

/// A pack as its author wrote it: what stands in its files, under the names that it has there.
///
/// Nothing is compiled, so that templates, libraries and kinds of rules to come are read alike.
struct WrittenPack: Sendable {
  /// The pack's name.
  let id: String
  /// What it is called.
  let title: LocalizedText
  /// What `pack.yaml` says.
  let manifest: Element
  /// The packs that it builds on by name: the template that it fills before those it requires.
  let foundations: [String]
  /// What stands in its files, in their order.
  private(set) var elements: [Element] = []
  /// The pieces of extracts that its tests use.
  private(set) var personas: [String: YAMLNode] = [:]

  private var places: [Address: Int] = [:]

  /// Reads a pack; `nil` if its `pack.yaml` has no name.
  init?(_ source: PackSource) {
    let files = source.files.compactMap { file in
      YAMLDocument(file).root.map { (path: Self.path(of: file, in: source), root: $0) }
    }
    guard let top = files.first(where: { $0.path == PackFormat.manifestName }),
      let id = top.root["id"]?.text
    else { return nil }
    self.id = id
    title = top.root["title"]?.localized ?? LocalizedText(zh: id)
    foundations = (top.root["fills"]?.texts ?? []) + (top.root["requires"]?.texts ?? [])
    manifest = Element(
      address: Address(pack: id, kind: .pack, id: id),
      title: title,
      form: "",
      node: top.root,
      range: top.root.range,
      file: top.path
    )
    addDocuments()
    for file in files where file.path != PackFormat.manifestName { add(file.root, file.path) }
  }

  /// The path of a file inside its pack's folder.
  private static func path(of file: SourceText, in source: PackSource) -> String {
    let prefix = source.name.hasSuffix("/") ? source.name : source.name + "/"
    return file.name.hasPrefix(prefix) ? String(file.name.dropFirst(prefix.count)) : file.name
  }

  // MARK: - Finding

  /// Returns the elements of a kind, in the order of the files.
  func elements(_ kind: Address.Kind) -> [Element] { elements.filter { $0.address.kind == kind } }

  /// Returns the element at an address; `nil` if it is none of the pack's.
  func element(at address: Address) -> Element? { places[address].map { elements[$0] } }

  /// Every rule and procedure, in the order of the files.
  var rules: [Element] { elements.filter { [.rule, .procedure].contains($0.address.kind) } }

  /// The clauses in the order of their names, in which numbers count as such: that of the documents.
  var clauses: [Element] {
    elements(.clause).enumerated()
      .map { (Self.sortKey($1.id), $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// A name in which every number has as many digits.
  private static func sortKey(_ name: String) -> String {
    var (key, digits) = ("", "")
    for character in name + " " {
      guard !character.isASCII || !character.isNumber else {
        digits.append(character)
        continue
      }
      if !digits.isEmpty { key += String(repeating: "0", count: max(0, 12 - digits.count)) }
      key += digits
      key.append(character)
      digits = ""
    }
    return key
  }

  /// The units that it names in its manifest.
  var units: [String] {
    (manifest["units"]?.sequence ?? []).compactMap { $0.scalar?.text ?? $0["unit"]?.text }
  }

  // MARK: - Reading

  private mutating func addDocuments() {
    for node in manifest["documents"]?.items ?? [] {
      guard let name = node["id"]?.text else { continue }
      add(node, .document, name, title: "title", at: node.range, manifest.file)
    }
  }

  private mutating func add(_ root: YAMLNode, _ file: String) {
    if let rule = root.entries.first(where: { Self.ruleForms.contains($0.key.text) }) {
      guard let name = rule.value.text else { return }
      let kind = Self.kinds[rule.key.text] ?? .rule
      return add(root, kind, name, title: "title", form: rule.key.text, at: root.range, file)
    }
    for entry in root.entries { addList(entry, file) }
  }

  private mutating func addList(_ list: YAMLMapping.Entry, _ file: String) {
    switch list.key.text {
    case "clauses":
      for node in list.value.items {
        guard let name = node["id"]?.text else { continue }
        add(node, .clause, name, title: "heading", at: node.range, file)
      }
    case "tests":
      for (index, node) in list.value.items.enumerated() {
        add(node, .test, "\(file)#\(index + 1)", title: "name", at: node.range, file)
      }
    case "personas":
      for entry in list.value.entries { personas[entry.key.text] = entry.value }
    case "parameters": addNamed(list.value, .parameter, "title", file)
    case "readings": addNamed(list.value, .reading, "question", file)
    case "definitions": addNamed(list.value, .definition, "title", file)
    case "facts": addNamed(list.value, .fact, "name", file)
    case "places": addPlaces(list.value, file)
    case "messages": addNamed(list.value, .message, "title", file)
    default: break
    }
  }

  /// Adds who is responsible, by topic; what is said of a topic again has the day from which on.
  private mutating func addPlaces(_ list: YAMLNode, _ file: String) {
    for node in list.items {
      guard let topic = node["topic"]?.text else { continue }
      let isAgain = places[Address(pack: id, kind: .place, id: topic)] != nil
      let name = isAgain ? "\(topic)-\(node["from"]?.text ?? "")" : topic
      add(node, .place, name, title: "topic", at: node.range, file)
    }
  }

  private mutating func addNamed(
    _ list: YAMLNode,
    _ kind: Address.Kind,
    _ title: String,
    _ file: String
  ) {
    for entry in list.entries {
      add(entry.value, kind, entry.key.text, title: title, at: entry.range, file)
    }
  }

  private mutating func add(
    _ node: YAMLNode,
    _ kind: Address.Kind,
    _ name: String,
    title key: String,
    form: String = "",
    at range: SourceRange,
    _ file: String
  ) {
    let address = Address(pack: id, kind: kind, id: name)
    guard places[address] == nil else { return }
    places[address] = elements.count
    elements.append(
      Element(
        address: address,
        title: node[key]?.localized.map { Self.title($0, of: kind) } ?? LocalizedText(zh: name),
        form: form,
        node: node,
        range: range,
        file: file
      )
    )
  }

  /// What something is called by what its author wrote: a topic by the words for it.
  private static func title(_ text: LocalizedText, of kind: Address.Kind) -> LocalizedText {
    guard kind == .place else { return text }
    return ResponsibilityTopic(rawValue: text.chinese)?.name ?? text
  }

  /// What begins with which key, where that is no rule.
  private static let kinds: [String: Address.Kind] = ["procedure": .procedure, "paper": .paper]

  /// The keys that begin the file of a rule, a procedure or a paper.
  private static let ruleForms = Set(
    Rule.Kind.allCases.map { $0.rawValue.replacing("-", with: "_") } + kinds.keys
  )
}

internal import FEEL
internal import LocatedYAML
internal import ResettlementCore

/// Finds what an element refers to: clauses, rules, steps, units by its keys, and in its expressions
/// parameters, readings, definitions and facts that packs declare.
struct ReferenceFinder {
  /// What was found, in the order in which it is named.
  private(set) var references: [Address] = []

  private let book: PackBook
  private let pack: String
  private let element: Element

  /// Looks through an element.
  init(_ element: Element, in book: PackBook) {
    self.book = book
    self.element = element
    pack = element.address.pack
    switch element.address.kind {
    case .pack, .document, .fact, .unit: break
    case .test: addTest()
    case .place: addPlace()
    case .message: add(book.find(.rule, named: element.id, from: pack))
    default: visit(element.node)
    }
  }

  private mutating func add(_ element: Element?) {
    if let element { references.append(element.address) }
  }

  // MARK: - Keys

  private mutating func visit(_ node: YAMLNode) {
    for entry in node.entries { visit(entry) }
    for item in node.sequence ?? [] { visit(item) }
  }

  private mutating func visit(_ entry: YAMLMapping.Entry) {
    switch entry.key.text {
    case "cite", "override": addAll(entry.value, .clause)
    case "for" where element.address.kind == .paper: addSteps(entry.value)
    case _ where element.address.kind == .paper && WrittenKeys.paperProse.contains(entry.key.text):
      break
    case "seal" where element.address.kind == .paper: addUnits(entry.value)
    case "by", "for", "rule": addAll(entry.value, .rule, .procedure, .definition)
    case "procedure" where element.address.kind == .rule: addAll(entry.value, .procedure)
    case "unit" where element.address.kind == .parameter: break
    case "unit", "of", "left_to", "actor", "kept_by": addUnits(entry.value)
    case _ where WrittenKeys.named.contains(entry.key.text) && entry.value.mapping != nil:
      for part in entry.value.entries { visitWhole(part.value) }
    case _ where WrittenKeys.prose.contains(entry.key.text): break
    default: visitWhole(entry.value)
    }
  }

  private mutating func visitWhole(_ node: YAMLNode) {
    visit(node)
    for text in node.scalars { addNames(in: text) }
  }

  private mutating func addAll(_ node: YAMLNode, _ kinds: Address.Kind...) {
    for name in node.texts {
      for kind in kinds where book.find(kind, named: name, from: pack) != nil {
        add(book.find(kind, named: name, from: pack))
        break
      }
    }
  }

  private mutating func addUnits(_ node: YAMLNode) {
    for name in node.texts { references += book.unit(named: name, from: pack).map { [$0] } ?? [] }
  }

  // MARK: - Papers and places

  /// Adds the steps that a paper is for, and their procedures.
  private mutating func addSteps(_ node: YAMLNode) {
    for item in node.items {
      guard let path = item.text ?? item["step"]?.text, let dot = path.firstIndex(of: "."),
        let procedure = book.find(.procedure, named: String(path[..<dot]), from: pack)
      else { continue }
      references.append(procedure.address)
      let step = String(path[path.index(after: dot)...])
      if procedure.hasStep(step) { references.append(procedure.address(ofStep: step)) }
    }
  }

  private mutating func addPlace() {
    addAll(element["cite"] ?? .nothing(at: element), .clause)
    addAll(element["reading"] ?? .nothing(at: element), .reading)
    for units in element["units"]?.entries ?? [] { addUnits(units.value) }
  }

  // MARK: - Tests

  private mutating func addTest() {
    let parts = [element.node] + ["expect", "cases"].flatMap { element[$0]?.items ?? [] }
    for part in parts {
      addAll(part["rule"] ?? .nothing(at: element), .rule)
      addAll(part["procedure"] ?? .nothing(at: element), .procedure)
      addAll(part["clause"] ?? .nothing(at: element), .clause)
      addAll(part["parameter"] ?? .nothing(at: element), .parameter)
      addAll(part["reading"] ?? .nothing(at: element), .reading)
      addAll(part["cites"] ?? .nothing(at: element), .clause)
      for entry in part["readings"]?.entries ?? [] {
        add(book.find(.reading, named: entry.key.text, from: pack))
      }
      for entry in part["parameters"]?.entries ?? [] {
        add(book.find(.parameter, named: entry.key.text, from: pack))
      }
    }
  }

  // MARK: - Expressions

  private mutating func addNames(in scalar: YAMLScalar) {
    guard !scalar.text.isEmpty, scalar.text.utf8.count <= Parser.maximumLength else { return }
    var finder = NameFinder(book.names(in: pack))
    if let tree = Parser.expression(scalar.fragment).tree {
      finder.visit(tree)
    } else {
      for test in Parser.unaryTests(scalar.fragment).tree ?? [] {
        for child in test.children { finder.visit(child) }
      }
    }
    references += finder.found
  }
}

extension YAMLNode {
  /// The text itself, or the texts of a list of texts.
  fileprivate var scalars: [YAMLScalar] {
    if let scalar { return [scalar] }
    return (sequence ?? []).compactMap(\.scalar)
  }

  fileprivate static func nothing(at element: Element) -> YAMLNode {
    YAMLNode(.sequence([]), at: element.range)
  }
}

extension PackBook {
  /// Returns where a unit is found: the pack, or one it builds on, that lists it.
  func unit(named name: String, from pack: String) -> Address? {
    scope(of: pack).first { $0.units.contains(name) }
      .map { Address(pack: $0.id, kind: .unit, id: name) }
  }
}

/// Keys of packs by what stands behind them.
enum WrittenKeys {
  /// Keys behind which there is prose, a name, a date or a word, and never an expression.
  static let prose: Set<String> = [
    "title", "heading", "name", "question", "gist", "about", "why", "zh-Hans", "en", "evidence",
    "options", "choose", "place", "kind", "force", "status", "from", "to", "review_by", "gap",
    "id", "role", "subject", "risk", "category", "otherwise", "per", "period", "every", "days",
    "next", "start", "hit",
    "type", "open", "blank", "filled_by", "updated",
  ]

  /// Keys behind which there is no expression in papers.
  static let paperProse: Set<String> = [
    "use", "heading", "text", "blank", "signatures", "mask", "total",
  ]

  /// Keys behind which there are names of the author's own, which mean nothing as keys.
  static let named: Set<String> = ["when", "all", "any", "groups", "fields", "values", "columns"]
}

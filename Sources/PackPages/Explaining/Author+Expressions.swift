internal import Diagnostics
internal import FEEL
internal import LocatedYAML
internal import ResettlementCore
internal import ResettlementKit

extension Author {
  /// Returns an expression: as a sentence, and as it is written.
  func expression(_ node: YAMLNode, label: String? = nil) -> Item {
    guard let scalar = node.scalar else { return mapped(node, label: label) }
    let sentence = sentence(scalar)
    let name: Prose = label.map { .strong($0) } ?? ""
    guard let sentence else { return Item(name, code: scalar.text.trimmed) }
    let mark: Prose = label == nil ? "" : .text(pick("：", ": "))
    return Item(name + mark + .text(sentence), code: scalar.text.trimmed)
  }

  /// Returns what an expression says in plain words; `nil` if it can't be read.
  func sentence(_ scalar: YAMLScalar) -> String? {
    guard let tree = Parser.expression(scalar.fragment).sound else { return nil }
    return renderer.sentence(tree)
  }

  /// Returns what a cell of a decision table says of what it tests; `nil` if it can't be read.
  func sentence(_ cell: YAMLScalar, of input: YAMLScalar) -> String? {
    guard let tests = Parser.unaryTests(cell.fragment).sound,
      let tested = Parser.expression(input.fragment).sound
    else { return nil }
    if case .any? = tests.first?.form { return pick("不限", "anything") }
    return renderer.sentence(tests, of: tested)
  }

  private var renderer: SentenceRenderer {
    SentenceRenderer(
      words.language,
      vocabulary: PackVocabulary(author: self, subject: subject)
    )
  }

  /// Returns what stands behind a key that holds keys in turn.
  func mapped(_ node: YAMLNode, label: String?) -> Item {
    let items = node.entries.map { self.entry($0) }
    return Item(label.map { .strong($0) } ?? "", items: items)
  }

  /// Returns a key with what stands behind it, whatever that is.
  func entry(_ entry: YAMLMapping.Entry) -> Item {
    let (key, value) = (entry.key.text, entry.value)
    let label = words.key(key)
    switch key {
    case "left_to", "actor", "kept_by", "unit": return said(label, units(value))
    case "cite", "override": return said(label, citations(value))
    case "for", "procedure": return said(label, rules(value))
    case "force": return said(label, .text(words.force(value.text ?? "")))
    case "period", "every", "updated": return said(label, .text(words.period(value.text ?? "")))
    case "per": return said(label, .text(value.text.map(one) ?? ""))
    case "risk":
      return said(label, .text(value.text.map(risk) ?? ""))
    case "category":
      return said(label, .text(value.text.map(category) ?? ""))
    case "severity" where value.scalar != nil, "otherwise":
      return said(label, .text(value.text.map(severity) ?? ""))
    case "title", "about", "why", "name":
      return said(label, .text(value.localized.map(words.text) ?? ""))
    default: break
    }
    if let items = value.sequence {
      return Item(.strong(label), items: items.map { expression($0) })
    }
    return expression(value, label: label)
  }

  private func said(_ label: String, _ what: Prose) -> Item {
    Item(.strong(label) + .text(pick("：", ": ")) + what)
  }

  /// Returns the word for one of what an amount is given for.
  func one(_ unit: String) -> String { PlainWords(words.language).one(of: unit) }

  private func risk(_ name: String) -> String {
    guard words.language == .chinese else { return name.replacing("_", with: " ") }
    return RiskType(rawValue: name)?.chineseName ?? name
  }

  private func category(_ name: String) -> String {
    MonitoredCategory(rawValue: name).map { words.text($0.name) } ?? name
  }

  private func severity(_ name: String) -> String {
    RiskSeverity(rawValue: name).map { words.text($0.title) } ?? name
  }
}

extension String {
  /// The text without blanks and line breaks around it.
  var trimmed: String {
    var rest = Substring(self)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return String(rest)
  }

  /// The text on one line.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

internal import LocatedYAML
internal import ResettlementCore

extension YAMLNode {
  /// The value of a key; `nil` in what is no mapping.
  subscript(key: String) -> YAMLNode? { mapping?[key] }

  /// The text, if the node is one that says something.
  var text: String? { scalar.flatMap { $0.isEmpty ? nil : $0.text } }

  /// The text in two languages, or the one text for both.
  var localized: LocalizedText? {
    if let text { return LocalizedText(zh: text) }
    guard let chinese = self["zh-Hans"]?.text ?? self["en"]?.text else { return nil }
    return LocalizedText(zh: chinese, en: self["en"]?.text)
  }

  /// The items of a list, or the one thing that stands for a list of it.
  var items: [YAMLNode] {
    if let sequence { return sequence }
    return isEmpty ? [] : [self]
  }

  /// The texts of a list, or the one text that stands for a list of it.
  var texts: [String] { items.compactMap(\.text) }

  /// The keys with their values; none in what is no mapping.
  var entries: [YAMLMapping.Entry] { mapping?.entries ?? [] }
}

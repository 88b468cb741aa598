internal import Diagnostics
internal import LocatedYAML

/// What was found while the tree of one file was read, and which key is being read.
final class FileReading {
  /// What was found.
  private(set) var findings = Findings()

  /// The key whose value is being read, for messages.
  private(set) var key: String?

  /// The expressions that were met.
  private(set) var expressions: [ExpressionText] = []

  /// Keeps an expression in mind.
  func note(_ expression: ExpressionText) {
    expressions.append(expression)
  }

  /// Adds a finding.
  func add(_ diagnostic: Diagnostic) {
    findings.add(diagnostic)
  }

  /// Adds an error at its place.
  func error(_ message: Diagnostic.Message, at range: SourceRange) {
    findings.add(message, at: range)
  }

  /// Returns the value of a key.
  func read<Value>(_ entry: YAMLMapping.Entry, as notation: NamedNotation<Value>) -> Value? {
    let outer = key
    defer { key = outer }
    key = entry.key.text
    guard !entry.value.isEmpty else {
      error(.nothingThere(entry.key.text), at: entry.key.range)
      return nil
    }
    return notation.read(entry.key.located(entry.key.text), entry.value, self)
  }

  /// Returns the value of a key that needs no name.
  func read<Value>(_ entry: YAMLMapping.Entry, as notation: Notation<Value>) -> Value? {
    let outer = key
    defer { key = outer }
    key = entry.key.text
    guard !entry.value.isEmpty else {
      error(.nothingThere(entry.key.text), at: entry.key.range)
      return nil
    }
    return notation.read(entry.value, self)
  }

  /// Returns the value of an item of a list.
  func read<Value>(_ item: YAMLNode, as notation: Notation<Value>) -> Value? {
    guard !item.isEmpty else {
      error(.nothingThere(key), at: item.range)
      return nil
    }
    return notation.read(item, self)
  }

  /// Reports a name that is not written as names of its sort are.
  func check(_ name: YAMLScalar, against pattern: NamePattern) {
    guard !pattern.matches(name.text) else { return }
    error(.badName(name.text, pattern: pattern), at: name.range)
  }
}

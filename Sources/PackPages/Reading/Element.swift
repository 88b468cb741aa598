internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// Something that stands in a pack's files under a name of its own, as its author wrote it.
struct Element: Sendable {
  /// Where it is found.
  let address: Address
  /// What it is called; its name where its author has not said so.
  let title: LocalizedText
  /// The key with which its file begins, if it is a rule, a procedure or a paper, such as
  /// `programme`.
  let form: String
  /// What it says.
  let node: YAMLNode
  /// Where it stands, its key included.
  let range: SourceRange
  /// Its file's path inside the pack's folder.
  let file: String

  /// Its name among those of its kind.
  var id: String { address.id }

  /// Returns the value of one of its keys.
  subscript(key: String) -> YAMLNode? { node[key] }
}

extension Element {
  /// What kind of rule it is, if it is one.
  var ruleKind: Rule.Kind? { Rule.Kind(rawValue: form.replacing("_", with: "-")) }

  /// The kind of subject that it is about.
  var subject: SubjectKind? {
    if address.kind == .definition || address.kind == .fact {
      return SubjectKind(rawValue: String(id.prefix { $0 != "." }))
    }
    return node["subject"]?.scalar.flatMap { SubjectKind(rawValue: $0.text) }
  }
}

// MARK: - Steps

extension Element {
  /// Whether it is a procedure that has a step of a name.
  func hasStep(_ name: String) -> Bool { node["steps"]?[name] != nil }

  /// Returns where a step of the procedure that it is is found.
  func address(ofStep step: String) -> Address {
    Address(pack: address.pack, kind: .step, id: "\(id).\(step)")
  }
}

internal import FEEL
internal import ResettlementCore

/// What the facts, parameters and definitions of a pack are called.
struct PackNames: Sendable {
  /// The facts.
  let catalogue: FactCatalogue
  /// The parameters' titles by id.
  let parameters: [String: LocalizedText]
  /// The definitions' titles by id.
  let definitions: [String: LocalizedText]

  /// Returns what a part of an expression is called; `nil` if it is none of them.
  func name(of trace: Trace, about kind: SubjectKind) -> LocalizedText? {
    switch trace.form {
    case .definition(let id): return definitions[id]
    case .fact(let path):
      if let parameter = trace.named(in: PackScope.Record.parameter) {
        return parameters[parameter]
      }
      return declaration(path, from: kind)?.name
    default: return nil
    }
  }

  /// Returns the fact at the end of a path that begins with a kind of subject.
  func declaration(_ path: [String], from kind: SubjectKind) -> FactDeclaration? {
    guard path.first == kind.rawValue else { return nil }
    var owner: SubjectKind? = kind
    var found: FactDeclaration?
    for name in path.dropFirst() {
      guard let current = owner else { return nil }
      found = catalogue.fact(id: name, of: current)
      owner = found?.type.referencedKind
    }
    return found
  }
}

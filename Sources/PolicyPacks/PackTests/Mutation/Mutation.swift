internal import Diagnostics
internal import ResettlementCore

/// A small change to one element of a pack.
struct Mutation: Sendable {
  /// The element as it is after the change, by its place among those of its sort.
  enum Element: Sendable {
    case manifest(PackManifest)
    case rule(Int, RuleModel)
    case procedure(Int, ProcedureModel)
    case definition(Int, DefinitionModel)
    case parameter(Int, ParameterModel)
    case reading(Int, ReadingModel)
    case clause(Int, PolicyClause)
  }

  /// What kind of change it is.
  let kind: MutationKind
  /// Where it is.
  let range: SourceRange
  /// What is changed, in a few words.
  let change: LocalizedText
  /// What the changed element is.
  let element: Element
}

extension PackModel {
  /// Returns the pack with a changed element.
  func applying(_ mutation: Mutation) -> PackModel {
    var copy = self
    switch mutation.element {
    case .manifest(let manifest): copy.manifest = manifest
    case .rule(let index, let rule): copy.rules[index] = rule
    case .procedure(let index, let procedure): copy.procedures[index] = procedure
    case .definition(let index, let definition): copy.definitions[index] = definition
    case .parameter(let index, let parameter): copy.parameters[index] = parameter
    case .reading(let index, let reading): copy.readings[index] = reading
    case .clause(let index, let clause): copy.clauses[index] = clause
    }
    return copy
  }
}

/// A change to a value, before it is known to what element the value belongs.
struct Change<Value> {
  let kind: MutationKind
  let range: SourceRange
  let text: LocalizedText
  let value: Value

  init(_ kind: MutationKind, _ text: LocalizedText, at range: SourceRange, _ value: Value) {
    self.kind = kind
    self.range = range
    self.text = text
    self.value = value
  }

  /// The change as one to what holds the value.
  func map<Other>(_ transform: (Value) -> Other) -> Change<Other> {
    Change<Other>(kind, text, at: range, transform(value))
  }

  /// The change as one to an element of a pack.
  func mutation(_ element: (Value) -> Mutation.Element) -> Mutation {
    Mutation(kind: kind, range: range, change: text, element: element(value))
  }
}

extension LocalizedText {
  /// What is left out.
  static func without(_ name: String) -> Self { Self(zh: "删去 \(name)", en: "without \(name)") }

  /// What something is instead of what it was.
  static func changed(_ name: String, from old: String, to new: String) -> Self {
    Self(zh: "\(name)：\(old) 改为 \(new)", en: "\(name): \(new) instead of \(old)")
  }
}

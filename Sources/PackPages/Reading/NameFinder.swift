internal import FEEL
internal import ResettlementCore

/// Finds what packs declare among the names of an expression, also through lists of members.
struct NameFinder {
  /// What an expression stands for, as far as that is needed to understand names behind a dot.
  private enum Meaning {
    case subject(SubjectKind)
    case record(Address.Kind)
    case other

    var kind: SubjectKind? { if case .subject(let kind) = self { kind } else { nil } }
  }

  /// A member that is spoken of: by a variable, or in a filter by none.
  private struct Row {
    let variable: String?
    let kind: SubjectKind?
  }

  /// What was found, in the order in which it is named.
  private(set) var found: [Address] = []

  private let names: NameTable
  private var rows: [Row] = []

  init(_ names: NameTable) { self.names = names }

  /// Looks through an expression.
  mutating func visit(_ node: Expression) { _ = meaning(node) }

  private mutating func meaning(_ node: Expression) -> Meaning {
    switch node.form {
    case .name(let name): return meaning(name.text)
    case .path(let base, let name):
      let base = meaning(base)
      return member(name.text, of: base)
    case .filter(let list, let condition): return filter(list, condition)
    case .quantified(_, let iterators, let body), .iteration(let iterators, let body):
      return iterate(iterators, body)
    case .call(_, .positional(let arguments)) where arguments.count == 1:
      return meaning(arguments[0])
    default:
      let meanings = node.children.map { meaning($0) }
      if case .conditional = node.form, meanings.count == 3 { return meanings[1] }
      return .other
    }
  }

  private mutating func filter(_ list: Expression, _ condition: Expression) -> Meaning {
    let meaning = meaning(list)
    rows.append(Row(variable: nil, kind: meaning.kind))
    visit(condition)
    rows.removeLast()
    return meaning
  }

  private mutating func iterate(_ iterators: [Expression.Iterator], _ body: Expression) -> Meaning {
    let depth = rows.count
    for iterator in iterators {
      let meaning = meaning(iterator.domain)
      if let end = iterator.end { visit(end) }
      rows.append(Row(variable: iterator.name.text, kind: meaning.kind))
    }
    let meaning = meaning(body)
    rows.removeLast(rows.count - depth)
    return meaning
  }

  // MARK: - Names

  private mutating func meaning(_ name: String) -> Meaning {
    for row in rows.reversed() {
      if name == row.variable ?? "item" { return row.kind.map(Meaning.subject) ?? .other }
      guard row.variable == nil, let kind = row.kind, names.member(name, of: kind) != nil else {
        continue
      }
      return member(name, of: .subject(kind))
    }
    switch name {
    case "parameter", "参数": return .record(.parameter)
    case "reading", "口径": return .record(.reading)
    default: break
    }
    let kind = SubjectKind.allCases.first { $0.rawValue == name || $0.chineseName == name }
    if let kind { return .subject(kind) }
    return member(name, of: .record(.parameter))
  }

  private mutating func member(_ name: String, of owner: Meaning) -> Meaning {
    switch owner {
    case .record(let kind):
      if let address = names.term(kind, named: name) { found.append(address) }
      return .other
    case .subject(let kind):
      guard let member = names.member(name, of: kind) else { return .other }
      if let address = member.address { found.append(address) }
      return member.next.map(Meaning.subject) ?? .other
    case .other: return .other
    }
  }
}

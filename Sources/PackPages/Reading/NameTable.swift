internal import LocatedYAML
internal import ResettlementCore

/// What the names in a pack's expressions mean: parameters, readings, and what subjects have.
struct NameTable: Sendable {
  /// Something that a subject has: a fact, a relation or a definition.
  struct Member: Sendable {
    /// What it is called.
    let title: LocalizedText
    /// The kind of subject that it leads to.
    var next: SubjectKind?
    /// Where a pack says what it is; `nil` if it is of the core.
    var address: Address?
    /// The unit's id of its numbers.
    var unit: String?
    /// The cases of an enumeration.
    var cases: [String: LocalizedText] = [:]
    /// How carefully it is handled, as far as that is declared of it.
    var privacy = PrivacyClass.open
    /// The fact that it is, if it is one.
    var fact: FactName?
  }

  /// A fact by its subject and id.
  struct FactName: Sendable, Hashable {
    let subject: SubjectKind
    let id: String
  }

  /// The pack and all that it builds on, the nearest first.
  let packs: [WrittenPack]
  private var members: [SubjectKind: [String: Member]]
  private var terms: [Address.Kind: [String: Address]] = [:]
  private var titles: [Address: LocalizedText] = [:]

  /// Gathers the names of packs, the nearest first.
  init(_ packs: [WrittenPack]) {
    self.packs = packs
    members = Self.core
    for pack in packs.reversed() {
      for element in pack.elements { add(element) }
    }
  }

  /// Returns what a subject has under an id or a Chinese name.
  func member(_ name: String, of kind: SubjectKind) -> Member? { members[kind]?[name] }

  /// Returns the parameter or reading of an id, or a parameter of a Chinese title: the nearest that
  /// says something of it.
  func term(_ kind: Address.Kind, named name: String) -> Address? { terms[kind]?[name] }

  /// Returns what a parameter or reading is called.
  func title(of term: Address) -> LocalizedText? { titles[term] }

  private mutating func add(_ element: Element) {
    switch element.address.kind {
    case .parameter, .reading: addTerm(element)
    case .fact, .definition: addMember(element)
    default: break
    }
  }

  private mutating func addTerm(_ element: Element) {
    let kind = element.address.kind
    let before = terms[kind]?[element.id].flatMap { titles[$0] }
    let isTitled = element[kind == .reading ? "question" : "title"] != nil
    let title = isTitled ? element.title : before ?? element.title
    terms[kind, default: [:]][element.id] = element.address
    titles[element.address] = title
    if kind == .parameter { terms[kind, default: [:]][title.chinese] = element.address }
  }

  private mutating func addMember(_ element: Element) {
    guard let kind = element.subject else { return }
    let name = String(element.id.drop { $0 != "." }.dropFirst())
    let type = element["type"]?.text ?? ""
    var member = Member(title: element.title, address: element.address)
    member.next = SubjectKind.allCases.first { type.hasSuffix("reference to \($0.rawValue)") }
    member.unit = element["unit"]?.text
    member.privacy = element["privacy"]?.text.flatMap(PrivacyClass.init) ?? .open
    if element.address.kind == .fact { member.fact = FactName(subject: kind, id: name) }
    for entry in element["cases"]?.entries ?? [] {
      member.cases[entry.key.text] = entry.value.localized
    }
    members[kind, default: [:]][name] = member
    members[kind, default: [:]][element.title.chinese] = member
  }
}

// MARK: - The core's facts

extension NameTable {
  private static let core: [SubjectKind: [String: Member]] = {
    var members: [SubjectKind: [String: Member]] = [:]
    for kind in SubjectKind.allCases {
      for fact in FactCatalogue.core.facts(of: kind) {
        let member = Member(fact)
        members[kind, default: [:]][fact.id] = member
        members[kind, default: [:]][fact.name.chinese] = member
      }
      for relation in FactCatalogue.core.relations(of: kind) {
        let member = Member(title: relation.name, next: relation.element)
        members[kind, default: [:]][relation.id] = member
        members[kind, default: [:]][relation.name.chinese] = member
      }
    }
    return members
  }()
}

extension NameTable.Member {
  fileprivate init(_ fact: FactDeclaration) {
    self.init(title: fact.name, next: fact.type.referencedKind, unit: fact.unit)
    privacy = fact.privacy
    self.fact = NameTable.FactName(subject: fact.subject, id: fact.id)
    switch fact.type {
    case .enumeration(let enumeration), .list(.enumeration(let enumeration)):
      for item in enumeration.cases { cases[item.id] = item.name }
    default: break
    }
  }
}

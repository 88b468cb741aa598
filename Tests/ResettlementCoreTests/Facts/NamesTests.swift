import ResettlementCore
import Testing

/// That names can't be confused, and follow the rules for names.
@Suite struct NamesTests {
  @Test(arguments: SubjectKind.allCases)
  func `gives facts and relations of a kind different names`(kind: SubjectKind) {
    let facts = FactCatalogue.core.facts(of: kind).flatMap { [$0.id, $0.name.chinese] }
    let relations = FactCatalogue.core.relations(of: kind).flatMap { [$0.id, $0.name.chinese] }
    let names = facts + relations
    #expect(Set(names).count == names.count, "\(names.duplicates)")
  }

  @Test(arguments: SubjectKind.allCases)
  func `writes ids in snake case`(kind: SubjectKind) {
    let facts = FactCatalogue.core.facts(of: kind)
    let ids = facts.map(\.id) + FactCatalogue.core.relations(of: kind).map(\.id)
    let cases = facts.compactMap(\.type.enumeration).flatMap { [$0.id] + $0.cases.map(\.id) }
    for id in ids + cases + [kind.rawValue, kind.collectionName] {
      #expect(id.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(id)")
    }
  }

  @Test(arguments: SubjectKind.allCases)
  func `names facts in Chinese without a mark or a space`(kind: SubjectKind) {
    for fact in FactCatalogue.core.facts(of: kind) {
      let isPlain = fact.name.chinese.unicodeScalars.allSatisfy { (0x4E00...0x9FFF) ~= $0.value }
      #expect(isPlain && !fact.name.chinese.isEmpty, "\(fact.id)")
      #expect(!fact.name.english.isEmpty)
    }
  }

  @Test func `gives kinds different names`() {
    let kinds = SubjectKind.allCases
    #expect(Set(kinds.map(\.chineseName)).count == kinds.count)
    #expect(Set(kinds.map(\.englishName)).count == kinds.count)
    #expect(Set(kinds.map(\.collectionName)).count == kinds.count)
  }

  @Test(arguments: SubjectKind.allCases)
  func `finds a kind by the name of its list`(kind: SubjectKind) {
    #expect(SubjectKind(collectionName: kind.collectionName) == kind)
  }

  @Test(arguments: [
    (SubjectKind.household, "households"), (.facility, "facilities"), (.jobWish, "job_wishes"),
    (.asset, "assets"), (.monitoringCase, "monitoring_cases"),
  ])
  func `names lists in the plural`(kind: SubjectKind, name: String) {
    #expect(kind.collectionName == name)
  }

  @Test func `gives the cases of an enumeration different names`() {
    let facts = SubjectKind.allCases.flatMap(FactCatalogue.core.facts)
    for enumeration in facts.compactMap(\.type.enumeration) {
      let names = enumeration.cases.map(\.name.chinese)
      #expect(Set(names).count == names.count, "\(enumeration.id)")
    }
  }

  @Test func `gives each enumeration an id of its own`() {
    let facts = SubjectKind.allCases.flatMap(FactCatalogue.core.facts)
    let enumerations = Set(facts.compactMap(\.type.enumeration))
    #expect(Set(enumerations.map(\.id)).count == enumerations.count)
  }

  @Test func `leads from the elements of a relation to its subject`() {
    let catalogue = FactCatalogue.core
    for relation in SubjectKind.allCases.flatMap(catalogue.relations) {
      var kind: SubjectKind? = relation.element
      for fact in relation.path {
        kind = kind.flatMap { catalogue.fact(id: fact, of: $0)?.type.referencedKind }
      }
      #expect(kind == relation.subject, "\(relation.subject).\(relation.id)")
    }
  }
}

extension FactType {
  fileprivate var enumeration: Enumeration? {
    switch self {
    case .enumeration(let enumeration): enumeration
    case .list(let element): element.enumeration
    default: nil
    }
  }
}

extension [String] {
  fileprivate var duplicates: [String] {
    filter { name in count { $0 == name } > 1 }
  }
}

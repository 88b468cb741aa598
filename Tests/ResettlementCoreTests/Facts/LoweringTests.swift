import Quantities
import ResettlementCore
import Testing

/// That every property of every subject is declared, and everything declared can be read and set.
@Suite struct LoweringTests {
  /// Properties that are no facts.
  static let others: Set<String> = ["id", "additionalFacts"]

  @Test(arguments: SubjectKind.allCases)
  func `declares each stored property as one fact`(kind: SubjectKind) throws {
    try checkProperties(kind.subjectType)
  }

  private func checkProperties<Checked: Subject>(_ type: Checked.Type) throws {
    let blank = Checked(id: "x")
    let properties = Set(labels(blank)).subtracting(Self.others)
    var declared: [String] = []
    for fact in Checked.facts {
      var subject = blank
      try fact.set(sample(of: fact.declaration.type), in: &subject)
      let changed = differences(blank, subject)
      #expect(changed.count == 1, "\(Checked.kind).\(fact.id) changes \(changed)")
      declared += changed
    }
    #expect(Set(declared) == properties)
    #expect(declared.count == properties.count)
  }

  @Test(arguments: SubjectKind.allCases)
  func `names a fact as its property`(kind: SubjectKind) throws {
    try checkNames(kind.subjectType)
  }

  private func checkNames<Checked: Subject>(_ type: Checked.Type) throws {
    let others = ["asset.class": "assetClass", "interest_link.operator": "operatingOrganisation"]
    let blank = Checked(id: "x")
    for fact in Checked.facts {
      var subject = blank
      try fact.set(sample(of: fact.declaration.type), in: &subject)
      let expected = others["\(Checked.kind.rawValue).\(fact.id)"] ?? camelCase(fact.id)
      #expect(differences(blank, subject) == [expected])
    }
  }

  @Test(arguments: SubjectKind.allCases)
  func `reads back each value that it is given`(kind: SubjectKind) throws {
    try checkRoundTrip(kind.subjectType)
  }

  private func checkRoundTrip<Checked: Subject>(_ type: Checked.Type) throws {
    for fact in Checked.facts {
      var subject = Checked(id: "x")
      #expect(subject.value(of: fact.id) == .unknown)
      for value in samples(of: fact.declaration) {
        try subject.set(fact.id, to: value)
        #expect(subject.value(of: fact.id) == value, "\(Checked.kind).\(fact.id)")
      }
      #expect(subject == Checked(id: "x"))
    }
  }

  @Test(arguments: SubjectKind.allCases)
  func `refuses an absent value where there always is one`(kind: SubjectKind) {
    for fact in FactCatalogue.core.facts(of: kind) where !fact.isOptional {
      let error = #expect(throws: FactMismatch.self) { try fact.check(.absent) }
      #expect(error?.reason == .mayNotBeAbsent(fact.type))
    }
  }

  @Test(arguments: SubjectKind.allCases)
  func `has the kind that its type says`(kind: SubjectKind) {
    #expect(kind.subjectType.kind == kind)
  }

  @Test func `counts every number in a unit that exists`() {
    let facts = SubjectKind.allCases.flatMap(FactCatalogue.core.facts)
    for fact in facts {
      guard let unit = fact.unit else { continue }
      #expect(UnitOfMeasure(unit) != nil, "\(fact.subject).\(fact.id) is in '\(unit)'")
    }
    #expect(facts.filter { $0.unit == NumberRange.plain.unit }.map(\.id) == ["disability_grade"])
  }

  @Test func `marks what tells who a person is`() {
    let person = FactCatalogue.core.facts(of: .person)
    let open = person.filter { $0.privacy == .open }.map(\.id)
    for id in ["name", "identity_number", "phone", "birth_date", "health", "disability_kind"] {
      #expect(!open.contains(id))
    }
  }
}

// MARK: - Samples

extension LoweringTests {
  private func labels(_ subject: Any) -> [String] {
    Mirror(reflecting: subject).children.compactMap(\.label)
  }

  private func differences<Checked: Subject>(_ left: Checked, _ right: Checked) -> [String] {
    zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children)
      .filter { areDifferent($0.0.value, $0.1.value) }
      .compactMap(\.0.label)
  }

  private func areDifferent(_ left: Any, _ right: Any) -> Bool {
    guard let left = left as? any Equatable else { return true }
    return !isEqual(left, right)
  }

  private func isEqual<Value: Equatable>(_ left: Value, _ right: Any) -> Bool {
    left == right as? Value
  }

  /// Values of a fact, the last of which is that it is not known.
  private func samples(of fact: FactDeclaration) -> [FactValue] {
    let some = [sample(of: fact.type)] + (fact.isOptional ? [.absent] : []) + [.unknown]
    guard case .enumeration(let enumeration) = fact.type else { return some }
    return enumeration.cases.map { .symbol($0.id) } + some
  }

  private func sample(of type: FactType) -> FactValue {
    switch type {
    case .boolean: .boolean(true)
    case .number(let range): .number(range.maximum ?? 7)
    case .text: .text("甲")
    case .date: .date(CalendarDay(dayNumber: 19_000))
    case .enumeration(let enumeration): .symbol(enumeration.cases.last?.id ?? "")
    case .reference: .reference("r-1")
    case .list(let element): .list([sample(of: element), sample(of: element)])
    }
  }

  private func camelCase(_ id: String) -> String {
    let words = id.split(separator: "_")
    return words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
  }
}

extension Substring {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

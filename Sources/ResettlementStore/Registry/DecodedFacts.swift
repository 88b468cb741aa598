internal import ResettlementCore

/// What is known of a subject, read from bytes.
struct DecodedFacts: Sendable {
  private let open: [(id: String, value: FactValue)]
  private let personal: [(id: String, value: FactValue)]

  /// The ids of the facts that are not open.
  let personalIDs: [String]

  init(open: [UInt8], personal: [UInt8]?) throws(StoreDefect) {
    var reader = FactReader(open)
    self.open = try reader.facts()
    personalIDs = try reader.texts()
    guard let personal else {
      self.personal = []
      return
    }
    var personalReader = FactReader(personal)
    self.personal = try personalReader.facts()
  }

  /// All facts with their ids, the open ones first.
  var all: [(id: String, value: FactValue)] { open + personal }

  /// Makes the subject that has the facts.
  func subject<Stored: Subject>(_ id: SubjectID<Stored>) throws(FactMismatch) -> Stored {
    var subject = Stored(id: id)
    for fact in open { try subject.take(fact.id, fact.value) }
    for fact in personal { try subject.take(fact.id, fact.value) }
    return subject
  }
}

extension Subject {
  fileprivate mutating func take(_ fact: String, _ value: FactValue) throws(FactMismatch) {
    if let declared = Self.facts[fact] {
      try declared.set(value, in: &self)
    } else {
      additionalFacts[fact] = value
    }
  }
}

extension SubjectKind {
  /// Facts of the kind as accesses to them are recorded, by their ids.
  ///
  /// What a pack declares is taken for sensitive: the store does not know the packs.
  func accessed(_ facts: some Sequence<String>) -> [AccessedFact] {
    facts.map { fact in
      let declared = FactCatalogue.core.fact(id: fact, of: self)
      return AccessedFact(self, fact, privacy: declared?.privacy ?? .sensitive)
    }
  }
}

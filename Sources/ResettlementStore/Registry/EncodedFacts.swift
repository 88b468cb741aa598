internal import ResettlementCore

/// What is known of a subject as bytes, what is personal apart from what is open.
///
/// What is personal is what no declaration of the core calls open. Each value says its type, so that
/// facts of packs read back without their declarations. The open part has the ids of the others, so
/// that it can say what it withholds.
struct EncodedFacts: Sendable {
  /// The open facts, and the ids of all others.
  let open: [UInt8]

  /// All other facts; `nil` if there are none.
  let personal: [UInt8]?

  /// The identity number of a person, if it is a right one.
  let identityNumber: CitizenIdentityNumber?

  init(
    open: [(id: String, value: FactValue)],
    personal: [(id: String, value: FactValue)],
    of kind: SubjectKind
  ) {
    var openWriter = FactWriter()
    openWriter.add(open)
    openWriter.add(personal.map(\.id))
    self.open = openWriter.bytes
    var personalWriter = FactWriter()
    personalWriter.add(personal)
    self.personal = personal.isEmpty ? nil : personalWriter.bytes
    identityNumber = kind == .person ? Self.identityNumber(in: personal) : nil
  }

  private static func identityNumber(
    in facts: [(id: String, value: FactValue)]
  ) -> CitizenIdentityNumber? {
    let id = "identity_number"
    guard case .text(let text)? = facts.first(where: { $0.id == id })?.value else { return nil }
    do throws(CitizenIdentityNumberError) {
      return try CitizenIdentityNumber(text.filter { !$0.isWhitespace })
    } catch {
      return nil
    }
  }
}

// MARK: - Writing

extension EncodedFacts {
  /// Writes all facts of a subject.
  ///
  /// - Throws: `FactMismatch` if a property has a value that its declaration excludes, which could
  ///   be written but not read.
  init(of subject: some Subject) throws(FactMismatch) {
    try self.init(reading: subject)
  }

  private init<Stored: Subject>(reading subject: Stored) throws(FactMismatch) {
    var open: [(id: String, value: FactValue)] = []
    var personal: [(id: String, value: FactValue)] = []
    for fact in Stored.facts {
      let value = fact.value(in: subject)
      guard value.isKnown else { continue }
      try fact.declaration.check(value)
      if fact.declaration.privacy == .open {
        open.append((fact.id, value))
      } else {
        personal.append((fact.id, value))
      }
    }
    for id in subject.additionalFacts.ids { personal.append((id, subject.additionalFacts[id])) }
    self.init(open: open, personal: personal, of: Stored.kind)
  }
}

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

  /// The subjects that the facts name.
  let namings: Set<Naming>

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
    namings = Naming.all(open: open, withheld: personal, of: kind)
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

// MARK: - Many at once

extension EncodedFacts {
  /// How many subjects one task encodes.
  private static let share = 512

  /// Writes all facts of a subject.
  ///
  /// - Throws: `RegistryError` with the `FactMismatch` of a value that can't be written.
  static func storable(_ subject: some Subject) throws(RegistryError) -> EncodedFacts {
    do throws(FactMismatch) {
      return try EncodedFacts(of: subject)
    } catch {
      throw RegistryError(.failed, underlying: error)
    }
  }

  /// Writes all facts of many subjects, in their order, on as many cores as there are.
  ///
  /// - Throws: `RegistryError` with the `FactMismatch` of a value that can't be written.
  static func all(of subjects: [any Subject]) async throws(RegistryError) -> [EncodedFacts] {
    guard subjects.count > share else { return try encode(subjects[...]) }
    let starts = Array(stride(from: 0, to: subjects.count, by: share))
    let parts = await withTaskGroup(of: (Int, Result<[EncodedFacts], RegistryError>).self) {
      group in
      for start in starts {
        let part = subjects[start..<min(start + share, subjects.count)]
        group.addTask { (start, Result { () throws(RegistryError) in try encode(part) }) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var encoded: [EncodedFacts] = []
    encoded.reserveCapacity(subjects.count)
    for start in starts { encoded += try parts[start]?.get() ?? [] }
    return encoded
  }

  private static func encode(
    _ subjects: ArraySlice<any Subject>
  ) throws(RegistryError) -> [EncodedFacts] {
    var encoded: [EncodedFacts] = []
    for subject in subjects { encoded.append(try storable(subject)) }
    return encoded
  }
}

internal import Foundation
internal import ResettlementCore

/// What is known of a subject, as two JSON texts: `{"size":{"number":"4"}}`.
///
/// Each value says its type, so that facts of packs read back without their declarations. What
/// tells who somebody is stands apart, and so does what no declaration of the core calls open.
struct StoredFacts: Sendable, Hashable {
  /// The facts of the core that are open.
  let open: String

  /// All other facts.
  let personal: String
}

extension StoredFacts {
  /// Writes all facts of a subject.
  ///
  /// - Throws: `FactMismatch` if a property has a value that its declaration excludes, which could
  ///   be written but not read.
  init(of subject: some Subject) throws {
    let facts = try Self.facts(of: subject)
    open = try Self.text(facts.open)
    personal = try Self.text(facts.personal)
  }

  private typealias Values = [String: StoredValue]

  private static func facts<Stored: Subject>(
    of subject: Stored
  ) throws -> (open: Values, personal: Values) {
    var open: Values = [:]
    var personal: Values = [:]
    for id in subject.additionalFacts.ids {
      personal[id] = StoredValue(subject.additionalFacts[id])
    }
    for fact in Stored.facts {
      let value = fact.value(in: subject)
      try fact.declaration.check(value)
      let stored = value.isKnown ? StoredValue(value) : nil
      if fact.declaration.privacy == .open {
        open[fact.id] = stored
      } else {
        personal[fact.id] = stored
      }
    }
    return (open, personal)
  }

  private static func text(_ facts: Values) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(facts), as: UTF8.self)
  }
}

// MARK: - Reading

extension StoredFacts {
  /// Makes the subject that has the facts.
  func subject<Stored: Subject>(_ id: SubjectID<Stored>) throws -> Stored {
    var subject = Stored(id: id)
    for text in [open, personal] {
      let facts = try JSONDecoder().decode(Values.self, from: Data(text.utf8))
      for (fact, stored) in facts { try subject.take(fact, stored.value) }
    }
    return subject
  }
}

extension Subject {
  fileprivate mutating func take(_ fact: String, _ value: FactValue) throws {
    if let declared = Self.facts[fact] {
      try declared.set(value, in: &self)
    } else {
      additionalFacts[fact] = value
    }
  }
}

internal import Quantities
internal import ResettlementCore

extension RegistrySuite {
  /// What is read of a day, as it was known at a time.
  static let reading: [Requirement<any SubjectRegistry>] = [
    Requirement("nothing-of-nobody") { registry, remarks in
      let nobody = try await registry.history(of: "h-1" as Household.ID)
      remarks.expect(nobody.versions.isEmpty, "there is a history of a subject nobody saved")
      remarks.expect(try await registry.references(.household), is: [], "an empty registry")
    },
    Requirement("as-of-day") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(30))
      try await registry.save(household(of: 4), valid: days(from: 150), recordedAt: time(200))
      remarks.expect(try await registry.size(on: -1), is: nil, "the day before the first entry")
      remarks.expect(try await registry.size(on: 149), is: 3, "the last day of the first entry")
      remarks.expect(try await registry.size(on: 150), is: 4, "the first day of the second entry")
    },
    Requirement("as-known-at") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(30))
      try await registry.save(household(of: 4), valid: days(from: 0), recordedAt: time(200))
      remarks.expect(try await registry.size(on: 9, knownAt: time(29)), is: nil, "before any entry")
      remarks.expect(try await registry.size(on: 9, knownAt: time(199)), is: 3, "before the second")
      remarks.expect(try await registry.size(on: 9, knownAt: time(200)), is: 4, "at the second")
    },
    Requirement("kinds-apart") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(0))
      try await registry.save(Person(id: "h-1"), valid: days(from: 0), recordedAt: time(0))
      let persons = try await registry.references(.person)
      remarks.expect(persons, is: [SubjectReference(.person, "h-1")], "the persons")
      remarks.expect(try await registry.size(on: 0), is: 3, "the household with a person's id")
    },
    Requirement("order-of-first-save") { registry, remarks in
      for id in ["h-2", "h-3", "h-1", "h-2"] {
        let saved = household(Household.ID(id), of: 3)
        try await registry.save(saved, valid: days(from: 0), recordedAt: time(0))
      }
      let found = try await registry.references(.household).map(\.id)
      remarks.expect(found, is: ["h-2", "h-3", "h-1"], "the households")
    },
  ]

  /// That what was written is there for a second reader, and once more.
  static func reading(again reopening: @escaping Reopening) -> Requirement<any SubjectRegistry> {
    Requirement("reopening") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(0))
      let wrong = Correction(of: 1, because: "typed wrong")
      try await registry.save(
        household(of: 4),
        valid: days(from: 0),
        recordedAt: time(1),
        correcting: wrong
      )
      let written = try await registry.history(of: "h-1" as Household.ID)
      let again = try await reopening(registry)
      let read = try await again.history(of: "h-1" as Household.ID)
      remarks.expect(read == written, "a second reader finds another history")
      let references = try await again.references(.household)
      remarks.expect(references, is: [SubjectReference(.household, "h-1")], "the households")
    }
  }
}

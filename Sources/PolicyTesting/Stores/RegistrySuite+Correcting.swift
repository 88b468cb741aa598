internal import Quantities
internal import ResettlementCore

extension RegistrySuite {
  /// What becomes of entries that were wrong, and of what contradicts the history.
  static let correcting: [Requirement<any SubjectRegistry>] = [
    Requirement("corrections") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(30))
      let wrong = Correction(of: 1, because: "typed wrong")
      let number = try await registry.save(
        household(of: 5),
        valid: days(from: 100),
        recordedAt: time(60),
        correcting: wrong
      )
      remarks.expect(number, is: 2, "the number of the correction")
      remarks.expect(try await registry.size(on: 0), is: nil, "a day that the correction gave up")
      remarks.expect(try await registry.size(on: 100), is: 5, "a day of the correction")
      let versions = try await registry.history(of: "h-1" as Household.ID).versions
      remarks.expect(versions.map(\.value?.size.value), is: [3, 5], "what was recorded")
      remarks.expect(versions.map(\.correction), is: [nil, wrong], "the corrections")
    },
    Requirement("annulments") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(30))
      let wrong = Correction(of: 1, because: "another household")
      try await registry.annul("h-1" as Household.ID, wrong, recordedAt: time(60))
      remarks.expect(try await registry.size(on: 0), is: nil, "an annulled day")
      remarks.expect(try await registry.size(on: 0, knownAt: time(59)), is: 3, "as known before")
      let count = try await registry.references(.household).count
      remarks.expect(count, is: 1, "the number of households of which something was recorded")
    },
    Requirement("conflicts") { registry, remarks in
      try await registry.save(household(of: 3), valid: days(from: 0), recordedAt: time(30))
      let before = try await registry.history(of: "h-1" as Household.ID)
      try await remarks.expect(HistoryError.recordedBeforeLast(time(30))) {
        try await registry.save(household(of: 4), valid: days(from: 0), recordedAt: time(29))
      }
      let none = Correction(of: 7, because: "x")
      try await remarks.expect(HistoryError.noSuchVersion(7)) {
        try await registry.annul("h-1" as Household.ID, none, recordedAt: time(31))
      }
      try await remarks.expect(HistoryError.noSuchVersion(7)) {
        try await registry.annul("h-2" as Household.ID, none, recordedAt: time(31))
      }
      let after = try await registry.history(of: "h-1" as Household.ID)
      remarks.expect(after == before, "what was refused changed the history")
      let count = try await registry.references(.household).count
      remarks.expect(count, is: 1, "the number of households after a refusal")
    },
    Requirement("expected-last-entry") { registry, remarks in
      try await registry.save(
        household(of: 3),
        valid: days(from: 0),
        recordedAt: time(0),
        expecting: 0
      )
      try await remarks.expect(HistoryError.changed(last: 1)) {
        try await registry.save(
          household(of: 4),
          valid: days(from: 0),
          recordedAt: time(1),
          expecting: 0
        )
      }
      let number = try await registry.save(
        household(of: 5),
        valid: days(from: 0),
        recordedAt: time(1),
        expecting: 1
      )
      remarks.expect(number, is: 2, "the number of an entry upon the one that was expected")
      remarks.expect(try await registry.size(on: 0), is: 5, "the size after a refusal")
    },
    Requirement("agrees-with-history") { registry, remarks in
      var comparison = HistoryComparison(registry: registry)
      for _ in 0..<80 { try await comparison.step(&remarks) }
    },
    Requirement("saving-at-once") { registry, remarks in
      let numbers = try await numbersOfSavingAtOnce(20, in: registry)
      remarks.expect(numbers.sorted(), is: Array(1...20), "the numbers of 20 entries made at once")
      let count = try await registry.history(of: "h-1" as Household.ID).versions.count
      remarks.expect(count, is: 20, "the entries in the history")
    },
  ]

  private static func numbersOfSavingAtOnce(
    _ count: Int,
    in registry: any SubjectRegistry
  ) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for size in 1...count {
        group.addTask {
          try await patiently {
            try await registry.save(household(of: size), valid: days(from: 0), recordedAt: time(0))
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}

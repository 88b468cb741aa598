internal import Quantities
internal import ResettlementCore

extension RegistrySuite {
  /// That nothing of a subject is lost.
  static let keeping: [Requirement<any SubjectRegistry>] = [
    Requirement("every-fact") { registry, remarks in
      for kind in SubjectKind.allCases {
        try await keep(kind.subjectType, in: registry, &remarks)
      }
    },
    Requirement("facts-of-packs") { registry, remarks in
      let saved = householdWithAdditionalFacts()
      try await registry.save(saved, valid: days(from: 0), recordedAt: time(0))
      let found = try await registry.subject(saved.id, on: day(0))
      for fact in saved.additionalFacts.ids {
        let value = found?.additionalFacts[fact]
        remarks.expect(value == saved.additionalFacts[fact], "'\(fact)' is not what was saved")
      }
    },
    Requirement("all-or-none") { registry, remarks in
      let three = [household("h-1", of: 3), household("h-2", of: 4), household("h-3", of: 5)]
      try await registry.save(household("h-2", of: 1), valid: days(from: 0), recordedAt: time(5))
      try await remarks.expect(HistoryError.recordedBeforeLast(time(5))) {
        try await registry.save(all: three, valid: days(from: 0), recordedAt: time(4))
      }
      let refused = try await registry.references(.household).map(\.id)
      remarks.expect(refused, is: ["h-2"], "the subjects after a batch that was refused")
      try await registry.save(all: three, valid: days(from: 0), recordedAt: time(6))
      let saved = try await registry.references(.household).map(\.id).sorted()
      remarks.expect(saved, is: ["h-1", "h-2", "h-3"], "the subjects after a batch")
      let size = try await registry.size(on: 0)
      remarks.expect(size, is: 3, "the size of one of a batch")
    },
    Requirement("days-of-an-entry") { registry, remarks in
      let lastDay = DatePeriod(day: CalendarDay(dayNumber: 2_932_896))
      let first = DatePeriod(day: CalendarDay(dayNumber: -800_000))
      for valid in [first, days(from: 0), lastDay] {
        try await registry.save(household(of: 3), valid: valid, recordedAt: time(0))
      }
      let found = try await registry.history(of: "h-1" as Household.ID).versions
      remarks.expect(found.map(\.valid), is: [first, days(from: 0), lastDay], "the days")
      remarks.expect(found.map(\.recordedAt), is: [time(0), time(0), time(0)], "the times")
    },
  ]

  private static func keep<Kept: Subject>(
    _ type: Kept.Type,
    in registry: any SubjectRegistry,
    _ remarks: inout Remarks
  ) async throws {
    for saved in try FactSamples<Kept>.subjects() {
      try await registry.save(saved, valid: days(from: 0), recordedAt: time(0))
      let found = try await registry.subject(saved.id, on: day(0))
      for fact in Kept.facts where found?.value(of: fact.id) != saved.value(of: fact.id) {
        remarks.note("'\(Kept.kind.rawValue).\(fact.id)' is not what was saved")
      }
      remarks.expect(found == saved, "a \(Kept.kind.englishName) is not what was saved")
    }
  }

  private static func householdWithAdditionalFacts() -> Household {
    var household = household(of: 3)
    let values: [String: FactValue] = [
      "x_absent": .absent, "x_boolean": .boolean(true), "x_text": .text("甲"),
      "x_number": .number(ExactDecimal(significand: 12_345_678_901_234_567, exponent: -10)),
      "x_date": .date(day(0)), "x_symbol": .symbol("one"), "x_reference": .reference("p-1"),
      "x_list": .list([.text("甲"), .text("乙")]), "x_empty": .list([]),
    ]
    for (fact, value) in values { household.additionalFacts[fact] = value }
    return household
  }
}

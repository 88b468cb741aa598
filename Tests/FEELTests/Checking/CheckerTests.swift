import Diagnostics
import TestSupport
import Testing

@testable import FEEL

@Suite struct CheckerTests {
  @Test(
    arguments: [
      ("1️⃣hausehold.income > 5", "feel.unknown-name"),
      ("household.1️⃣incom > 5", "feel.unknown-field"),
      ("户.1️⃣收人 > 5", "feel.unknown-field"),
      ("1️⃣household.income > household.months", "feel.unit-mismatch"),
      ("1️⃣household.income > household.came_on", "feel.type-mismatch"),
      ("1️⃣household.income", "feel.wrong-type"),
      ("1️⃣household.left_on > household.came_on", "feel.may-be-absent"),
      ("1️⃣household.head.works", "feel.may-be-absent"),
      ("some m in household.members satisfies m.ability = 1️⃣\"ful\"", "feel.unknown-case"),
      ("1️⃣today() > household.came_on", "feel.reads-clock"),
      ("1️⃣cuont(household.members) > 2", "feel.unknown-function"),
      ("household.came_on > date(1️⃣\"2024-02-30\")", "feel.no-value"),
      ("household.a and 1️⃣household.income", "feel.wrong-type"),
      ("household.income / 1️⃣household.months > 1", "feel.may-divide-by-zero"),
      ("1️⃣household.months < 0", "feel.never-holds"),
      ("1️⃣1200 >= household.months", "feel.always-holds"),
      ("some m in household.members satisfies 1️⃣household.months = 1201", "feel.never-holds"),
    ]
  )
  func `reports a mistake at its own character`(text: MarkedText, code: String) {
    let found = Checker.check(
      TownScope.fragment(text.text),
      in: TownScope(),
      expecting: .boolean
    ).diagnostics
    #expect(found.map(\.code) == [code], "\(text.text)")
    let place = found.first?.range?.bytes.lowerBound
    let isCall = code == "feel.no-value"
    #expect(isCall ? place == text[1] - 5 : place == text[1], "\(text.text)")
  }

  @Test func `reports every mistake of an expression at once`() {
    let found = TownScope.check("household.incom > 5 and household.mnths < 3").diagnostics
    #expect(found.map(\.code) == ["feel.unknown-field", "feel.unknown-field"])
  }

  @Test func `suggests the nearest name in both languages`() {
    let message = TownScope.check("household.incom > 5").diagnostics.first?.message
    #expect(message?.english == "'household' has no 'incom'; did you mean 'income'?")
    #expect(message?.chinese == "“household”没有“incom”这一项，是否应为“income”？")
  }

  @Test(
    arguments: [
      "household.left_on != null and household.left_on > household.came_on",
      "household.left_on = null or household.left_on > household.came_on",
      "if household.left_on = null then false else household.left_on > household.came_on",
      "household.head != null and household.head.works",
      "household.months > 0 and household.income / household.months > 5",
      "household.income / household.size > 5",
    ]
  )
  func `a guard before a use makes it safe`(text: String) {
    #expect(TownScope.check(text).diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("household.years >= 2", "household.months >= 24"),
      ("household.share >= 40", "household.share >= 0.4 * 100"),
      ("household.income in [5..10]", "household.income >= 5 and household.income <= 10"),
      (
        "some m in household.members satisfies m.ability = \"全劳动力\"",
        "some m in household.members satisfies m.ability = \"full\""
      ),
    ]
  )
  func `two ways to write a rule give the same answer`(left: String, right: String) throws {
    let town = Town(
      household: [
        "years": .number(24), "months": .number(24), "share": .number(Decimals.percent40),
        "income": .number(7),
      ],
      members: [["id": .string("p1"), "ability": .string("full")]]
    )
    #expect(try town.outcome(left) == .known(.boolean(true)))
    #expect(try town.outcome(right) == .known(.boolean(true)))
  }
}

import Quantities

/// Numbers that tests need exactly.
enum Decimals {
  /// Forty percent as a plain number.
  static let percent40 = ExactDecimal(significand: 4, exponent: -1)
}

import Quantities
import ResettlementCore
import Testing

@Suite struct FactMismatchTests {
  private var household = Household(id: "h-1")

  @Test func `says which type is wanted`() {
    expect("'household.size' must be of type number, not text") {
      try $0.set("size", to: .text("four"))
    }
  }

  @Test func `does not show a personal value`() {
    var person = Person(id: "p-1")
    let error = #expect(throws: FactMismatch.self) {
      try person.set("birth_date", to: .text("1980-13-45"))
    }
    #expect(error?.description.contains("1980") == false)
    #expect(error?.message.chinese == "“人”的“birth_date”应为日期，不是文字")
  }

  @Test func `says that a value may not be absent`() {
    expect("'household.size' can't be null; leave it out if it is not known") {
      try $0.set("size", to: .absent)
    }
  }

  @Test func `lists the cases of an enumeration`() {
    expect("'household.kind' must be one of lifted_out_of_poverty, ordinary_rural") {
      try $0.set("kind", to: .symbol("rich"))
    }
  }

  @Test func `says between which limits a number lies`() {
    expect("'household.size' must be at least 0 and at most 1000") {
      try $0.set("size", to: .number(-1))
    }
  }

  @Test func `says how fine a number may be`() {
    expect("'household.rigid_expenses' must have at most 2 decimal places") {
      try $0.set("rigid_expenses", to: .number(ExactDecimal(significand: 1234, exponent: -3)))
    }
  }

  @Test func `says that there is no such fact`() {
    expect("'household.sise' is not declared") { try $0.set("sise", to: .number(1)) }
  }

  @Test func `looks at each element of a list`() {
    expect("'household.grants_received' must be of type text, not number") {
      try $0.set("grants_received", to: .list([.text("a"), .number(1)]))
    }
  }

  @Test func `changes nothing when it refuses a value`() {
    var changed = household
    changed.size = .known(4)
    #expect(throws: FactMismatch.self) { try changed.set("size", to: .number(-4)) }
    #expect(changed.size == .known(4))
  }

  private func expect(
    _ message: String,
    from body: (inout Household) throws -> Void
  ) {
    var changed = household
    let error = #expect(throws: FactMismatch.self) { try body(&changed) }
    #expect(error?.description == message)
    #expect(changed == household)
  }
}

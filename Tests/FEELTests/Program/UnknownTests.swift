import Quantities
import Testing

@testable import FEEL

@Suite struct UnknownTests {
  private static let truths: [Bool?] = [true, false, nil]

  private func town(_ values: [String: Bool?]) -> Town {
    Town(household: values.compactMapValues { $0 }.mapValues(Value.boolean))
  }

  @Test(arguments: truths, truths)
  func `and is false with one false, true with both true, else not known`(
    a: Bool?,
    b: Bool?
  ) throws {
    let outcome = try town(["a": a, "b": b]).outcome("household.a and household.b")
    if a == false || b == false {
      #expect(outcome == .known(.boolean(false)))
    } else if a == true, b == true {
      #expect(outcome == .known(.boolean(true)))
    } else {
      #expect(
        outcome.missing
          == [a == nil ? "household.a" : nil, b == nil ? "household.b" : nil]
          .compactMap { $0 }
      )
    }
  }

  @Test(arguments: truths, truths)
  func `or is true with one true, false with both false, else not known`(
    a: Bool?,
    b: Bool?
  ) throws {
    let outcome = try town(["a": a, "b": b]).outcome("household.a or household.b")
    if a == true || b == true {
      #expect(outcome == .known(.boolean(true)))
    } else if a == false, b == false {
      #expect(outcome == .known(.boolean(false)))
    } else {
      #expect(
        outcome.missing
          == [a == nil ? "household.a" : nil, b == nil ? "household.b" : nil]
          .compactMap { $0 }
      )
    }
  }

  @Test(arguments: ["and", "or"])
  func `names the same missing facts from either side`(connective: String) throws {
    let town = Town()
    let left = try town.outcome("household.a \(connective) household.b")
    let right = try town.outcome("household.b \(connective) household.a")
    #expect(left == right)
    #expect(left.missing == ["household.a", "household.b"])
  }

  @Test func `an if on something unknown is unknown for that alone`() throws {
    let outcome = try Town().outcome("if household.a then household.b else household.c")
    #expect(outcome.missing == ["household.a"])
  }

  @Test func `a missing number is never zero`() throws {
    let outcome = try Town().outcome("household.income + 5")
    #expect(outcome.missing == ["household.income"])
  }

  @Test func `an if takes the chosen branch and asks for nothing else`() throws {
    let town = Town(household: ["a": .boolean(true), "income": .number(7)])
    let text = "if household.a then household.income else household.income + household.income * 0"
    #expect(try town.outcome(text) == .known(.number(7)))
  }

  @Test func `absent is a value and unknown is none`() throws {
    let text = "household.left_on = null"
    #expect(try Town(household: ["left_on": .null]).outcome(text) == .known(.boolean(true)))
    let day = try #require(CalendarDay("2024-01-01"))
    #expect(try Town(household: ["left_on": .date(day)]).outcome(text) == .known(.boolean(false)))
    #expect(try Town().outcome(text).missing == ["household.left_on"])
  }

  @Test func `a division by zero is unknown and names the operation`() throws {
    let town = Town(household: ["income": .number(7), "months": .number(0)])
    let outcome = try town.outcome("household.income / household.months")
    #expect(outcome.missing == ["undefined: household.income / household.months"])
  }
}

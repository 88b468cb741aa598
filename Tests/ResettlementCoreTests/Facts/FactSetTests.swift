import Quantities
import ResettlementCore
import Testing

@Suite struct FactSetTests {
  @Test func `holds what was set last, in the order of the ids`() {
    var facts = FactSet()
    #expect(facts.isEmpty)
    for (id, number) in [("m", 1), ("b", 2), ("z", 3), ("c", 4), ("m", 5)] {
      facts[id] = .number(ExactDecimal(number))
    }
    #expect(facts.ids == ["b", "c", "m", "z"])
    #expect(facts["m"] == .number(5))
    #expect(facts["b"] == .number(2))
    #expect(facts["a"] == .unknown)
    #expect(facts["zz"] == .unknown)
  }

  @Test func `a fact that becomes unknown is no longer there`() {
    var facts = FactSet()
    facts["b"] = .boolean(true)
    facts["a"] = .text("one of some length, which takes memory of its own")
    facts["b"] = .unknown
    facts["c"] = .unknown
    #expect(facts.ids == ["a"])
    facts["a"] = .unknown
    #expect(facts.isEmpty)
    #expect(facts == FactSet())
  }

  @Test func `a copy keeps what it has when the other is changed`() {
    var facts = FactSet()
    facts["a"] = .symbol("one")
    facts["b"] = .symbol("two")
    let copy = facts
    facts["a"] = .symbol("three")
    facts["b"] = .unknown
    facts["c"] = .boolean(false)
    #expect(copy["a"] == .symbol("one"))
    #expect(copy.ids == ["a", "b"])
    #expect(facts["a"] == .symbol("three"))
    #expect(facts.ids == ["a", "c"])
  }

  @Test func `sets with the same facts are equal and have one hash, however they came about`() {
    var one = FactSet()
    var other = FactSet()
    for id in ["a", "b", "c"] { one[id] = .text(id) }
    for id in ["c", "x", "a", "b"] { other[id] = .text(id) }
    #expect(one != other)
    other["x"] = .unknown
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    other["b"] = .absent
    #expect(one != other)
  }

  @Test func `every property is read alike where it lies in memory and by its key path`() {
    func compare<Holder: Subject>(_ kind: Holder.Type) -> Int {
      Holder.facts.count { fact in fact.memoryIsRight(for: Holder(id: "x")) }
    }
    #expect(compare(Household.self) == Household.facts.count)
    #expect(compare(Person.self) == Person.facts.count)
  }
}

extension Fact {
  /// Whether what lies in memory stands for the values that the property has, for some of them.
  fileprivate func memoryIsRight(for subject: Holder) -> Bool {
    guard case .byte(let bytes) = memory?.form, let offset = memory?.offset else { return true }
    let values = Set(bytes.compactMap { $0 })
    return values.count > 1
      && values.allSatisfy { value in
        var subject = subject
        guard (try? set(value, in: &subject)) != nil else { return false }
        let byte = withUnsafeBytes(of: subject) { $0[offset] }
        return bytes[Int(byte)] == value
      }
  }
}

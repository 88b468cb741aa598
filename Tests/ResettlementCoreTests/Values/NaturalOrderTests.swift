import ResettlementCore
import Testing

@Suite struct NaturalOrderTests {
  @Test(
    arguments: [
      ["2号楼", "10号楼"], ["1单元", "2单元", "11单元"], ["A2", "A10", "B1"], ["9", "10", "甲"],
      ["２号楼", "10号楼"], ["2号楼1单元", "2号楼2单元", "3号楼1单元"], ["101", "0102", "103"],
      ["楼", "楼1"], ["99999999999999999998", "99999999999999999999"],
    ]
  )
  func `numbers in names count by their size`(names: [String]) {
    let sorted = names.reversed().sorted { NaturalOrder($0) < NaturalOrder($1) }
    #expect(sorted == names)
  }

  @Test func `names that differ are never of one rank`() {
    #expect(NaturalOrder("02") < NaturalOrder("2"))
    #expect(!(NaturalOrder("2") < NaturalOrder("02")))
    #expect(!(NaturalOrder("2") < NaturalOrder("2")))
  }
}

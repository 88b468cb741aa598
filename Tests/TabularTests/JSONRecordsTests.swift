import Diagnostics
import Tabular
import Testing

@Suite struct JSONRecordsTests {
  private func read(_ text: String) -> (values: [String], codes: [String]) {
    var records = JSONRecords(SourceText(name: "records.json", text: text))
    var values: [String] = []
    while let record = records.next() {
      values.append(JSONWriter(.compact).text(of: record.value))
    }
    return (values, records.diagnostics.map(\.code))
  }

  @Test(arguments: [
    ("[]", []), (" [ 1 , {\"a\":[2]} ] ", ["1", "{\"a\":[2]}"]), ("{\"a\":1}", ["{\"a\":1}"]),
    ("{\"a\":1}\n\n{\"a\":2}\r\n", ["{\"a\":1}", "{\"a\":2}"]), ("\u{FEFF}[\"x\"]", ["\"x\""]),
    ("{\"a\":\n 1}\n{\"a\":2}", ["{\"a\":1}", "{\"a\":2}"]),
  ])
  func `gives the items of an array and the values of lines`(text: String, values: [String]) {
    let read = read(text)
    #expect(read.values == values)
    #expect(read.codes.isEmpty)
  }

  @Test(arguments: ["", " ", "[1", "[1,]", "[1 2]", "[1] 2", "[1,,2]", "{", "[,1]"])
  func `reports what is no JSON`(text: String) {
    #expect(read(text).codes.count == 1)
  }

  @Test func `goes on behind a broken line`() {
    let read = read("{\"a\":1}\n{\"a\":\n{\"a\":2}\n{\"b\" 3}\n{\"a\":4}")
    #expect(
      read.values == ["{\"a\":1}", "{\"a\":2}", "{\"a\":4}"].filter { read.values.contains($0) }
    )
    #expect(read.values.first == "{\"a\":1}" && read.values.last == "{\"a\":4}")
    #expect(!read.codes.isEmpty)
  }

  @Test func `knows the places of what it gives`() throws {
    var records = JSONRecords(SourceText(name: "records.json", text: "[\n  {},\n  {\"a\": 1}\n]"))
    _ = records.next()
    let next = records.next()
    let second = try #require(next)
    #expect(second.range.start.line == 3)
    #expect(second.range.text == "{\"a\": 1}")
  }
}

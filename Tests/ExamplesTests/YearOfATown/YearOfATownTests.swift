import Foundation
import Testing

@Suite struct YearOfATownTests {
  @Test func `prints a work list for each month, and writes its report and tables`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "year-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try Program(
      "YearOfATown",
      ["--seed", "3", "--households", "12", "--lang", "en", "--out", folder.path]
    ).run()
    for month in 1...12 { #expect(output.contains("2025-\(month < 10 ? "0" : "")\(month)\n")) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      files == [
        "clues.csv", "duties.csv", "figures.csv", "report.en.html", "report.html", "score.csv",
      ]
    )
    let page = try String(contentsOf: folder.appending(path: "report.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(!page.contains("<script") && !page.contains("http"))
  }
}

import Foundation
import Testing

@Suite struct YearOfATownTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "year-\(UUID())")

  private static let files = [
    "clues.csv", "duties.csv", "figures.csv", "report.en.html", "report.html", "score.csv",
  ]

  /// Runs the program, and returns what it prints with the bytes of what it writes.
  private func run(_ arguments: [String]) throws -> (output: String, files: [Data]) {
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try Program("YearOfATown", arguments + ["--out", folder.path]).run()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == Self.files)
    return (output, try names.map { try Data(contentsOf: folder.appending(path: $0)) })
  }

  @Test func `prints a work list for each month, and writes its report and tables`() throws {
    let run = try run(["--seed", "3", "--households", "12", "--lang", "en"])
    for month in 1...12 { #expect(run.output.contains("2025-\(month < 10 ? "0" : "")\(month)\n")) }
    let page = String(decoding: run.files[4], as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(!page.contains("<script") && !page.contains("http"))
  }

  @Test func `writes the same bytes each time it is run`() throws {
    let arguments = ["--seed", "4", "--households", "24"]
    let (one, other) = (try run(arguments), try run(arguments))
    #expect(one.output == other.output)
    #expect(one.files == other.files)
    let another = try run(["--seed", "5", "--households", "24"])
    #expect(one.files != another.files)
  }
}

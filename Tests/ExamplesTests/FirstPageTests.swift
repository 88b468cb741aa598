import Foundation
import Testing

/// The first pages of the libraries FEEL and DMN show lines that are compiled and run.
@Suite struct FirstPageTests {
  private static let root = Sample.examples.deletingLastPathComponent()

  @Test(arguments: ["FEEL", "DMN"])
  func `every line of Swift stands in the example`(module: String) throws {
    let page = try Self.lines(of: "Sources/\(module)/\(module).docc/\(module).md")
    let example = Set(try Self.lines(of: "Examples/FEELCalculator/FEELCalculator.swift"))
    let shown = Self.swift(in: page)
    #expect(shown.count > 5)
    #expect(shown.filter { !$0.isEmpty && !example.contains($0) } == [])
  }

  private static func lines(of path: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
  }

  /// The lines between the marks of blocks of Swift.
  private static func swift(in lines: [String]) -> [String] {
    var isShown = false
    return lines.filter { line in
      defer { if line.hasPrefix("```") { isShown = line == "```swift" } }
      return isShown && !line.hasPrefix("```")
    }
  }
}

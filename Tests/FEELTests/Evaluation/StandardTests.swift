import Diagnostics
import FEEL
import Foundation
import Testing

/// Cases that were written from the text of the standard, a line each: `expression => result`.
///
/// The result is FEEL text, or the code of the reason why there is null.
@Suite struct StandardTests {
  private static let files: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "Fixtures", "Standard")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
    return (names ?? []).filter { $0.hasSuffix(".feel") }.sorted()
  }()

  @Test func `there are cases of all kinds`() {
    #expect(Self.files.count >= 12)
  }

  @Test(arguments: files)
  func `gives what the standard says`(file: String) throws {
    var count = 0
    for (number, line) in try Fixture.lines("Standard/\(file)").enumerated() {
      guard !line.isEmpty, !line.hasPrefix("//") else { continue }
      count += 1
      guard let aCase = EvaluationCase.table(line).first else {
        Issue.record("\(file):\(number + 1): no case: \(line)")
        continue
      }
      let found = aCase.difference()
      #expect(found == nil, "\(file):\(number + 1): \(aCase.expression)")
    }
    #expect(count > 10)
  }

  /// The cells of tables, with what they test before the bar.
  @Test func `a cell's tests give what the standard says`() throws {
    for line in try Fixture.lines("Standard/unary-tests.txt") where line.contains(" | ") {
      let value = line.prefix(upTo: line.firstRange(of: " | ")?.lowerBound ?? line.endIndex)
      let rest = line.dropFirst(value.count + 3)
      let aCase = try #require(EvaluationCase.table(String(rest)).first, "\(line)")
      let cell = HamletScope.fragment(aCase.expression)
      let tests = try #require(Parser.unaryTests(cell).sound, "\(line)")
      let tested = evaluate(String(value)).value
      let found = Evaluator().evaluate(tests, of: tested, fragment: cell).value
      #expect(found.description == aCase.expected, "\(line)")
    }
  }

  @Test(arguments: FunctionLibrary.standard.names)
  func `every function has cases with its parameters in order and by their names`(
    name: String
  ) throws {
    let lines = try Self.files.flatMap { try Fixture.lines("Standard/\($0)") }
    let calls = lines.filter { $0.hasPrefix("\(name)(") || $0.contains("(\(name)(") }
    #expect(calls.count >= 2, "\(name)")
    let parameters = FunctionLibrary.standard[name]?.overloads.flatMap(\.parameters) ?? []
    let isNamed = calls.contains { call in parameters.contains { call.contains("\($0.name): ") } }
    #expect(isNamed || parameters.isEmpty, "\(name)")
  }
}

extension EvaluationCase {
  /// What differs from what is expected; `nil` if nothing does.
  fileprivate func difference() -> String? {
    let result = evaluate(expression)
    let codes = result.diagnostics.map(\.code)
    let found = result.value == .null && !codes.isEmpty ? codes[0] : result.value.description
    if expected == "null error" { return result.value == .null && !codes.isEmpty ? nil : found }
    return found == expected ? nil : "\(found), not \(expected)"
  }
}

import Foundation
import Testing

/// The pages that list the codes of all diagnostics.
@Suite struct DiagnosticCodesTests {
  @Test(arguments: ["Documentation/DiagnosticCodes.md", "Documentation/DiagnosticCodes.zh-Hans.md"])
  func `every code is listed once, and no other`(path: String) throws {
    let codes = try SourceCodes.inPackage
    let listed = try Page(path).text.matches(of: /(?m)^(?:\| |- )`([a-z]+\.[a-z0-9-]+)`/)
      .map { String($0.output.1) }
    #expect(codes.count > 200)
    #expect(codes.subtracting(listed).sorted() == [], "not listed in \(path)")
    let known = try SourceCodes.inFolder
    #expect(Set(listed).subtracting(known).sorted() == [], "listed, but no longer in Sources")
    #expect(listed.count == Set(listed).count)
  }
}

/// The codes of diagnostics that the sources hold.
enum SourceCodes {
  /// The first parts of codes: what the mistakes are about.
  private static let areas = [
    "archive", "asset", "benefit", "case", "clue", "command", "csv", "dmn", "event", "exchange",
    "extract", "feel", "json", "mapping", "month", "pack", "person", "population",
    "receipt", "register", "simulation", "store",
    "xlsx", "yaml",
  ]

  /// Texts that look like codes and are none.
  private static let others: Set = ["mapping.yaml", "pack.yaml", "register.xlsx"]

  /// The codes of the targets that the package has.
  static var inPackage: Set<String> {
    get throws {
      let manifest = try Page("Package.swift").text
      return try codes { manifest.contains("\"\($0)\"") }
    }
  }

  /// The codes of all sources, also of a target that is not part of the package yet.
  static var inFolder: Set<String> {
    get throws { try codes { _ in true } }
  }

  private static func codes(in isMeant: (Substring) -> Bool) throws -> Set<String> {
    let codes = try sources(isMeant).flatMap { text in
      text.matches(of: /"([a-z]+)\.([a-z0-9-]+)"/).compactMap { match -> String? in
        guard areas.contains(String(match.output.1)) else { return nil }
        return "\(match.output.1).\(match.output.2)"
      }
    }
    return Set(codes).subtracting(others)
  }

  private static func sources(_ isMeant: (Substring) -> Bool) throws -> [String] {
    let folder = Repository.root.appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return try files.filter { $0.hasSuffix(".swift") && isMeant($0.prefix { $0 != "/" }) }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }
}

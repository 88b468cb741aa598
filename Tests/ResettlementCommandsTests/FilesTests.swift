import Foundation
import TestSupport
import Testing

@testable import ResettlementCommands

/// Files that hold secrets.
@Suite struct FilesTests {
  @Test func `a secret is written only where there is no file, for its owner alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/town.key"
    #expect(try Files.writeSecret("first", to: path))
    #expect(try !Files.writeSecret("second", to: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `of many who make a key at once one makes it, and its key stays`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/town.key"
    let written = try await withThrowingTaskGroup(of: String?.self) { group in
      for number in 0..<16 {
        group.addTask { try Files.writeSecret("key \(number)", to: path) ? "key \(number)" : nil }
      }
      return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
    }
    #expect(written.count == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == written.first)
  }

  @Test func `a place where nothing can be written is said`() {
    #expect(throws: CommandError.self) { try Files.writeSecret("key", to: "/nowhere/town.key") }
  }
}

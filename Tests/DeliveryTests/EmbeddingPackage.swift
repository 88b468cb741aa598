import Foundation
import Testing

/// A copy of `Examples/EmbeddingPackage` that gets the SDK as an embedder does: by a tagged
/// version.
///
/// The version is this working copy, put into a repository of the moment, which stands in for the
/// SDK's address.
struct EmbeddingPackage {
  /// The address of the SDK in the example's manifest.
  private static let address = "https://example.org/ResettlementKit.git"

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../..")
    .standardizedFileURL

  private let folder: URL

  /// The package's own folder.
  let package: URL

  private var repository: URL { folder.appending(path: "ResettlementKit.git") }

  /// Creates the copy and the SDK's repository.
  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "embedding-\(UUID().uuidString)"
    )
    package = folder.appending(path: "CountyOffice")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await tagVersion()
    let example = Self.root.appending(path: "Examples/EmbeddingPackage")
    try FileManager.default.copyItem(at: example, to: package)
    try? FileManager.default.removeItem(at: package.appending(path: ".build"))
    try await swift(
      "package",
      "config",
      "set-mirror",
      "--original",
      Self.address,
      "--mirror",
      mirror
    )
  }

  private var mirror: String { "file://\(repository.path)" }

  /// Removes the copy and all that was built in it.
  func remove() throws {
    try FileManager.default.removeItem(at: folder)
  }

  /// Builds the package.
  func build() async throws -> Command.Outcome {
    let security = folder.appending(path: "security").path
    return try await Command("swift", "build", "--security-path", security, in: package).run()
  }

  /// Runs a program of the package that was built.
  func run(_ program: String) async throws -> Command.Outcome {
    try await Command(package.appending(path: ".build/debug/\(program)").path, in: package).run()
  }

  // MARK: - Setting up

  private func tagVersion() async throws {
    try await git("init", "--quiet")
    try await git("add", "--all")
    try await git("commit", "--quiet", "--message", "A version")
    try await git("tag", "0.1.0")
  }

  private func git(_ words: String...) async throws {
    var command = Command("git", "--git-dir", repository.path, "--work-tree", in: Self.root)
    command.words += [
      Self.root.path, "-c", "user.name=Tests", "-c", "user.email=tests@example.org",
    ]
    command.words += words
    try await succeed(command)
  }

  private func swift(_ words: String...) async throws {
    var command = Command("swift", in: package)
    command.words += words
    try await succeed(command)
  }

  private func succeed(_ command: Command) async throws {
    let outcome = try await command.run()
    try #require(outcome.status == 0, "\(command.words.joined(separator: " ")):\n\(outcome.output)")
  }
}

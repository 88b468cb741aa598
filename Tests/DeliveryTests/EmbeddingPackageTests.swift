import Foundation
import Testing

@Suite struct EmbeddingPackageTests {
  /// One test, since the first build takes minutes.
  @Test(.timeLimit(.minutes(30)))
  func `a package that embeds a version is built, answers, and stops at a mistake in its pack`()
    async throws
  {
    let package = try await EmbeddingPackage()
    try await expectAnswer(from: package)
    try await expectStop(of: package)
    try package.remove()
  }

  private func expectAnswer(from package: EmbeddingPackage) async throws {
    let build = try await package.build()
    try #require(build.status == 0, "\(build.output)")
    #expect(!build.output.contains("error:"), "\(build.output)")
    let answer = try await package.run("CountyOffice")
    #expect(answer.status == 0, "\(answer.output)")
    #expect(!answer.output.isEmpty)
  }

  private func expectStop(of package: EmbeddingPackage) async throws {
    let manifest = package.package.appending(path: "Packs/RiverTown/pack.yaml")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    try "\(text)colour: blue\n".write(to: manifest, atomically: true, encoding: .utf8)
    let line = text.count { $0 == "\n" } + 1
    let build = try await package.build()
    #expect(build.status != 0)
    #expect(build.output.contains("Packs/RiverTown/pack.yaml:\(line):1: error:"), "\(build.output)")
  }
}

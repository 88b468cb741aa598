import ResettlementKit
import Synchronization
import Testing

@Suite struct PackShelfTests {
  @Test func `a broken new text leaves the last good pack in use`() async throws {
    let desk = Desk()
    let shelf = PackShelf { desk.sources }
    #expect(await shelf.reload().isEmpty)
    #expect(try await answer(shelf) == "eligible")

    desk.sources = [SmallPack.source(format: 2)]
    #expect(await shelf.reload().map(\.code) == ["pack.newer-format"])
    #expect(try await answer(shelf) == "eligible")

    desk.sources = [SmallPack.source(version: "1.1.0", minimum: 7)]
    #expect(await shelf.reload().isEmpty)
    #expect(await shelf.pack("small")?.description.version == "1.1.0")
    #expect(try await answer(shelf) == "ineligible")
  }

  private func answer(_ shelf: PackShelf) async throws -> String {
    let assessor = try Assessor(try #require(await shelf.packs.first))
    let answers = assessor.assess(SmallPack.population(size: 6), on: try SmallPack.dates())
    return try #require(answers.first).verdictName
  }
}

/// Where an office puts the files of its pack.
private final class Desk: Sendable {
  private let files = Mutex([SmallPack.source()])

  var sources: [PackSource] {
    get { files.withLock { $0 } }
    set { files.withLock { $0 = newValue } }
  }
}

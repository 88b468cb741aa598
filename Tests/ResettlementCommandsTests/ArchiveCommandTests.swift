import Foundation
import TestSupport
import Testing

@Suite struct ArchiveCommandTests {
  private static let liuwan = Fixture.path("Liuwan")

  /// An empty folder for one test.
  private func folder() throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }

  /// A folder with a signed archive and the keys of an office.
  private func signed() throws -> (archive: String, key: String) {
    let folder = try folder()
    let (archive, key) = ("\(folder)/liuwan.rkpack", "\(folder)/office.key")
    #expect(CommandRun("pack", Self.liuwan, "--out", archive).status == 0)
    #expect(CommandRun("sign", "--new-key", key).status == 0)
    #expect(CommandRun("sign", archive, "--key", key).status == 0)
    return (archive, key)
  }

  @Test func `a signed archive is verified and stands for its pack`() throws {
    let (archive, key) = try signed()
    #expect(CommandRun("verify", archive, "--trust", "\(key).pub").status == 0)
    let check = CommandRun("check", archive, "--trust", "\(key).pub")
    #expect(check.output.contains("no mistakes"), "\(check.errors)")
    let assess = CommandRun(
      "assess",
      "--pack",
      archive,
      "--trust",
      "\(key).pub",
      "--input",
      Fixture.path("liuwan.json"),
      "--on",
      "2024-06-30"
    )
    let folder = CommandRun(
      "assess",
      "--pack",
      Self.liuwan,
      "--input",
      Fixture.path("liuwan.json"),
      "--on",
      "2024-06-30"
    )
    #expect(assess.output == folder.output)
  }

  @Test(
    arguments: [["check"], ["test"], ["stale", "--within", "1", "--on", "2024-01-01"]]
  )
  func `an archive that nobody trusted has signed is refused unless told otherwise`(
    command: [String]
  ) throws {
    let archive = try signed().archive
    let refused = CommandRun(list: command + [archive])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("archive.not-trusted"))
    let taken = CommandRun(list: command + [archive, "--unverified"])
    #expect(!taken.errors.contains("archive."), "\(taken.errors)")
  }

  @Test func `a changed archive is refused, also unverified`() throws {
    let (archive, _) = try signed()
    var bytes = try Data(contentsOf: URL(filePath: archive))
    let place = try #require(bytes.firstRange(of: Data("subject: placement".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "S")
    try bytes.write(to: URL(filePath: archive))
    let run = CommandRun("check", archive, "--unverified")
    #expect(run.status == 1)
    #expect(run.errors.contains("archive.wrong-digest"))
  }

  @Test func `a private key is readable by its owner only, and never overwritten or shown`() throws
  {
    let key = "\(try folder())/office.key"
    let run = CommandRun("sign", "--new-key", key)
    let secret = try String(contentsOfFile: key, encoding: .utf8)
    #expect(!run.output.contains(secret.dropLast()))
    let attributes = try FileManager.default.attributesOfItem(atPath: key)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(CommandRun("sign", "--new-key", key).status == 1)
    #expect(try String(contentsOfFile: key, encoding: .utf8) == secret)
  }

  @Test func `a pack with mistakes is not packed`() throws {
    let out = "\(try folder())/bad.rkpack"
    let run = CommandRun("pack", Fixture.path("TenMistakes"), "--out", out)
    #expect(run.status == 1)
    #expect(run.errors.contains("command.not-packed"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func `packing twice makes the same file`() throws {
    let folder = try folder()
    for name in ["a", "b"] {
      #expect(CommandRun("pack", Self.liuwan, "--out", "\(folder)/\(name).rkpack").status == 0)
    }
    let files = try ["a", "b"].map { try Data(contentsOf: URL(filePath: "\(folder)/\($0).rkpack")) }
    #expect(files[0] == files[1])
  }
}

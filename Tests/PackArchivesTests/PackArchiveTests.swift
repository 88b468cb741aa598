import Diagnostics
import PolicyPacks
import Testing

@testable import PackArchives

@Suite struct PackArchiveTests {
  @Test func `what was packed comes out again, and loads`() throws {
    let read = try PackArchive(reading: try TinyArchive.archive().bytes())
    #expect(read.packID == "tiny")
    #expect(read.version == "1.2.0")
    let source = read.source(named: "tiny.rkpack")
    #expect(
      source.files.map(\.name) == [
        "tiny.rkpack/clauses/one.yaml", "tiny.rkpack/pack.yaml", "tiny.rkpack/rule.yaml",
      ]
    )
    #expect(PackLoader.load([source]).packs.map(\.manifest.id.value) == ["tiny"])
  }

  @Test func `equal packs make equal bytes`() throws {
    let bytes = try TinyArchive.archive().bytes()
    #expect(try TinyArchive.archive().bytes() == bytes)
    #expect(try TinyArchive.archive(title: "别的政策").bytes() != bytes)
  }

  @Test func `a changed file is found`() throws {
    var bytes = try TinyArchive.archive().bytes()
    let place = try #require(bytes.firstRange(of: Array("household.is_relocated".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "x")
    #expect(TinyArchive.code(reading: bytes) == "archive.wrong-digest")
  }

  @Test func `an archive that is cut anywhere is refused`() throws {
    let bytes = try TinyArchive.archive().bytes()
    for length in stride(from: 0, to: bytes.count - 1024, by: 97) {
      #expect(TinyArchive.code(reading: Array(bytes[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test func `a changed byte is refused, or changes nothing of the pack`() throws {
    let bytes = try TinyArchive.archive().bytes()
    let whole = try PackArchive(reading: bytes).source(named: "a")
    for index in stride(from: 0, to: bytes.count, by: 13) {
      var changed = bytes
      changed[index] ^= 0x20
      guard let read = try? PackArchive(reading: changed) else { continue }
      #expect(read.source(named: "a") == whole, "changed at \(index)")
    }
  }

  @Test(
    arguments: ["../evil.yaml", "/etc/evil.yaml", "a/../../evil.yaml", "a\\evil.yaml", "a//b.yaml"]
  )
  func `a path that leads outside is refused`(path: String) throws {
    let manifest = ArchivedFile(path: "MANIFEST.json", bytes: Array("{}".utf8))
    let bytes = try TapeArchive.bytes(of: [manifest, ArchivedFile(path: path, bytes: [1])])
    #expect(TinyArchive.code(reading: bytes) == "archive.path-outside")
  }

  @Test func `a link is refused`() throws {
    var bytes = try TinyArchive.archive().bytes()
    bytes[156] = UInt8(ascii: "2")
    let sum = bytes[0..<512].enumerated().reduce(0) {
      $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element))
    }
    let digits = Array(String(sum, radix: 8).utf8)
    let field = Array(repeating: UInt8(ascii: "0"), count: 6 - digits.count) + digits + [0]
    bytes.replaceSubrange(148..<155, with: field)
    #expect(TinyArchive.code(reading: bytes) == "archive.no-plain-file")
  }

  @Test func `a file that is not listed, that is there twice or missing is refused`() throws {
    let archive = try TinyArchive.archive()
    let manifest = ArchivedFile(path: "MANIFEST.json", bytes: archive.manifest)
    func code(_ files: [ArchivedFile]) throws -> String? {
      TinyArchive.code(reading: try TapeArchive.bytes(of: [manifest] + files))
    }
    let more = ArchivedFile(path: "more.yaml", bytes: [1])
    #expect(try code(archive.files + [more]) == "archive.not-listed")
    #expect(try code(archive.files + [archive.files[0]]) == "archive.file-twice")
    #expect(try code(archive.files.dropLast()) == "archive.not-there")
  }

  @Test func `what is no archive is refused`() {
    for bytes in [[], Array("format: 1\n".utf8), [UInt8](repeating: 0, count: 2048)] {
      #expect(TinyArchive.code(reading: bytes) == "archive.no-archive")
    }
  }

  @Test func `a newer archive is refused by name`() throws {
    let manifest = ArchivedFile(
      path: "MANIFEST.json",
      bytes: Array(#"{"format":2,"pack":"t","version":"1","files":[]}"#.utf8)
    )
    let bytes = try TapeArchive.bytes(of: [manifest])
    #expect(TinyArchive.code(reading: bytes) == "archive.newer-format")
  }

  @Test func `long paths keep their folders`() throws {
    let path = String(repeating: "folder/", count: 20) + "rule.yaml"
    let file = ArchivedFile(path: path, bytes: Array("x".utf8))
    #expect(try TapeArchive.files(in: TapeArchive.bytes(of: [file])) == [file])
    let tooLong = ArchivedFile(path: String(repeating: "x", count: 200), bytes: [])
    #expect(throws: DiagnosticsError.self) { try TapeArchive.bytes(of: [tooLong]) }
  }
}

import Foundation
import Testing

/// Files that were made to do harm, or that came to harm: each gets an error, soon, without a crash.
@Suite(.serialized) struct HostileInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What even a slow machine's debug build takes far less than.
  private static let patience = Duration.seconds(5)

  /// A file of a pack, beside a manifest that is in order.
  struct BadFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let name: String
    let bytes: @Sendable () -> [UInt8]
    let code: String

    init(_ title: String, _ name: String, code: String, _ bytes: @escaping @Sendable () -> [UInt8])
    {
      testDescription = title
      self.name = name
      self.bytes = bytes
      self.code = code
    }
  }

  private static func rule(_ expression: String) -> [UInt8] {
    Array(
      """
      programme: p
      title: t
      cite: [d-1]
      subject: person
      when: { a: "\(expression)" }
      amount: 1
      """.utf8
    )
  }

  private static func nested(_ count: Int) -> String {
    String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
  }

  static let badFiles = [
    BadFile("truncated manifest", "pack.yaml", code: "yaml.") { Array("format: 1\nid: 'x".utf8) },
    BadFile("empty manifest", "pack.yaml", code: "pack.empty-manifest") { [] },
    BadFile("truncated file", "x.yaml", code: "yaml.") { Array("clauses:\n  - { id: d-1, ".utf8) },
    BadFile("100 MB", "x.yaml", code: "pack.file-too-large") {
      Array(repeating: UInt8(ascii: "#"), count: 100 << 20)
    },
    BadFile("10,000 nested brackets", "x.yaml", code: "yaml.too-deep") {
      Array(("clauses: " + String(repeating: "[", count: 10_000)).utf8)
    },
    BadFile("10,000 nested braces", "x.yaml", code: "yaml.too-deep") {
      Array(("clauses: [" + String(repeating: "{a: ", count: 10_000)).utf8)
    },
    BadFile("invalid UTF-8", "x.yaml", code: "yaml.invalid-utf-8") {
      Array("clauses:\n  - id: ".utf8) + [0xFF, 0xC0, 0x80]
    },
    BadFile("UTF-16", "x.yaml", code: "yaml.") { [0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00] },
    BadFile("100,000 parentheses", "x.yaml", code: "feel.too-long") { rule(nested(100_000)) },
    BadFile("30,000 parentheses", "x.yaml", code: "feel.too-deep") { rule(nested(30_000)) },
    BadFile("30,000 sums", "x.yaml", code: "feel.too-deep") {
      rule(Array(repeating: "1", count: 30_000).joined(separator: "+"))
    },
    BadFile("an anchor that doubles", "x.yaml", code: "yaml.") {
      Array("a: &a [x, x]\nb: &b [*a, *a]\nclauses: [*b, *b]\n".utf8)
    },
  ]

  private static func manifest(requires: String = "") -> String {
    """
    format: 1
    id: hostile
    version: 1.0.0
    title: x
    rank: county
    region: { name: x }
    rules_from: 2024-01-01
    documents: [{ id: d, title: d, issuer: d }]
    units: []
    \(requires)

    """
  }

  @Test(arguments: badFiles)
  func `a bad file of a pack is an error`(file: BadFile) throws {
    try folder.write(Self.manifest().utf8, to: "pack.yaml")
    try folder.write(file.bytes(), to: file.name)
    expectError(file.code, CommandRun("check", folder.path))
  }

  @Test(arguments: ["check", "test"])
  func `a pack that requires itself is an error`(command: String) throws {
    try folder.write(Self.manifest(requires: "requires: [hostile]").utf8, to: "pack.yaml")
    expectError("pack.requires-itself", CommandRun(command, folder.path))
  }

  @Test func `packs that require each other are an error`() throws {
    let other = Self.manifest(requires: "requires: [hostile]").replacing(
      "id: hostile",
      with: "id: b"
    )
    try folder.write(Self.manifest(requires: "requires: [b]").utf8, to: "a/pack.yaml")
    try folder.write(other.utf8, to: "b/pack.yaml")
    expectError("pack.requirement-circle", CommandRun("check", folder.path))
    expectError(
      "pack.requirement-circle",
      CommandRun("assess", "--pack", folder.path + "/a", "--input", "-", input: "{}")
    )
  }

  @Test(
    arguments: [
      ("json.too-deep", String(repeating: "[", count: 10_000)),
      ("json.", #"{"persons":[{"id":"p1","hou"#),
      ("json.invalid-utf-8", ""),
      ("command.file-too-large", "100 MB"),
    ]
  )
  func `a bad extract is an error`(code: String, text: String) throws {
    var bytes = text.isEmpty ? [0x22, 0xFF, 0x22] : Array(text.utf8)
    if text == "100 MB" { bytes = Array(repeating: 0x20, count: 100 << 20) }
    try folder.write(bytes, to: "x.json")
    let pack = Fixture.path("Liuwan")
    expectError(code, CommandRun("assess", "--pack", pack, "--input", folder.path + "/x.json"))
  }

  @Test(arguments: [("feel.too-long", 100_000), ("feel.too-deep", 30_000)])
  func `an expression of very many parentheses is an error`(code: String, count: Int) {
    expectError(code, CommandRun("feel", "eval", Self.nested(count)))
  }

  private func expectError(
    _ code: String,
    _ run: @autoclosure () -> CommandRun,
    at location: SourceLocation = #_sourceLocation
  ) {
    let start = ContinuousClock.now
    let run = run()
    let time = ContinuousClock.now - start
    #expect(run.errors.contains("[\(code)"), "\(run.errors.prefix(500))", sourceLocation: location)
    #expect(run.status == 1, sourceLocation: location)
    #expect(time < Self.patience, sourceLocation: location)
  }
}

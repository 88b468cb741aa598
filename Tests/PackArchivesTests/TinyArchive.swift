import Diagnostics
import PolicyPacks
import Testing

@testable import PackArchives

/// A small pack, packed.
enum TinyArchive {
  /// The pack's files.
  static func source(title: String = "小地方政策") -> PackSource {
    PackSource(
      name: "tiny",
      files: [
        SourceText(
          name: "tiny/pack.yaml",
          text: """
            format: 1
            id: tiny
            version: 1.2.0
            title: \(title)
            rank: town
            region: { name: 小地方 }
            rules_from: 2024-01-01
            documents: [ { id: small, title: 办法, issuer: 办公室, date: 2024-01-01 } ]
            units: [劳动所]
            """
        ),
        SourceText(
          name: "tiny/clauses/one.yaml",
          text: "clauses:\n  - { id: small-1, place: 一, heading: 就业 }\n"
        ),
        SourceText(
          name: "tiny/rule.yaml",
          text: """
            classification: relocated
            title: 搬迁户
            cite: [small-1]
            subject: household
            when: { relocated: household.is_relocated }
            """
        ),
      ]
    )
  }

  /// The pack in an archive.
  static func archive(title: String = "小地方政策") throws -> PackArchive {
    let source = source(title: title)
    let loaded = PackLoader.load([source])
    let pack = try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
    return PackArchive(source, manifest: pack.manifest)
  }

  /// The code with which something is refused; `nil` if it is not.
  static func code(_ body: () throws(DiagnosticsError) -> Void) -> String? {
    do throws(DiagnosticsError) {
      try body()
      return nil
    } catch {
      return error.diagnostics.map(\.message.code).joined(separator: " ")
    }
  }

  /// The code with which bytes are refused; `nil` if they are not.
  static func code(reading bytes: [UInt8]) -> String? {
    code { () throws(DiagnosticsError) in _ = try PackArchive(reading: bytes) }
  }
}

import Foundation
import LocatedYAML
import Testing

import struct Diagnostics.SourceText

/// What `check --timeline` lists of the shipped packs, against a plain search through their files.
@Suite struct OpenTermsTests {
  private static let plugins = Fixture.root.appending(path: "Plugins")

  @Test func `a timeline of the shipped packs lists exactly the open terms that rules need`() throws
  {
    let run = CommandRun("check", "--timeline", "2022-08-20..2026-12-31", Self.plugins.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    let packs = try WrittenPack.all(under: Self.plugins)
    let needed = packs.values.filter { !$0.isLibrary }.map { ($0.id, $0.openTerms(among: packs)) }
    let expected = Dictionary(uniqueKeysWithValues: needed).filter { !$0.value.isEmpty }
    #expect(expected.count > 3)
    #expect(Self.listed(run.lines.dropLast()) == expected)
    #expect(run.lines.last?.hasSuffix("no mistakes") == true)
  }

  /// Returns the terms that are listed, by pack; a line that is neither pack nor term is kept as it
  /// stands, so that nothing else can be in the list.
  private static func listed(_ lines: some Sequence<String>) -> [String: Set<String>] {
    var (found, pack) = ([String: Set<String>](), "")
    for line in lines {
      if let match = line.wholeMatch(of: /open terms of (.+):/) {
        pack = String(match.1)
      } else {
        let term = line.wholeMatch(of: /\s\s(\S+) \((?:wider law|blank|reading)\)\s\s.*/)
        found[pack, default: []].insert(term.map { String($0.1) } ?? line)
      }
    }
    return found
  }
}

/// A pack as its files say, read without the pack format.
private struct WrittenPack {
  let id: String
  let isLibrary: Bool
  private let foundations: [String]
  /// Parameters and readings, and whether a value or an option is written for them.
  private var terms: [String: Bool] = [:]
  /// The names that definitions use, by their own.
  private var definitions: [String: Set<String>] = [:]
  private var rules: Set<String> = []

  init(_ folder: URL) throws {
    let manifest = try Self.root(folder.appending(path: "pack.yaml"))
    id = try #require(manifest["id"]?.scalar?.text)
    isLibrary = manifest["kind"]?.scalar?.text == "library"
    foundations = (manifest["requires"]?.sequence ?? []).compactMap(\.scalar?.text)
    for file in Self.files(in: folder) { try add(Self.root(file), file) }
  }

  /// Reads the packs in a folder and below it.
  static func all(under folder: URL) throws -> [String: WrittenPack] {
    let manifests = files(in: folder).filter { $0.lastPathComponent == "pack.yaml" }
    let packs = try manifests.map { try WrittenPack($0.deletingLastPathComponent()) }
    return Dictionary(uniqueKeysWithValues: packs.map { ($0.id, $0) })
  }

  private static func files(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !$0.contains("tests/") }
      .map { folder.appending(path: $0) }
  }

  private static func root(_ file: URL) throws -> YAMLMapping {
    let bytes = try Data(contentsOf: file)
    let source = SourceText(name: file.path, bytes: Array(bytes))
    let root = YAMLDocument(source).root
    return try #require(root?.mapping, "\(file.path)")
  }

  private mutating func add(_ root: YAMLMapping, _ file: URL) {
    for entry in root["parameters"]?.mapping?.entries ?? [] {
      terms["parameter.\(entry.key.text)"] = entry.value.mapping?["values"] != nil
    }
    for entry in root["readings"]?.mapping?.entries ?? [] {
      let choice = entry.value.mapping?["choose"]?.scalar?.text
      terms["reading.\(entry.key.text)"] = choice != nil && choice != "open"
    }
    for entry in root["definitions"]?.mapping?.entries ?? [] {
      definitions[entry.key.text] = entry.value.names
    }
    if root.entries.first.map({ $0.value.scalar != nil && $0.key.text != "format" }) == true {
      for entry in root.entries { rules.formUnion(entry.value.names) }
    }
  }

  /// Returns the terms that the rules name, by themselves or through definitions, and for which
  /// neither the pack nor one that it builds on has a value.
  func openTerms(among packs: [String: WrittenPack]) -> Set<String> {
    let known = reached(among: packs)
    var said = rules
    var waiting = known.reduce(into: [:]) { $0.merge($1.definitions) { first, _ in first } }
    while let name = waiting.keys.first(where: { said.contains($0.lastPart) }) {
      said.formUnion(waiting.removeValue(forKey: name) ?? [])
    }
    let terms = known.reduce(into: [:]) { $0.merge($1.terms) { $0 || $1 } }
    return Set(terms.filter { !$0.value && said.contains($0.key) }.keys.map(\.lastPart))
  }

  private func reached(among packs: [String: WrittenPack]) -> [WrittenPack] {
    [self] + foundations.compactMap { packs[$0] }.flatMap { $0.reached(among: packs) }
  }
}

extension YAMLNode {
  /// The names that are written in the node: parameters and readings whole, the last part of others.
  fileprivate var names: Set<String> {
    if let scalar {
      return Set(
        scalar.text.matches(of: /[A-Za-z0-9_.]+/).map { match in
          let name = String(match.output)
          let isTerm = name.hasPrefix("parameter.") || name.hasPrefix("reading.")
          return isTerm ? name : name.lastPart
        }
      )
    }
    let parts = sequence ?? mapping?.entries.map(\.value) ?? []
    return parts.reduce(into: []) { $0.formUnion($1.names) }
  }
}

extension String {
  /// What stands behind the last full stop.
  fileprivate var lastPart: String { split(separator: ".").last.map(String.init) ?? self }
}

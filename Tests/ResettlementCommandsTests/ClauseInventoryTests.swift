import Diagnostics
import Foundation
import LocatedYAML
import TestSupport
import Testing

/// What `resettle clauses` lists against the inventory of the documents.
@Suite(.enabled(if: SharedFolder.url != nil, "\(SharedFolder.absence)"))
struct ClauseInventoryTests {
  /// What is said of a clause, by the inventory or by the packs.
  struct Clause {
    let place: String
    let obligations: [String]
    let statuses: [String]
    let units: [String]
    let grade: String?
  }

  static let documents = ["anhui", "aolezhaoqi", "district-template", "qinzhou", "ulanhot"]

  private static let listed: [String: Clause] = {
    let list = CommandRun("clauses", "--format", "json").json as? [[String: Any]] ?? []
    return Dictionary(list.compactMap(entry), uniquingKeysWith: { first, _ in first })
  }()

  private static func entry(_ clause: [String: Any]) -> (String, Clause)? {
    guard let id = clause["id"] as? String,
      let obligations = clause["obligations"] as? [[String: Any]]
    else { return nil }
    let units = clause["responsible"] as? [[String: String]] ?? []
    let listed = Clause(
      place: clause["place"] as? String ?? "",
      obligations: obligations.map { "\($0["kind"] ?? "") \($0["force"] ?? "")" },
      statuses: obligations.map { "\($0["status"] ?? "")" },
      units: units.map { "\($0["role"] ?? "") \($0["unit"] ?? "")" },
      grade: nil
    )
    return (id, listed)
  }

  private func inventory(of document: String) throws -> [(id: String, clause: Clause)] {
    let folder = try #require(SharedFolder.url)
    let file = folder.appending(components: "clauses", "\(document).yaml")
    let text = SourceText(name: document, text: try String(contentsOf: file, encoding: .utf8))
    let clauses = try #require(YAMLDocument(text).root?.mapping?["clauses"]?.sequence)
    return clauses.compactMap { clause in
      guard let keys = clause.mapping, let id = keys["id"]?.scalar?.text else { return nil }
      let obligations = keys["obligations"]?.sequence?.compactMap(\.mapping) ?? []
      let units = keys["responsible"]?.sequence?.compactMap(\.mapping) ?? []
      return (
        id,
        Clause(
          place: keys["ref"]?.scalar?.text ?? "",
          obligations: obligations.map { "\($0.text("kind")) \($0.text("force"))" },
          statuses: [],
          units: units.map { "\($0.text("role")) \($0.text("unit"))" },
          grade: keys["computable"]?.scalar?.text
        )
      )
    }
  }

  @Test(arguments: documents)
  func `every clause is listed with every obligation, none of them missing`(
    document: String
  ) throws {
    let inventory = try inventory(of: document)
    #expect(inventory.count > 15)
    for (id, wanted) in inventory {
      let found = try #require(Self.listed[id], "\(id) is not listed")
      #expect(found.place == wanted.place, "\(id)")
      let first = Array(found.obligations.prefix(wanted.obligations.count))
      #expect(first == wanted.obligations, "\(id)")
      #expect(!found.statuses.contains("missing"), "\(id)")
    }
  }

  @Test(arguments: documents)
  func `every unit that a clause charges is there with its role`(document: String) throws {
    for (id, wanted) in try inventory(of: document) {
      let found = Set(Self.listed[id]?.units ?? [])
      #expect(Set(wanted.units).isSubset(of: found), "\(id): \(wanted.units) in \(found)")
    }
  }

  @Test(arguments: documents)
  func `a clause of which something can be computed is executable in something`(
    document: String
  ) throws {
    for (id, wanted) in try inventory(of: document) where wanted.grade != "narrative" {
      #expect(Self.listed[id]?.statuses.contains("executable") == true, "\(id)")
    }
  }
}

extension YAMLMapping {
  fileprivate func text(_ key: String) -> String { self[key]?.scalar?.text ?? "" }
}

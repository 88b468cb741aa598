import Foundation
import PopulationColumns

/// Households and persons of tests, written as tables: what is not said is the plainest value.
struct SmallTables {
  private static let householdColumns = [
    "id", "size", "category", "annual_income", "rigid_spending", "months_income_stable",
    "has_education_secured", "has_basic_medical_secured", "has_housing_secured",
    "has_drinking_water_secured", "identified_on", "prior_startup_award", "shop_rent_annual",
    "workshop_rent_annual", "workshop_workers", "workshop_relocated_workers",
  ]
  private static let plainHousehold = [
    "category": "relocated_lifted", "annual_income": "30000", "rigid_spending": "0",
    "months_income_stable": "12", "has_education_secured": "true",
    "has_basic_medical_secured": "true", "has_housing_secured": "true",
    "has_drinking_water_secured": "true", "identified_on": "null", "prior_startup_award": "0",
    "shop_rent_annual": "0", "workshop_rent_annual": "0", "workshop_workers": "0",
    "workshop_relocated_workers": "0",
  ]
  private static let personColumns = [
    "id", "household", "birth_date", "labour_ability", "is_recent_graduate", "is_employed",
    "employment_kind", "contract_months", "pension_months_paid", "was_trained_this_year",
    "wants_training", "has_business_licence", "business_started",
  ]
  private static let plainPerson = [
    "birth_date": "1996-01-01", "labour_ability": "ordinary", "is_recent_graduate": "false",
    "is_employed": "false", "employment_kind": "none", "contract_months": "0",
    "pension_months_paid": "0", "was_trained_this_year": "false", "wants_training": "false",
    "has_business_licence": "false", "business_started": "null",
  ]

  private(set) var households: [String] = []
  private(set) var persons: [String] = []

  /// Adds a household with its persons.
  mutating func add(_ facts: [String: String], _ members: [[String: String]]) {
    let id = "H\(households.count + 1)"
    let own = ["id": id, "size": "\(members.count)"]
    let all = Self.plainHousehold.merging(own) { $1 }.merging(facts) { $1 }
    households.append(Self.row(Self.householdColumns, all))
    for (place, member) in members.enumerated() {
      let own = ["id": "\(id)-\(place)", "household": id]
      let all = Self.plainPerson.merging(own) { $1 }.merging(member) { $1 }
      persons.append(Self.row(Self.personColumns, all))
    }
  }

  private static func row(_ columns: [String], _ values: [String: String]) -> String {
    columns.map { values[$0] ?? "" }.joined(separator: ",")
  }

  /// Writes both tables to a folder; the persons in the order of the households, or backwards.
  func write(to folder: ScratchFolder, backwards: Bool = false) throws -> PopulationTables {
    let rows = backwards ? persons.reversed() : persons
    return PopulationTables(
      households: try folder.write([Self.householdColumns.joined(separator: ",")] + households),
      persons: try folder.write([Self.personColumns.joined(separator: ",")] + rows)
    )
  }

  /// Households that are made up by chance, with gaps.
  static func madeUp(_ count: Int, seed: UInt64) -> SmallTables {
    var chance = Chance(seed)
    var tables = SmallTables()
    for _ in 0..<count {
      var facts = [
        "category": chance.pick(["relocated_lifted", "marginal", "ordinary"]),
        "annual_income": "\(chance.below(90_000))",
        "shop_rent_annual": "\(chance.below(9_999))",
        "workshop_rent_annual": "\(chance.below(30_001))",
        "workshop_workers": "\(chance.below(20))",
        "workshop_relocated_workers": "\(chance.below(12))",
        "prior_startup_award": "\(chance.below(20_000))",
      ]
      if chance.below(9) == 0 { facts[chance.pick(facts.keys.sorted())] = "" }
      tables.add(facts, (0..<chance.below(6)).map { _ in chance.person })
    }
    return tables
  }
}

/// Numbers that look random and are the same for the same seed.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, count)))
  }

  mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

  fileprivate var person: [String: String] {
    mutating get {
      var facts = [
        "birth_date": "\(1935 + below(80))-0\(1 + below(9))-1\(below(9))",
        "is_employed": pick(["true", "false"]),
        "employment_kind": pick(["local", "away", "none"]),
        "contract_months": "\(below(24))",
        "pension_months_paid": "\(below(14))",
        "is_recent_graduate": pick(["true", "false"]),
        "has_business_licence": pick(["true", "false"]),
        "business_started": pick(["null", "2026-01-15", "2025-02-01"]),
      ]
      if below(30) == 0 { facts[pick(facts.keys.sorted())] = "" }
      return facts
    }
  }
}

/// A folder for the files of a test, gone when it is forgotten.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "simulation-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a table, and returns its path.
  func write(_ rows: [String]) throws -> String {
    let file = "\(path)/\(UUID()).csv"
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    return file
  }
}

internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// What a store has of assets, of money, of procedures and of benefits.
struct AssetBook {
  var assets = AssetHistory()
  var chain = ChainHistory()
  var procedures = ProcedureHistory()
  var benefits = BenefitHistory()
}

extension AssetBook {
  /// Reads a store.
  ///
  /// - Throws: ``CommandError`` if it can't be read.
  init(of store: SQLiteStore, at path: String) throws {
    self = try store.doing(at: path) { store throws(RegistryError) in
      let names = try await store.benefits(in: nil)
      return AssetBook(
        assets: try await store.assets.everything(),
        chain: try await store.chain.everything(),
        procedures: try await store.procedures.everything(),
        benefits: try await store.history(for: BenefitKey(benefits: Set(names)))
      )
    }
  }

  /// Adds what a file has, and reports ids under which file and store say different things.
  mutating func add(_ file: AssetFile, in session: Session) throws -> Bool {
    let (assets, chain) = (assets.events + file.assets.events, chain.events + file.chain.events)
    let doubled = AssetFile.doubled(assets) + AssetFile.doubled(chain)
    try session.report(doubled)
    self.assets = AssetHistory(assets)
    self.chain = ChainHistory(chain)
    return !doubled.hasErrors
  }
}

extension SQLiteStore {
  /// What the store has of subjects on a day and everybody may see: no record is kept of that, and what
  /// tells who somebody is is not known.
  func openFacts(
    on day: CalendarDay,
    _ catalogue: FactCatalogue,
    at path: String
  ) throws -> Population {
    try doing(at: path) { store throws(RegistryError) in
      try await store.openPopulation(on: day, catalogue: catalogue).population
    }
  }
}

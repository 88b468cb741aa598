internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// A store that events of assets and of money are recorded in.
struct AssetKeeping {
  let store: SQLiteStore
  let path: String

  /// What the store has of procedures.
  func procedures() throws -> ProcedureHistory {
    try store.doing(at: path) { store throws(RegistryError) in
      try await store.procedures.everything()
    }
  }

  /// Records events: those of assets in one transaction, those of money in another after it.
  ///
  /// Links of money that are refused are refused before anything is written; only one that another
  /// program makes impossible at the same moment is refused after the assets were recorded.
  ///
  /// - Throws: ``CommandError`` with what is in the way.
  func record(
    _ contents: AssetEventReader.Contents,
    by desk: AssetDesk
  ) throws(CommandError) -> ([AssetEvent], [ChainEvent]) {
    do {
      return try CallingThread.run {
        try await Self.record(contents.assets, contents.chain, by: desk, in: store)
      }
    } catch let refusal as AssetRefusal {
      throw CommandError(refusal.findings.map { Diagnostic(.refused($0), at: nil) })
    } catch let refusal as ChainRefusal {
      throw CommandError(refusal.findings.map { Diagnostic(.refused($0), at: nil) })
    } catch let error as RegistryError {
      throw CommandError(.store(path, error))
    } catch {
      throw CommandError(.store(path, RegistryError(.failed, underlying: error)))
    }
  }

  private static func record(
    _ assets: [AssetEvent],
    _ chain: [ChainEvent],
    by desk: AssetDesk,
    in store: SQLiteStore
  ) async throws -> ([AssetEvent], [ChainEvent]) {
    let key = LedgerKey(of: chain)
    _ = try await store.chain.history(for: key).admitting(chain)
    let recorded = try await store.assets.record(for: LedgerKey(of: assets)) { history in
      try desk.decide(assets, after: history)
    }
    let links = try await store.chain.record(for: key) { try $0.admitting(chain) }
    return (recorded, links)
  }
}

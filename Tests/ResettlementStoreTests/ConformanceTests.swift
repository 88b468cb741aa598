import PolicyTesting
import ResettlementCore
import ResettlementStore
import Testing

/// That the store keeps what the core's protocols promise, in memory and in a file.
@Suite struct ConformanceTests {
  @Test func `is a registry in memory`() async throws {
    try await RegistrySuite { try SQLiteStore.inMemory().registry(for: purpose()) }.run()
  }

  @Test func `is a ledger of benefits in memory`() async throws {
    try await BenefitLedgerSuite { try SQLiteStore.inMemory() }.run()
  }

  @Test func `is a ledger of procedures in memory`() async throws {
    try await ProcedureLedgerSuite { try SQLiteStore.inMemory().procedures }.run()
  }

  @Test func `is a ledger of procedures in a file that two use at once`() async throws {
    try await inFolder { folder in
      let files = NumberedFiles(folder: folder)
      try await ProcedureLedgerSuite {
        try SQLiteStore(path: files.next()).procedures
      } reopening: { _ in
        try SQLiteStore(path: files.last).procedures
      }.run()
    }
  }

  @Test func `is a ledger of assets and of the chain in memory`() async throws {
    try await AssetLedgerSuite { try SQLiteStore.inMemory().assets }.run()
    try await ChainLedgerSuite { try SQLiteStore.inMemory().chain }.run()
  }

  @Test func `is a ledger of assets and of the chain in a file that two use at once`() async throws
  {
    try await inFolder { folder in
      let files = NumberedFiles(folder: folder)
      try await AssetLedgerSuite {
        try SQLiteStore(path: files.next()).assets
      } reopening: { _ in
        try SQLiteStore(path: files.last).assets
      }.run()
      try await ChainLedgerSuite {
        try SQLiteStore(path: files.next()).chain
      } reopening: { _ in
        try SQLiteStore(path: files.last).chain
      }.run()
    }
  }

  @Test func `is a registry in a file`() async throws {
    try await inFolder { folder in
      let files = NumberedFiles(folder: folder)
      try await RegistrySuite {
        try SQLiteStore(path: files.next()).registry(for: purpose())
      } reopening: { _ in
        try SQLiteStore(path: files.last).registry(for: purpose())
      }.run()
    }
  }

  @Test func `is a ledger of benefits in a file that two use at once`() async throws {
    try await inFolder { folder in
      let files = NumberedFiles(folder: folder)
      try await BenefitLedgerSuite {
        try SQLiteStore(path: files.next())
      } reopening: { _ in
        try SQLiteStore(path: files.last)
      }.run()
    }
  }
}

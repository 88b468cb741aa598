import DecisionReceipts
import Foundation
import GRDB
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// That what a store acknowledged is in the file, whatever happens to the program that wrote it.
@Suite(.serialized) struct CrashTests {
  @Test func `keeps what it acknowledged when it is killed 200 times, and nothing by halves`()
    async throws
  {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      var next = 0
      var acknowledged: [Acknowledgement] = []
      var chance = SystemRandomNumberGenerator()
      for _ in 0..<200 {
        let writer = try WritingProcess(path: path, first: next)
        let said = try writer.killed(
          saying: Int.random(in: 0...4, using: &chance),
          andAfter: .microseconds(Int.random(in: 0...20_000, using: &chance))
        )
        try await expect(said, in: path)
        acknowledged += said
        next += 5_000
      }
      #expect(acknowledged.count > 200, "the writers were killed before they could write anything")
      try await expectChain(with: acknowledged, in: path)
      let verdict = try await DatabaseQueue(path: path).read {
        try String.fetchAll($0, sql: "PRAGMA integrity_check")
      }
      #expect(verdict == ["ok"])
    }
  }

  /// That all that was said is there, and of a batch all or nothing.
  private func expect(_ said: [Acknowledgement], in path: String) async throws {
    let store = try SQLiteStore(path: path)
    for number in Set(said.filter { $0.act == "batch" }.map(\.number)) {
      #expect(try await sizeOfBatch(number, in: store) == 3, "batch \(number) was lost")
    }
    if let last = said.map(\.number).max() {
      let size = try await sizeOfBatch(last + 1, in: store)
      #expect([0, 3].contains(size), "half of a batch was written")
    }
    for number in said.filter({ $0.act == "grant" }).map(\.number) {
      let key = BenefitKey(benefits: ["g-\(number)"])
      #expect(try await store.history(for: key).events.count == 2, "grant \(number) was lost")
    }
    if let last = said.map(\.number).max() {
      let key = BenefitKey(benefits: ["g-\(last + 1)"])
      let half = try await store.history(for: key).events.count
      #expect([0, 2].contains(half), "half of a grant was written")
    }
  }

  /// That the chain of receipts holds, and has all that were said.
  private func expectChain(with said: [Acknowledgement], in path: String) async throws {
    let store = try SQLiteStore(path: path)
    #expect(try await store.firstBreak().break == nil)
    let kept = Set(try await store.receipts(after: 0, limit: .max).map(\.question.subject.id))
    let lost = said.filter { $0.act == "receipt" && !kept.contains("h-\($0.number)") }
    #expect(lost.isEmpty, "receipts were lost: \(lost.map(\.number))")
  }

  private func sizeOfBatch(_ number: Int, in store: SQLiteStore) async throws -> Int {
    let household = try await store.openHistory(of: Household.ID("h-\(number)")).versions.count
    let first = try await store.openHistory(of: Person.ID("p-\(number)-1")).versions.count
    let second = try await store.openHistory(of: Person.ID("p-\(number)-2")).versions.count
    return household + first + second
  }

  @Test func `says that there is no room, and keeps what it acknowledged before`() async throws {
    try await inFolder { folder in
      guard Shell.run("mount -t tmpfs -o size=1m tmpfs '\(folder)' 2>/dev/null") == 0 else {
        print("skipped: a full disk can't be made without the rights to mount one")
        return
      }
      defer { _ = Shell.run("umount '\(folder)'") }
      try await expectStop(in: folder, limit: "", error: "full")
    }
  }

  @Test func `keeps what it acknowledged where a file may not grow any more`() async throws {
    try await inFolder { folder in
      try await expectStop(in: folder, limit: "trap '' XFSZ; ulimit -f 1024;", error: "failed")
    }
  }

  private func expectStop(in folder: String, limit: String, error: String) async throws {
    let path = "\(folder)/store.sqlite"
    let writer = try WritingProcess(path: path, first: 0, after: limit)
    let said = try writer.finished()
    #expect(writer.error == error)
    #expect(!said.isEmpty)
    try await expect(said, in: path)
    let verdict = try await DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
    #expect(verdict == ["ok"])
  }

  @Test func `says that a file can only be read, and leaves it as it is`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let valid = DatePeriod(from: day("2023-01-01"))
      try await SQLiteStore(path: path)
        .save(household("h-1", of: 3), valid: valid, recordedAt: time("2023-01-01"))
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(Shell.run("chmod a=r '\(path)'") == 0)
      let nobody = getuid() == 0 ? "exec setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
      guard getuid() != 0 || Shell.run("command -v setpriv >/dev/null") == 0 else {
        print("skipped: this user may write everything, and there is no setpriv")
        return
      }
      let writer = try WritingProcess(path: path, first: 0, by: nobody)
      #expect(try writer.finished().isEmpty)
      #expect(writer.error == "readOnly")
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }
}

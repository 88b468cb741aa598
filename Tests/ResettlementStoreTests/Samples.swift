import Foundation
import Quantities
import ResettlementCore
import ResettlementStore
import Synchronization
import Testing

/// The day that a text names; 1970-01-01 if it names none, at which a test fails.
func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(dayNumber: 0) }

/// The moment at which a day begins in UTC.
func time(_ text: String) -> RecordedTime { RecordedTime(startOf: day(text)) }

/// Calls a function with a new folder, which is gone afterwards.
func inFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

/// Paths of files that are not there yet.
final class NumberedFiles: Sendable {
  private let folder: String
  private let count = Mutex(0)

  init(folder: String) {
    self.folder = folder
  }

  func next() -> String {
    count.withLock { $0 += 1 }
    return last
  }

  var last: String { "\(folder)/\(count.withLock { $0 }).sqlite" }
}

/// A household of some people, of which something personal is known as well.
func household(_ id: Household.ID, of size: ExactDecimal) -> Household {
  var household = Household(id: id)
  household.size = .known(size)
  household.name = .known("甲户")
  return household
}

extension MasterKey {
  /// The key of the files of tests.
  static let ofTests = MasterKey()
}

extension SQLiteStore {
  /// Opens a file of a test.
  init(path: String, patience: Duration = .seconds(5)) throws(RegistryError) {
    try self.init(path: path, key: .ofTests, patience: patience)
  }
}

/// A purpose of somebody of an office, at the start of a day.
func purpose(_ words: String = "yearly review", at day: String = "2024-01-01") throws
  -> AccessPurpose
{
  try AccessPurpose(words, by: "office 3", at: time(day))
}

/// A made-up person of whom everything that tells who somebody is is known.
func madeUpPerson(_ id: Person.ID) -> Person {
  var person = Person(id: id)
  person.name = .known("欧阳试样")
  person.identityNumber = .known("99000019800101008X")
  person.phone = .known("13900001234")
  person.birthDate = .known(day("1980-01-01"))
  person.health = .known(.chronic)
  person.isEmployed = .known(true)
  person.additionalFacts["x_account"] = .text("6222009900001234567")
  return person
}

import Foundation
import Quantities
import ResettlementCore
import Synchronization

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

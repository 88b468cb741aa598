import Foundation
import Quantities
import ResettlementCore
import ResettlementStore

/// Writes to a store until it is killed or can't, and says each time what is in the file: the tests
/// of the store start it, kill it, and look whether that is so.
///
/// `CrashWriter PATH KEY FIRST` writes a household with two persons as one batch, says `batch N`,
/// writes a grant, and says `grant N`, from the first number on. At an error it says `error REASON`.
@main
enum CrashWriter {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3, let first = Int(arguments[2]) else { exit(2) }
    say("started")
    do {
      let key = try MasterKey(base64: arguments[1])
      let store = try SQLiteStore(path: arguments[0], key: key)
      for number in first..<first + 5_000 { try await write(number, to: store) }
    } catch let error as RegistryError {
      say("error \(error.reason)")
      exit(1)
    } catch {
      say("error other")
      exit(1)
    }
  }

  private static func write(_ number: Int, to store: SQLiteStore) async throws {
    let now = RecordedTime(secondsSince1970: 1_700_000_000)
    let valid = DatePeriod(from: CalendarDay(dayNumber: 19_000))
    try await store.save(all: batch(number), valid: valid, recordedAt: now)
    say("batch \(number)")
    let subject = SubjectReference(.household, "h-\(number)")
    let grant = Grant(
      id: "g-\(number)",
      programme: "moving_reward",
      subject: subject,
      amount: Money(yuan: 500),
      decidedOn: valid.from,
      recordedAt: now
    )
    try await store.record(for: GrantKey(subject)) { _ in [grant] }
    say("grant \(number)")
  }

  private static func batch(_ number: Int) -> [any Subject] {
    let household = Household(id: Household.ID("h-\(number)"))
    let persons = (1...2).map { index in
      var person = Person(id: Person.ID("p-\(number)-\(index)"))
      person.household = .known(household.id)
      person.name = .known("甲某")
      return person
    }
    return [household] + persons
  }

  private static func say(_ words: String) {
    FileHandle.standardOutput.write(Data("\(words)\n".utf8))
  }
}

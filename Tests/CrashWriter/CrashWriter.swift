import DecisionReceipts
import Foundation
import Quantities
import ResettlementCore
import ResettlementStore

/// Writes to a store until it is killed or can't, and says each time what is in the file: the tests
/// of the store start it, kill it, and look whether that is so.
///
/// `CrashWriter PATH KEY FIRST` writes a household with two persons as one batch, says `batch N`,
/// writes an application with its decision, and says `grant N`, adds a receipt to the chain, and says
/// `receipt N`, from the first number on. At an error it says `error REASON`.
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
    let granted = grant(number, to: subject, at: now)
    try await store.record(for: BenefitKey(subjects: [subject])) { _ in granted }
    say("grant \(number)")
    try await store.record([decision(about: subject)], at: now)
    say("receipt \(number)")
  }

  private static func grant(
    _ number: Int,
    to subject: SubjectReference,
    at time: RecordedTime
  ) -> [BenefitEvent] {
    let day = CalendarDay(dayNumber: 19_000)
    let sum = Money(yuan: 500)
    let application = Application(policy: "town", programme: "moving_reward", subject: subject)
    let entitlement = Entitlement(form: .oneOff, rate: .once(sum), from: day, ceiling: sum)
    let decision = BenefitDecision(entitlement: entitlement, countsFor: [subject])
    let contents: [BenefitEvent.Content] = [.applied(application), .decided(decision)]
    return contents.enumerated().map { place, content in
      BenefitEvent(
        id: "g-\(number)-\(place)",
        benefit: "g-\(number)",
        happenedOn: day,
        recordedAt: time,
        recordedBy: "office 3",
        content: content
      )
    }
  }

  private static func decision(about subject: SubjectReference) -> RecordedDecision {
    let digest = ContentDigest(of: "town".utf8)
    let question = DecisionQuestion(
      packs: [DecisionQuestion.PackDigest(id: "town", version: "1.0.0", sha256: digest)],
      rule: "moving_reward",
      subject: subject,
      dates: AssessmentDates(on: CalendarDay(dayNumber: 19_000))
    )
    return RecordedDecision(
      question: question,
      content: DecisionContent(inputs: Array("甲某".utf8), answer: Array("eligible".utf8)),
      people: [subject],
      recordedBy: "office 3"
    )
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

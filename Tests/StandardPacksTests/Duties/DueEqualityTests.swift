import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Many subjects at once come to what one after the other comes to.
@Suite struct DueEqualityTests {
  struct Question: CustomTestStringConvertible {
    let pack: String
    let day: String
    let seed: UInt64

    var testDescription: String { "\(pack) \(day) \(seed)" }
  }

  static let questions = [
    Question(pack: "qinzhou-port", day: "2024-12-31", seed: 1),
    Question(pack: "qinzhou-port", day: "2023-05-10", seed: 2),
    Question(pack: "anhui", day: "2025-08-20", seed: 3),
    Question(pack: "ulanhot", day: "2023-06-30", seed: 4),
    Question(pack: "aolezhaoqi", day: "2025-07-01", seed: 5),
    Question(pack: "yunling", day: "2025-03-31", seed: 6),
  ]

  @Test(arguments: questions)
  func `a due list equals a slow recomputation, rule by rule and subject by subject`(
    _ question: Question
  ) throws {
    let pack = try DutyScene.pack(question.pack)
    let population = MadeUpPopulation(for: pack, seed: question.seed, size: 6).population
    let dates = AssessmentDates(on: try #require(CalendarDay(question.day)))
    var count = 0
    for demand in pack.demands(on: dates.lawAsOf) where demand.rule.kind != .register {
      let items = pack.dueItems(of: demand.id, in: population, on: dates)
      count += items.count
      let slow = SlowDueItems(pack: pack, population: population, dates: dates)
      if demand.rule.kind == .cadence {
        for item in items { #expect(slow.agrees(item, with: demand), "\(demand.id) \(item)") }
        #expect(slow.subjects(of: demand, items), "\(demand.id)")
      } else {
        #expect(items.map(PlainItem.init) == slow.items(of: demand), "\(demand.id)")
      }
    }
    #expect(count > 50)
  }
}

/// What both ways must agree in.
struct PlainItem: Equatable {
  let subject: SubjectReference?
  let standing: DueStanding
  let count: DueItem.Count

  init(_ item: DueItem) {
    subject = item.subject
    standing = item.standing == .late ? .missed : item.standing
    count = item.count
  }

  init?(_ subject: SubjectReference, _ result: TargetResult) {
    guard let standing = DueStanding(result.verdict) else { return nil }
    self.subject = subject
    self.standing = standing
    count = DueItem.Count(result)
  }
}

/// Items found by assessing one subject after the other with all reasons.
struct SlowDueItems {
  let pack: PolicyPack
  let population: Population
  let dates: AssessmentDates

  func items(of demand: Demand) -> [PlainItem] {
    population.references(demand.rule.subject).compactMap { subject in
      PlainItem(subject, result(demand, subject, dates))
    }
  }

  private func result(
    _ demand: Demand,
    _ subject: SubjectReference,
    _ dates: AssessmentDates
  ) -> TargetResult {
    let answer = pack.assess(demand.id, of: subject, in: population, on: dates)
    guard case .target(let result) = answer.outcome else {
      return TargetResult(.notInForce, force: demand.force)
    }
    return result
  }

  /// Whether the item of a period is what the rule says as of the period's last day.
  func agrees(_ item: DueItem, with demand: Demand) -> Bool {
    guard let subject = item.subject, let last = item.period?.to else { return false }
    let then = AssessmentDates(
      lawAsOf: min(dates.lawAsOf, last),
      factsPeriod: DatePeriod(day: min(dates.factsAsOf, last)),
      decidedOn: CalendarDay(dayNumber: last.dayNumber + 1)
    )
    let result = result(demand, subject, then)
    let isOver = dates.decidedOn > last
    let standing = DueStanding(result.verdict)
    let wanted = standing == .missed && !isOver ? DueStanding.due : standing
    return wanted == PlainItem(item).standing && item.count.demanded == result.demanded
      && item.count.numerator == result.numerator
  }

  /// Whether periods follow one another up to the day, for each subject.
  func subjects(of demand: Demand, _ items: [DueItem]) -> Bool {
    let groups = Dictionary(grouping: items, by: \.subject)
    return groups.values.allSatisfy { items in
      items.allSatisfy { $0.period.map { $0.from <= dates.factsAsOf } ?? false }
        && zip(items, items.dropFirst()).allSatisfy { one, next in
          guard let last = one.period?.to, let first = next.period?.from else { return false }
          return last < first
        }
    }
  }
}

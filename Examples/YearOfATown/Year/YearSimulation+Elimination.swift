internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

// MARK: - Elimination

extension YearSimulation {
  /// The monitored households for whose risk nothing is going on.
  func monitored(on day: CalendarDay) -> [CaseFile] {
    caseOffice.allFiles.filter { file in
      file.has(.identified, by: day) && !file.has(.eliminated, by: day)
        && !file.has(.closed, by: day) && !caseOffice.isWaiting(for: file.household)
        && caseOffice.openFile(of: file.household, on: day)?.run == file.run
    }
  }

  mutating func planEliminations(on day: CalendarDay) {
    for file in monitored(on: day) {
      guard let household = register.history(of: file.household).value(on: day),
        assessElimination(of: file, on: day).verdictName == "eligible"
      else { continue }
      caseOffice.planElimination(of: household, on: day)
    }
  }

  func assessElimination(of file: CaseFile, on day: CalendarDay) -> Assessment {
    let population = caseOffice.population(
      of: file.household,
      on: day,
      knownAt: nil,
      register,
      catalogue
    )
    return policy.pack.assess(
      "risk_elimination",
      of: file.id.reference,
      in: population,
      on: AssessmentDates(on: day),
      findsNearest: false
    )
  }

  /// Why risks are not eliminated on a day, by the conditions that don't hold.
  func blockers(on day: CalendarDay) -> [TownYear.Blocker] {
    var counts: [LocalizedText: Int] = [:]
    for file in monitored(on: day) {
      let conditions = assessElimination(of: file, on: day).reasons.conditions
      for part in conditions?.parts ?? [] where part.outcome == .ineligible {
        counts[part.title ?? LocalizedText(zh: part.id), default: 0] += 1
      }
    }
    return counts.map { TownYear.Blocker(title: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.title.chinese) < ($0.count, $1.title.chinese) }
  }
}

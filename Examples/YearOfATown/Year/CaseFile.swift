internal import MadeUpTown
internal import Quantities
internal import ResettlementCore

/// What offices do in one case: a household that is looked at, identified, helped and left again.
struct CaseFile: Sendable {
  /// What can be done on a day.
  enum Mark: Hashable, Sendable {
    case visited, assessed, objected, objectionDecided, compared, examined, entered, identified
    case rejected, helped, delivered
    case exitVisited, exitAssessed, exitCompared, exitAnnounced, eliminated, closed
  }

  let id: MonitoringCase.ID
  let household: Household.ID
  /// The passage through the identification.
  let run: ProcedureEvent.RunID
  let openedOn: CalendarDay
  let risk: RiskType
  let category: MonitoredCategory
  let channel: DiscoveryChannel
  let isUrgent: Bool
  /// Whether the risk is expected to go of itself.
  let isNatural: Bool
  /// The clues that the case answers.
  var clues: [RiskClue.ID]
  /// The passages through the elimination, the last of which may go on.
  var exitRuns: [ProcedureEvent.RunID] = []
  /// The passages that were annulled, of which nothing remains to be named.
  var annulledRuns: Set<ProcedureEvent.RunID> = []
  /// The days on which things were done.
  var days: [Mark: CalendarDay] = [:]

  /// Whether something was done by a day.
  func has(_ mark: Mark, by day: CalendarDay) -> Bool { days[mark].map { $0 <= day } ?? false }
}

/// How a household stood on a day as far as was known, as its case needs it.
struct HouseholdStanding: Sendable {
  /// The day since which the income is above the line; `nil` if it is not.
  var steadySince: CalendarDay?
  var isSteady: Bool
  var expensesSolved: Bool
  var livingSecured: Bool
  var isGone: Bool
}

// MARK: - As a subject

extension CaseFile {
  /// Returns the case as the registers have it on a day.
  func subject(on day: CalendarDay, _ standing: HouseholdStanding) -> MonitoringCase {
    var subject = MonitoringCase(id: id)
    subject.household = .known(household)
    subject.category = .known(category)
    subject.riskTypes = .known([risk])
    subject.channel = .known(channel)
    subject.identifiedOn = .known(has(.identified, by: day) ? days[.identified] ?? day : openedOn)
    subject.enteredInSystemOn = .known(has(.entered, by: day) ? days[.entered] : nil)
    subject.managingPlace = .known(.receivingPlace)
    subject.originPlaceAssists = .known(true)
    setSupport(of: &subject, on: day, standing)
    setSteps(of: &subject, on: day)
    return subject
  }

  private func setSupport(
    of subject: inout MonitoringCase,
    on day: CalendarDay,
    _ standing: HouseholdStanding
  ) {
    subject.eliminationMode = .known(isNatural ? .natural : .assisted)
    subject.measuresDelivered = .known(has(.delivered, by: day))
    subject.incomeStableSince = .known(standing.steadySince)
    subject.isIncomeStable = .known(standing.isSteady)
    subject.rigidExpensesSolved = .known(standing.expensesSolved)
    subject.basicLivingSecured = .known(standing.livingSecured)
    subject.riskStablyGone = .known(standing.isSteady && standing.livingSecured && !isNatural)
    subject.riskNaturallyGone = .known(standing.isSteady && standing.livingSecured && isNatural)
    subject.measureKinds = .known(has(.helped, by: day) ? risk.measures : [])
    subject.eliminatedOn = .known(has(.eliminated, by: day) ? days[.eliminated] : nil)
    subject.additionalFacts["wants_to_develop"] = .boolean(!isNatural)
    subject.additionalFacts["labour_considered"] = .boolean(has(.helped, by: day))
    subject.additionalFacts["wish_asked"] = .boolean(has(.helped, by: day))
  }

  private func setSteps(of subject: inout MonitoringCase, on day: CalendarDay) {
    let isDisputed = has(.objected, by: day) && !has(.objectionDecided, by: day)
    let steps: [(String, Bool)] = [
      ("was_visited", has(.visited, by: day)), ("has_authorisation", has(.visited, by: day)),
      ("was_assessed", has(.assessed, by: day)), ("was_published", has(.assessed, by: day)),
      ("has_open_objection", isDisputed), ("was_compared", has(.compared, by: day)),
      ("was_examined", has(.examined, by: day)), ("was_announced", has(.examined, by: day)),
      ("uses_green_channel", false), ("exit_visited", has(.exitVisited, by: day)),
      ("exit_assessed", has(.exitAssessed, by: day)), ("exit_has_open_objection", false),
      ("exit_compared", has(.exitCompared, by: day)),
      ("exit_announced", has(.exitAnnounced, by: day)),
    ]
    for (fact, holds) in steps { subject.additionalFacts[fact] = .boolean(holds) }
  }
}

extension RiskType {
  /// The kinds of measure that make up for the risk, with one that develops.
  fileprivate var measures: [MeasureKind] {
    switch self {
    case .illness, .disability, .accident: [.health, .publicWelfarePost]
    case .schooling: [.education, .employment]
    case .unsafeHousing, .naturalDisaster: [.housing, .finance]
    case .unsafeDrinkingWater: [.drinkingWater, .industry]
    case .failedIndustry: [.industry, .willAndSkill]
    case .unstableJob: [.employment, .willAndSkill]
    case .lackOfLabour: [.comprehensive]
    case .other: [.publicWelfarePost]
    }
  }
}

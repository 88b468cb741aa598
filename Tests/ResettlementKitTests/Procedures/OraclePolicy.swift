import Quantities
import ResettlementCore

/// A policy with the procedures of another one, whose guards an oracle answers: always the same for
/// a step and a day.
struct OraclePolicy: ProcedurePolicy {
  let base: any ProcedurePolicy
  let seed: Int
  /// How many of ten guards hold.
  var share = 10

  var description: PolicyDescription { base.description }
  var procedures: [Procedure] { base.procedures }
  var rules: [Rule] { base.rules }

  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    base.assess(rule, of: subject, in: population, on: dates)
  }

  func next(
    in procedure: Procedure.ID,
    from step: String?,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> FollowingSteps? {
    guard let found = procedures.first(where: { $0.id == procedure }) else { return nil }
    return FollowingSteps(
      procedure: procedure,
      subject: subject,
      step: step,
      following: found.following(step).map { following($0, found, dates.decidedOn) },
      dates: dates
    )
  }

  private func following(_ id: String, _ procedure: Procedure, _ day: CalendarDay)
    -> FollowingStep
  {
    let step = procedure.step(id)
    return FollowingStep(
      id: id,
      title: nil,
      isEnd: step == nil,
      actor: step?.actor,
      verdict: holds(id, on: day) ? .eligible : .ineligible,
      publication: step?.isPublication == true ? TimeLimit(3, .day, days: .natural) : nil,
      limit: step?.isLimited == true ? TimeLimit(5, .day, days: .natural) : nil
    )
  }

  /// Whether the guard of a step holds on a day.
  func holds(_ id: String, on day: CalendarDay) -> Bool {
    let sum = id.unicodeScalars.reduce(seed &* 31 &+ day.dayNumber) { $0 &* 131 &+ Int($1.value) }
    var random = Seeded(sum)
    return Int.random(in: 0..<10, using: &random) < share
  }
}

/// A generator of random numbers that always gives the same.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

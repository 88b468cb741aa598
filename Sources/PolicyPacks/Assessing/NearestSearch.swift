internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Finds, for a comparison that failed, the nearest value of one of its facts with which it holds.
///
/// A candidate is proved by assessing again with it: the comparison must hold then, and what the
/// whole answer would be is part of what is found.
struct NearestSearch {
  /// What the facts are.
  let names: PackNames
  /// Assesses the rule again over other facts, without looking for changes.
  let verdict: (Population) -> String

  /// Returns the nearest change; `nil` if no single fact can make the comparison hold.
  func change(for trace: Trace, in run: RuleRun) -> NearestChange? {
    let current = verdict(run.rows.population)
    let found = candidates(in: trace, run).compactMap { change($0, for: trace, in: run) }
    return found.first { $0.verdict != current } ?? found.first
  }

  /// A fact that takes part in a comparison.
  private struct Candidate {
    let path: [String]
    let owner: SubjectReference
    let declaration: FactDeclaration
    let value: FactValue

    /// Whether the fact is one of some cases, of which none is nearer than another.
    var isChoice: Bool { if case .enumeration = declaration.type { true } else { false } }
  }

  // MARK: - Candidates

  private func candidates(in trace: Trace, _ run: RuleRun) -> [Candidate] {
    var paths: [[String]] = []
    trace.visit { part in
      guard case .fact(let path) = part.form, part.frame == 0, !paths.contains(path) else { return }
      paths.append(path)
    }
    let candidates = paths.compactMap { candidate($0, run) }
    return candidates.filter { !$0.isChoice } + candidates.filter(\.isChoice)
  }

  private func candidate(_ path: [String], _ run: RuleRun) -> Candidate? {
    guard let declaration = names.declaration(path, from: run.subject.kind),
      let owner = owner(of: path, run)
    else { return nil }
    let value = run.rows.population.value(of: declaration.id, of: owner)
    guard value.isKnown else { return nil }
    return Candidate(path: path, owner: owner, declaration: declaration, value: value)
  }

  /// Follows a path's references to the subject that has the fact at its end.
  private func owner(of path: [String], _ run: RuleRun) -> SubjectReference? {
    var owner = run.subject
    for name in path.dropFirst().dropLast() {
      let population = run.rows.population
      guard let kind = population.catalogue.fact(id: name, of: owner.kind)?.type.referencedKind,
        case .reference(let id) = population.value(of: name, of: owner)
      else { return nil }
      owner = SubjectReference(kind, id)
    }
    return owner
  }

  // MARK: - Search

  private func change(
    _ candidate: Candidate,
    for trace: Trace,
    in run: RuleRun
  ) -> NearestChange? {
    let holds = { (value: FactValue) in self.holds(trace, with: value, for: candidate, run) }
    guard let needed = nearest(candidate, holds), let changed = replaced(candidate, needed, run)
    else { return nil }
    return NearestChange(
      fact: candidate.path.joined(separator: "."),
      current: candidate.value.shown,
      needed: needed.shown,
      unit: candidate.declaration.unit.flatMap { $0 == "1" ? nil : $0 },
      verdict: verdict(changed)
    )
  }

  private func replaced(
    _ candidate: Candidate,
    _ value: FactValue,
    _ run: RuleRun
  ) -> Population? {
    do throws(FactMismatch) {
      return try run.rows.population.replacing(
        fact: candidate.declaration.id,
        of: candidate.owner,
        with: value
      )
    } catch {
      return nil
    }
  }

  private func holds(
    _ trace: Trace,
    with value: FactValue,
    for candidate: Candidate,
    _ run: RuleRun
  ) -> Bool {
    guard let population = replaced(candidate, value, run) else { return false }
    var rows = SubjectRows(population: population, law: run.rows.law, dates: run.rows.dates)
    rows.period = run.rows.period
    return RuleRun(run.program, on: run.subject, rows).holds(trace) == true
  }

  private func nearest(
    _ candidate: Candidate,
    _ holds: @escaping (FactValue) -> Bool
  ) -> FactValue? {
    switch (candidate.declaration.type, candidate.value) {
    case (.boolean, .boolean(let truth)):
      return holds(.boolean(!truth)) ? .boolean(!truth) : nil
    case (.enumeration(let enumeration), .symbol):
      return enumeration.cases.map { FactValue.symbol($0.id) }.first(where: holds)
    case (.number(let range), .number(let number)):
      return nearest(number, range, holds)
    case (.date, .date(let day)):
      return nearest(day, holds)
    default:
      return nil
    }
  }

  /// Searches whole steps of the fact's own fineness, both ways.
  private func nearest(
    _ number: ExactDecimal,
    _ range: NumberRange,
    _ holds: @escaping (FactValue) -> Bool
  ) -> FactValue? {
    let step = ExactDecimal(significand: 1, exponent: -min(range.decimals, 2))
    let value = { (steps: Int) -> FactValue? in
      guard let change = step.multiplied(by: ExactDecimal(steps)),
        let moved = number.adding(change), range.contains(moved)
      else { return nil }
      return .number(moved)
    }
    return StepSearch(value: value, holds: holds).nearest()
  }

  private func nearest(_ day: CalendarDay, _ holds: @escaping (FactValue) -> Bool) -> FactValue? {
    StepSearch(value: { day.adding(days: $0).map(FactValue.date) }, holds: holds).nearest()
  }
}

/// Finds the smallest number of steps, up or down, after which a condition holds that, once it does
/// in a direction, goes on to hold.
struct StepSearch {
  /// The value after a number of steps; `nil` beyond its range.
  let value: (Int) -> FactValue?
  /// Whether the condition holds with a value.
  let holds: (FactValue) -> Bool

  /// Returns the nearest value; `nil` if none was found in either direction.
  func nearest() -> FactValue? {
    let found = [1, -1].compactMap { steps(in: $0) }
    return found.min { abs($0) < abs($1) }.flatMap(value)
  }

  /// Doubles the steps until the condition holds, then halves the last stretch.
  private func steps(in direction: Int) -> Int? {
    var low = 0
    var high = 1
    while !isMet(high * direction) {
      guard value(high * direction) != nil, high < 1 << 44 else { return nil }
      low = high
      high *= 2
      if value(high * direction) == nil { high = last(from: low, direction) }
      if high == low { return nil }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isMet(middle * direction) { high = middle } else { low = middle }
    }
    return high * direction
  }

  /// The last step that is still in the range.
  private func last(from low: Int, _ direction: Int) -> Int {
    var inside = low
    var outside = low * 2
    while outside - inside > 1 {
      let middle = inside + (outside - inside) / 2
      if value(middle * direction) == nil { outside = middle } else { inside = middle }
    }
    return inside
  }

  private func isMet(_ steps: Int) -> Bool { value(steps).map(holds) ?? false }
}

extension FactValue {
  /// The value as reasons show it.
  fileprivate var shown: String {
    switch self {
    case .boolean(let truth): truth ? "true" : "false"
    case .number(let number): number.description
    case .text(let text), .symbol(let text), .reference(let text): text
    case .date(let day): day.description
    case .absent: "null"
    case .unknown, .list: ""
    }
  }
}

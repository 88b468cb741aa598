internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Holds what a test expects the pack to state against what it states.
struct StatementExpectationCheck {
  private let expectation: StatementExpectationModel
  private let pack: PolicyPack
  private let day: CalendarDay

  init(_ expectation: StatementExpectationModel, _ pack: PolicyPack, _ dates: AssessmentDates) {
    self.expectation = expectation
    self.pack = pack
    day = expectation.day ?? dates.lawAsOf
  }

  /// Holds what is expected against what came.
  ///
  /// - Parameter recorder: Who is to see what is stated.
  /// - Returns: What is not as it was expected.
  func failures(recordedBy recorder: CoverageRecorder? = nil) -> [Diagnostic] {
    recorder?.record(expectation, in: pack, on: day)
    return switch expectation.statement {
    case .clause(let responsible, let isInForce): clause(responsible, isInForce)
    case .parameter(let value, let from, let to): parameter(value, from, to)
    case .reading(let option): reading(option)
    }
  }

  private func unexpected(
    _ part: String,
    _ wanted: String,
    _ found: String,
    at range: SourceRange
  ) -> [Diagnostic] {
    wanted == found ? [] : [Diagnostic(.unexpected(part, wanted, found), at: range)]
  }

  // MARK: - Clauses

  private func clause(
    _ responsible: [StatementExpectationModel.Charge]?,
    _ isInForce: Located<Bool>?
  ) -> [Diagnostic] {
    guard let clause = pack.models.flatMap(\.clauses).last(where: { $0.id == name }) else {
      return [.unknownClause(expectation.name, among: pack.clauses.map(\.id))]
    }
    return (responsible.map { charges($0, clause) } ?? [])
      + (isInForce.map { inForce($0, clause) } ?? [])
  }

  private var name: String { expectation.name.value }

  private func charges(
    _ wanted: [StatementExpectationModel.Charge],
    _ clause: PolicyClause
  ) -> [Diagnostic] {
    let expected = wanted.flatMap { charge in
      charge.roles.map { "\(charge.unit.value): \($0.rawValue)" }
    }
    let found = clause.responsible.map { "\($0.unit.value): \($0.role.rawValue)" }
    let place = wanted.first?.unit.range ?? expectation.range
    return unexpected("responsible", expected.sorted().shown, found.sorted().shown, at: place)
  }

  private func inForce(_ wanted: Located<Bool>, _ clause: PolicyClause) -> [Diagnostic] {
    let from = [pack.manifest.rulesFrom, clause.from].compactMap(\.self).max()
    let to = [pack.manifest.rulesTo, clause.to].compactMap(\.self).min()
    let isInForce = from.map { $0 <= day } ?? false && to.map { day <= $0 } ?? true
    return unexpected("in_force", "\(wanted.value)", "\(isInForce)", at: wanted.range)
  }

  // MARK: - Parameters and readings

  private func parameter(
    _ wanted: Located<String?>,
    _ from: Located<CalendarDay>?,
    _ to: Located<CalendarDay>?
  ) -> [Diagnostic] {
    guard let entry = pack.law.parameters[name] else {
      return [.unknownParameter(expectation.name, among: pack.law.parameters.keys.sorted())]
    }
    let expected = wanted.value.map { ParameterValue($0, as: entry.type)?.text ?? $0 } ?? "null"
    let found = pack.law.parameter(name, on: day)?.text ?? "null"
    let segment = entry.segment(on: day)
    return unexpected("value", expected, found, at: wanted.range)
      + unexpected("from", from, segment?.from) + unexpected("to", to, segment?.to)
  }

  private func unexpected(
    _ part: String,
    _ wanted: Located<CalendarDay>?,
    _ found: CalendarDay?
  ) -> [Diagnostic] {
    guard let wanted else { return [] }
    return unexpected(part, "\(wanted.value)", found?.description ?? "-", at: wanted.range)
  }

  private func reading(_ wanted: LocatedName) -> [Diagnostic] {
    guard pack.law.readings[name] != nil else {
      return [.unknownReading(expectation.name, among: pack.law.readings.keys.sorted())]
    }
    let found = pack.law.option(name, on: day) ?? "open"
    return unexpected("option", wanted.value, found, at: wanted.range)
  }
}

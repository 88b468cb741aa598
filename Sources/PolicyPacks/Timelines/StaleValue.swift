public import Diagnostics
public import Quantities
public import ResettlementCore

/// A value, a rule or a pack that somebody should look at soon.
public struct StaleValue: Sendable, Hashable {
  /// Why to look at it.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The day set for its review.
    case review
    /// The last day on which it holds.
    case ends
  }

  /// What it is.
  public enum Item: Sendable, Hashable {
    /// A parameter with the value of the time.
    case parameter(id: String, value: String)
    /// A rule or a procedure.
    case rule(id: Rule.ID)
    /// The rules of the pack as a whole.
    case pack
  }

  /// The pack that states it.
  public let pack: String
  /// What it is.
  public let item: Item
  /// What it is called.
  public let title: LocalizedText
  /// Why to look at it.
  public let reason: Reason
  /// The day of its review, or its last day.
  public let day: CalendarDay
  /// The clauses it rests on.
  public let citations: [String]
  /// Where it stands; `nil` for what has no place of its own.
  public let range: SourceRange?
}

extension PolicyPack {
  /// Returns what should be looked at by a day, the most urgent first: values whose review is due by
  /// then, or has been due for longer, and what ends without a successor.
  ///
  /// - Parameters:
  ///   - last: The last day that is looked at.
  ///   - first: The day from which an end counts; what ended before it is past.
  /// - Returns: What to look at, each with its day.
  public func staleValues(by last: CalendarDay, from first: CalendarDay) -> [StaleValue] {
    let values = law.parameters.values.flatMap { entry in
      entry.statements.flatMap { stale($0, of: entry, first...max(first, last)) }
    }
    let rules =
      compiled.compactMap { stale($0, first...max(first, last)) }
      + compiledProcedures.compactMap { stale($0, first...max(first, last)) }
    return (values + rules + stalePack(first...max(first, last))).sorted { one, other in
      (one.day, one.pack, one.title.chinese) < (other.day, other.pack, other.title.chinese)
    }
  }

  private func stale(
    _ statement: ParameterStatement,
    of entry: ParameterEntry,
    _ days: ClosedRange<CalendarDay>
  ) -> [StaleValue] {
    statement.segments.enumerated().compactMap { index, segment in
      let next = statement.segments.dropFirst(index + 1).first?.from
      guard let (reason, day) = segment.urgency(in: days, next: next) else { return nil }
      return StaleValue(
        pack: statement.pack,
        item: .parameter(id: entry.id, value: segment.value.text),
        title: entry.title,
        reason: reason,
        day: day,
        citations: segment.citations.map(\.value),
        range: segment.range
      )
    }
  }

  private func stale(_ rule: CompiledRule, _ days: ClosedRange<CalendarDay>) -> StaleValue? {
    ending(rule.to, rule.rule.id, rule.rule.title, rule.rule.citations, days)
  }

  private func stale(
    _ compiled: CompiledProcedure,
    _ days: ClosedRange<CalendarDay>
  ) -> StaleValue? {
    let procedure = compiled.procedure
    return ending(compiled.to, procedure.id, procedure.title, procedure.citations, days)
  }

  private func ending(
    _ to: CalendarDay?,
    _ id: String,
    _ title: LocalizedText,
    _ citations: [String],
    _ days: ClosedRange<CalendarDay>
  ) -> StaleValue? {
    guard let to, days.contains(to) else { return nil }
    return StaleValue(
      pack: manifest.id.value,
      item: .rule(id: id),
      title: title,
      reason: .ends,
      day: to,
      citations: citations,
      range: nil
    )
  }

  private func stalePack(_ days: ClosedRange<CalendarDay>) -> [StaleValue] {
    guard let to = manifest.rulesTo, days.contains(to) else { return [] }
    return [
      StaleValue(
        pack: manifest.id.value,
        item: .pack,
        title: manifest.title,
        reason: .ends,
        day: to,
        citations: [],
        range: manifest.range
      )
    ]
  }
}

extension ParameterSegment {
  /// Why and by which day somebody should look at the value; `nil` if nobody need do so in the days.
  ///
  /// A value that another one follows needs no look.
  fileprivate func urgency(
    in days: ClosedRange<CalendarDay>,
    next: CalendarDay?
  ) -> (StaleValue.Reason, CalendarDay)? {
    guard next == nil else { return nil }
    if let to, days.contains(to) { return (.ends, to) }
    guard let reviewBy, reviewBy <= days.upperBound else { return nil }
    return to.map { $0 < days.lowerBound } == true ? nil : (.review, reviewBy)
  }
}

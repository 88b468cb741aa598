public import Diagnostics
internal import FEEL
public import Quantities
public import ResettlementCore

/// What a pack says on every day of a span: whether each rule has each parameter, reading and
/// clause that it needs exactly once.
///
/// Tables have no dates: that each has one answer is checked when the pack is loaded. Two values on
/// one day are an error of loading as well, so what is found here are gaps.
public struct PackTimeline: Sendable {
  /// A term that has no value on some days because it was left open.
  public struct Opening: Sendable, Hashable {
    /// Why it has none.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Wider law, or a later notice, has not spoken.
      case term
      /// A template leaves it to the pack that fills it.
      case blank
      /// Nobody has chosen how to read the clause.
      case reading
    }

    /// Why it has no value.
    public let kind: Kind
    /// The parameter's or reading's name.
    public let term: String
    /// The days without a value, in order.
    public let days: [DatePeriod]
    /// The rules and procedures that need it on such a day, in the order of the pack.
    public let rules: [String]
  }

  /// The pack.
  public let pack: String

  /// The terms that were left open, by name.
  public let openings: [Opening]

  /// What a rule needs and does not have, though nothing was left open.
  public let diagnostics: [Diagnostic]

  /// Looks at a pack over a span of days.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - span: The first and the last day.
  /// - Complexity: O(rules × terms × changes of a term in the span).
  public init(_ pack: PolicyPack, over span: ClosedRange<CalendarDay>) {
    var search = Search(pack, span)
    search.run()
    self.pack = pack.manifest.id.value
    openings = search.openings
    diagnostics = search.diagnostics
  }
}

// MARK: - Searching

private struct Search {
  let pack: PolicyPack
  let span: ClosedRange<CalendarDay>
  var openings: [PackTimeline.Opening] = []
  var diagnostics: [Diagnostic] = []
  private var needs: [String: [(rule: String, days: ClosedRange<CalendarDay>)]] = [:]

  init(_ pack: PolicyPack, _ span: ClosedRange<CalendarDay>) {
    self.pack = pack
    self.span = span
  }

  mutating func run() {
    for rule in pack.compiled {
      add(rule.rule.id, rule.program, citing: rule.rule.citations, from: rule.from, to: rule.to)
    }
    for item in pack.compiledProcedures {
      let (id, citations) = (item.procedure.id, item.procedure.citations)
      add(id, item.program, citing: citations, from: item.from, to: item.to)
    }
    for entry in pack.law.parameters.values.sorted(by: { $0.id < $1.id }) { look(at: entry) }
    for entry in pack.law.readings.values.sorted(by: { $0.id < $1.id }) { look(at: entry) }
  }

  /// The days of the span on which the pack holds; of a template without a day, all of them.
  private var packDays: ClosedRange<CalendarDay>? {
    span.from(pack.manifest.rulesFrom, to: pack.manifest.rulesTo)
  }

  /// Notes what a rule or procedure needs, on the days on which it holds.
  private mutating func add(
    _ id: String,
    _ program: Program,
    citing citations: [String],
    from: CalendarDay?,
    to: CalendarDay?
  ) {
    guard let days = packDays?.from(from, to: to) else { return }
    for term in program.terms { needs[term, default: []].append((id, days)) }
    checkClauses(citations, of: id, over: days)
  }

  private mutating func look(at entry: ParameterEntry) {
    let term = "\(PackScope.Record.parameter).\(entry.id)"
    if let openness = entry.openness {
      let kind: PackTimeline.Opening.Kind = openness == .blank ? .blank : .term
      return addOpening(kind, entry.id, by: entry.declarer, term, entry.changes) {
        entry.segment(on: $0) == nil
      }
    }
    for (rule, days) in needs[term] ?? [] {
      for gap in days.spans(changing: entry.changes, where: { !entry.speaks(on: $0) }) {
        diagnostics.append(Diagnostic(.error, .noValue(entry, rule, gap), at: entry.range))
      }
    }
  }

  private mutating func look(at entry: ReadingEntry) {
    let term = "\(PackScope.Record.reading).\(entry.id)"
    addOpening(.reading, entry.id, by: entry.declarer, term, entry.changes) {
      entry.option(on: $0) == nil
    }
  }

  private mutating func addOpening(
    _ kind: PackTimeline.Opening.Kind,
    _ name: String,
    by declarer: String,
    _ term: String,
    _ changes: [CalendarDay],
    where isOpen: (CalendarDay) -> Bool
  ) {
    guard let days = packDays?.spans(changing: changes, where: isOpen), !days.isEmpty else {
      return
    }
    guard needs[term] != nil || declarer == pack.manifest.id.value else { return }
    let rules = (needs[term] ?? []).filter { need in
      !need.days.spans(changing: changes, where: isOpen).isEmpty
    }
    openings.append(
      PackTimeline.Opening(
        kind: kind,
        term: name,
        days: days.compactMap { DatePeriod(from: $0.lowerBound, to: $0.upperBound) },
        rules: rules.map(\.rule)
      )
    )
  }

  private mutating func checkClauses(
    _ citations: [String],
    of rule: String,
    over days: ClosedRange<CalendarDay>
  ) {
    for clause in pack.clauses where citations.contains(clause.id) {
      for gap in days.spans(changing: clause.changes, where: { !clause.isInForce(on: $0) }) {
        let message = Diagnostic.Message.clauseOutOfForce(clause.id, rule, gap)
        diagnostics.append(Diagnostic(.error, message, at: clause.name.range))
      }
    }
  }
}

// MARK: - Days

extension ClosedRange<CalendarDay> {
  /// Returns the days that are also in a period; `nil` if there are none.
  fileprivate func from(_ first: CalendarDay?, to last: CalendarDay?) -> Self? {
    let start = Swift.max(lowerBound, first ?? lowerBound)
    let end = Swift.min(upperBound, last ?? upperBound)
    return start <= end ? start...end : nil
  }

  /// Returns the longest spans of days on which something holds that changes on certain days only.
  fileprivate func spans(
    changing days: [CalendarDay],
    where holds: (CalendarDay) -> Bool
  ) -> [Self] {
    let starts = Set([lowerBound] + days.filter { lowerBound < $0 && $0 <= upperBound }).sorted()
    var found: [Self] = []
    for (index, start) in starts.enumerated() where holds(start) {
      let next = index + 1 < starts.count ? starts[index + 1].adding(days: -1) : nil
      let end = next ?? upperBound
      if let last = found.last, last.upperBound.adding(days: 1) == start {
        found[found.count - 1] = last.lowerBound...end
      } else {
        found.append(start...end)
      }
    }
    return found
  }
}

extension ParameterEntry {
  /// The days on which another value may begin to hold, or one ends.
  fileprivate var changes: [CalendarDay] {
    statements.flatMap(\.segments).flatMap { [$0.from, $0.to?.adding(days: 1)] }.compactMap(\.self)
  }

  /// Whether there is a value on a day, or the pack says that there is none.
  fileprivate func speaks(on day: CalendarDay) -> Bool {
    segment(on: day) != nil
      || statements.contains { statement in
        statement.segments.last { $0.from <= day }?.isGapStated == true
      }
  }
}

extension ReadingEntry {
  /// The days on which another option may begin to be taken.
  fileprivate var changes: [CalendarDay] {
    statements.flatMap(\.choice.dated).compactMap(\.from)
  }
}

extension PolicyClause {
  /// Whether the clause itself is in force on a day, whatever the pack's days are.
  public func isInForce(on day: CalendarDay) -> Bool {
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }

  fileprivate var changes: [CalendarDay] { [from, to?.adding(days: 1)].compactMap(\.self) }
}

extension PolicyPack {
  /// Whether a clause of the pack is in force on a day: by the pack's days and by its own.
  public func isInForce(_ clause: PolicyClause, on day: CalendarDay) -> Bool {
    description.isInForce(on: day) && clause.isInForce(on: day)
  }
}

extension Diagnostic.Message {
  fileprivate static func noValue(
    _ entry: ParameterEntry,
    _ rule: Rule.ID,
    _ days: ClosedRange<CalendarDay>
  ) -> Self {
    let span = "\(days.lowerBound)..\(days.upperBound)"
    return Self(
      "pack.no-value-in-time",
      en:
        "'\(entry.id)' has no value on \(span), but the rule '\(rule)' needs it; add one, end the "
        + "rule, or write 'gap: stated'",
      zh: "\(span) 期间“\(entry.title.chinese)”没有值，而规则“\(rule)”要用；请补值、终止规则，或写 gap: stated"
    )
  }

  fileprivate static func clauseOutOfForce(
    _ clause: String,
    _ rule: Rule.ID,
    _ days: ClosedRange<CalendarDay>
  ) -> Self {
    let span = "\(days.lowerBound)..\(days.upperBound)"
    return Self(
      "pack.clause-out-of-force",
      en: "the clause '\(clause)' is not in force on \(span), but the rule '\(rule)' rests on it; "
        + "give the rule the days of the clause",
      zh: "\(span) 期间条款“\(clause)”不在有效期内，而规则“\(rule)”以它为依据；请让规则与条款的日期一致"
    )
  }
}

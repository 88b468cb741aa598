internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// What a pack says that a parameter is, over time, with the rank of its law.
struct ParameterStatement: Sendable {
  /// The pack.
  let pack: String
  /// How wide its law is.
  let rank: LawRank
  /// The values over time.
  let segments: [ParameterSegment]
  /// The clause by whose authority it deviates from wider law.
  let authority: LocatedName?
  /// Where it stands.
  let range: SourceRange

  /// Takes what a pack says of a parameter.
  init(_ model: ParameterModel, in pack: PackModel) {
    self.pack = pack.id
    rank = pack.manifest.rank
    segments = model.segments
    authority = model.authority
    range = model.id.range
  }

  /// Returns the segment that holds on a day; `nil` if none does.
  func segment(on day: CalendarDay) -> ParameterSegment? { segments.last { $0.holds(on: day) } }

  /// Returns the first day on which two statements both hold; `nil` if there is none.
  func firstSharedDay(with other: ParameterStatement) -> CalendarDay? {
    let days = (segments + other.segments).map(\.from).sorted()
    return days.first { segment(on: $0) != nil && other.segment(on: $0) != nil }
  }
}

/// A value that a parameter could have on a day, and the pack that gives it.
struct ParameterCandidate: Sendable {
  let statement: ParameterStatement
  let segment: ParameterSegment
}

// MARK: - Wider and narrower law

extension ParameterEntry {
  /// Returns what stands against a statement of the parameter: a rank that may not fill it, numbers
  /// beyond its bounds, another pack of the same rank, a deviation without an authority.
  func objections(to statement: ParameterStatement) -> [Diagnostic] {
    var found = outOfBounds(statement)
    if openness == .open, !fillableBy.isEmpty, !fillableBy.contains(statement.rank) {
      found.append(.mayNotFill(self, statement))
    }
    for other in statements {
      guard let day = statement.firstSharedDay(with: other) else { continue }
      if other.rank == statement.rank, openness != nil {
        found.append(.sameRank(self, statement, other, on: day))
      } else if Self.narrower(statement, other).authority == nil {
        found.append(.noAuthority(self, statement, other, on: day))
      }
    }
    return found
  }

  /// What stands against its own statement: numbers beyond its bounds.
  var objectionsToItself: [Diagnostic] { statements.flatMap(outOfBounds) }

  private func outOfBounds(_ statement: ParameterStatement) -> [Diagnostic] {
    statement.segments.filter { !bounds.contain($0.value) }.map { segment in
      let message = Diagnostic.Message.outOfBounds(id, title, bounds, value: segment.value.text)
      return Diagnostic(.error, message, at: segment.range, notes: [declaration])
    }
  }

  fileprivate var declaration: Diagnostic.Note { Diagnostic.Note(.declaredHere, at: range) }

  /// The statement of narrower law, of which an authority is asked.
  private static func narrower(
    _ statement: ParameterStatement,
    _ other: ParameterStatement
  ) -> ParameterStatement {
    statement.rank < other.rank ? other : statement
  }
}

extension Diagnostic {
  fileprivate static func mayNotFill(
    _ entry: ParameterEntry,
    _ statement: ParameterStatement
  ) -> Self {
    let ranks = entry.fillableBy
    let message = Message(
      "pack.rank-may-not-fill",
      en: "law of rank '\(statement.rank.rawValue)' may not fill '\(entry.id)', only "
        + ranks.map { "'\($0.rawValue)'" }.joined(separator: ", "),
      zh: "“\(statement.rank.title.chinese)”一级不能填写“\(entry.title.chinese)”，只能由"
        + ranks.map(\.title.chinese).joined(separator: "、") + "填写"
    )
    return Diagnostic(.error, message, at: statement.range, notes: [entry.declaration])
  }

  fileprivate static func sameRank(
    _ entry: ParameterEntry,
    _ statement: ParameterStatement,
    _ other: ParameterStatement,
    on day: CalendarDay
  ) -> Self {
    let message = Message(
      "pack.same-rank",
      en: "on \(day) the packs '\(other.pack)' and '\(statement.pack)', which are of the same "
        + "rank, both fill '\(entry.id)'; leave one of them out",
      zh: "\(day) 起同级的“\(other.pack)”与“\(statement.pack)”都填写了“\(entry.title.chinese)”；请只保留一个"
    )
    let note = Diagnostic.Note(.otherStatement, at: other.range)
    return Diagnostic(.error, message, at: statement.range, notes: [note])
  }

  fileprivate static func noAuthority(
    _ entry: ParameterEntry,
    _ statement: ParameterStatement,
    _ other: ParameterStatement,
    on day: CalendarDay
  ) -> Self {
    let message = Message(
      "pack.no-authority",
      en: "'\(entry.id)' has a value by '\(other.pack)' on \(day) already; to deviate from it, "
        + "name the clause that allows it with 'override'",
      zh: "\(day) 起“\(other.pack)”已规定“\(entry.title.chinese)”；确需另作规定的，请用 override 写明授权的条款"
    )
    let note = Diagnostic.Note(.otherStatement, at: other.range)
    return Diagnostic(.error, message, at: statement.range, notes: [note])
  }
}

extension Diagnostic.Message {
  fileprivate static var otherStatement: Self {
    Self("pack.same-rank", en: "the other value", zh: "另一处规定")
  }

  static func outOfBounds(
    _ id: String,
    _ title: LocalizedText,
    _ bounds: ParameterBounds,
    value: String
  ) -> Self {
    let least = bounds.least?.description
    let most = bounds.most?.description
    return Self(
      "pack.out-of-bounds",
      en: "'\(id)' must be "
        + [least.map { "at least \($0)" }, most.map { "at most \($0)" }]
        .compactMap(\.self).joined(separator: " and ") + ", not \(value)",
      zh: "“\(title.chinese)”应"
        + [least.map { "不小于 \($0)" }, most.map { "不大于 \($0)" }]
        .compactMap(\.self).joined(separator: "且") + "，而不是 \(value)"
    )
  }
}

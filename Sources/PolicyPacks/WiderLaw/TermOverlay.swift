public import Quantities
public import ResettlementCore

/// What packs of wider and narrower law say of a term on a day, which of them holds, and why.
///
/// A *term* is a parameter or a reading. Narrower law goes before wider law; it may deviate from
/// what wider law states only where a clause allows it.
public struct TermOverlay: Sendable {
  /// What a pack says of the term.
  public struct Candidate: Sendable {
    /// The pack.
    public let pack: String
    /// How wide its law is.
    public let rank: LawRank
    /// The first day of the value, if it has one.
    public let from: CalendarDay?
    /// The last day of the value, if it is set.
    public let to: CalendarDay?
    /// The value of a parameter, or the option of a reading.
    public let value: String
    /// The clauses that set it.
    public let citations: [String]
    /// The clause by whose authority it deviates from wider law.
    public let authority: String?
    /// Whether it holds on the day.
    public let isWinner: Bool
    /// Whether it would hold on the day if narrower law were silent.
    public let isOnTheDay: Bool
  }

  /// The term's name.
  public let term: String

  /// What it is called.
  public let title: LocalizedText

  /// The unit's id, if it is a number that has one.
  public let unit: String?

  /// Whether wider law has left it open.
  public let isOpenTerm: Bool

  /// The ranks that may fill it; empty where any may.
  public let fillableBy: [LawRank]

  /// The least and the greatest value it may have.
  public let bounds: (least: String?, most: String?)

  /// The options of a reading; empty for a parameter.
  public let options: [ReadingOption]

  /// Everything that packs say of it on any day, the widest law first.
  public let candidates: [Candidate]

  /// What holds on the day; `nil` if nobody has filled it.
  public var winner: Candidate? { candidates.first(where: \.isWinner) }
}

extension PolicyPack {
  /// The names of all terms: parameters and readings.
  public var terms: [String] { (Array(law.parameters.keys) + law.readings.keys).sorted() }

  /// Returns what is said of a term.
  ///
  /// - Parameters:
  ///   - term: The id of a parameter or a reading, or a parameter's Chinese title.
  ///   - day: The day on which the winner holds.
  /// - Returns: What is said of it; `nil` if the pack has no such parameter or reading.
  public func overlay(of term: String, on day: CalendarDay) -> TermOverlay? {
    if let entry = law.parameters[term] { return TermOverlay(entry, on: day) }
    if let entry = law.readings[term] { return TermOverlay(entry, on: day) }
    return law.parameters.values.first { $0.title.chinese == term }
      .map { TermOverlay($0, on: day) }
  }
}

// MARK: - Making

extension TermOverlay {
  init(_ entry: ParameterEntry, on day: CalendarDay) {
    let winner = entry.candidates(on: day).first
    self.init(
      term: entry.id,
      title: entry.title,
      unit: entry.type == .number && !entry.unit.symbol.isEmpty ? entry.unit.symbol : nil,
      isOpenTerm: entry.openness == .open,
      fillableBy: entry.fillableBy,
      bounds: (entry.bounds.least?.description, entry.bounds.most?.description),
      options: [],
      candidates: entry.statements.flatMap { statement in
        statement.segments.map { Candidate(statement, $0, winner: winner, on: day) }
      }
    )
  }

  init(_ entry: ReadingEntry, on day: CalendarDay) {
    let winner = entry.winner(on: day)?.pack
    self.init(
      term: entry.id,
      title: entry.question,
      unit: nil,
      isOpenTerm: entry.isOpenTerm,
      fillableBy: entry.fillableBy,
      bounds: (nil, nil),
      options: entry.options,
      candidates: entry.statements.flatMap { statement in
        Candidate.candidates(statement, isWinner: statement.pack == winner, of: entry, on: day)
      }
    )
  }
}

extension TermOverlay.Candidate {
  fileprivate init(
    _ statement: ParameterStatement,
    _ segment: ParameterSegment,
    winner: ParameterCandidate?,
    on day: CalendarDay
  ) {
    pack = statement.pack
    rank = statement.rank
    from = segment.from
    to = segment.to
    value = segment.value.text
    citations = segment.citations.map(\.value)
    authority = statement.authority?.value
    isOnTheDay = statement.segment(on: day) == segment
    isWinner = isOnTheDay && winner?.statement.pack == statement.pack
  }

  fileprivate static func candidates(
    _ statement: ReadingPreference,
    isWinner: Bool,
    of entry: ReadingEntry,
    on day: CalendarDay
  ) -> [Self] {
    let current = statement.choice.option(on: day)
    let citation = statement.citation.isEmpty ? entry.citation : statement.citation
    return statement.choice.dated.map { from, option in
      let isOnTheDay = current?.from == from && current?.option == option
      return Self(
        pack: statement.pack,
        rank: statement.rank,
        from: from,
        to: nil,
        value: option,
        citations: citation.isEmpty ? [] : [citation],
        authority: nil,
        isWinner: isOnTheDay && isWinner,
        isOnTheDay: isOnTheDay
      )
    }
  }
}

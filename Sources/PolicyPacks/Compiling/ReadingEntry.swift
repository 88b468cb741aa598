internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A reading as a pack knows it: declared by itself or by a pack it builds on, with the choice.
struct ReadingEntry: Sendable {
  /// The reading's name.
  let id: String
  /// The pack that declares it.
  let declarer: String
  /// What the clause leaves open.
  let question: LocalizedText
  /// The ways to read it.
  let options: [ReadingOption]
  /// The ranks of law that may choose; empty where any may.
  let fillableBy: [LawRank]
  /// Where it is declared.
  let range: SourceRange
  /// Which way packs take, the widest law first; the declaring pack's at least.
  private(set) var statements: [ReadingPreference]

  /// The clause: that of the narrowest law that names one.
  var citation: String { statements.last { !$0.citation.isEmpty }?.citation ?? "" }

  /// Whether the pack that declares it leaves the choice to others.
  var isOpenTerm: Bool {
    if case .open? = statements.first(where: { $0.pack == declarer })?.choice {
      true
    } else {
      false
    }
  }

  /// Declares a reading as a pack states it.
  init(_ model: ReadingModel, question: LocalizedText, in pack: PackModel) {
    id = model.id.value
    declarer = pack.id
    self.question = question
    options = model.options
    fillableBy = model.fillableBy
    range = model.id.range
    statements = [ReadingPreference(model, choice: model.choice ?? .open, in: pack)]
  }

  /// The type of the choice in expressions: the options' ids.
  var staticType: StaticType {
    .enumeration(
      StaticType.Enumeration(
        id: "reading.\(id)",
        cases: options.map { StaticType.Enumeration.Case($0.id) }
      )
    )
  }

  /// Returns the option that is taken on a day, the narrowest law's that has chosen; `nil` if nobody
  /// has.
  func option(on day: CalendarDay) -> String? { winner(on: day)?.choice.option(on: day)?.option }

  /// Returns what the narrowest law says that has chosen for a day; `nil` if nobody has.
  func winner(on day: CalendarDay) -> ReadingPreference? {
    statements.last { $0.choice.option(on: day) != nil }
  }

  /// Adds the choice that another pack takes.
  mutating func add(_ statement: ReadingPreference) {
    let place = statements.firstIndex { statement.rank < $0.rank } ?? statements.endIndex
    statements.insert(statement, at: place)
  }
}

/// Which way a pack takes of reading a clause.
struct ReadingPreference: Sendable {
  /// The pack.
  let pack: String
  /// How wide its law is.
  let rank: LawRank
  /// The clause that it names; empty if it names none.
  let citation: String
  /// Which way it takes.
  let choice: ReadingModel.Choice
  /// Where it stands.
  let range: SourceRange

  init(_ model: ReadingModel, choice: ReadingModel.Choice, in pack: PackModel) {
    self.pack = pack.id
    rank = pack.manifest.rank
    citation = model.citations.first?.value ?? ""
    self.choice = choice
    range = model.id.range
  }
}

extension ReadingModel.Choice {
  /// The options with the days from which they are taken; none while nobody has chosen.
  var dated: [(from: CalendarDay?, option: String)] {
    switch self {
    case .open: []
    case .always(let option): [(nil, option.value)]
    case .dated(let options): options.map { ($0.from, $0.option.value) }
    }
  }

  /// Returns the option that is taken on a day, with its first day; `nil` if none is.
  func option(on day: CalendarDay) -> (from: CalendarDay?, option: String)? {
    let begun = dated.filter { from, _ in from.map { $0 <= day } ?? true }
    return begun.max { first, second in
      guard let later = second.from else { return false }
      return first.from.map { $0 < later } ?? true
    }
  }
}

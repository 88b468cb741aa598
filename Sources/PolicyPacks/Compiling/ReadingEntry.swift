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
  /// The clause.
  let citation: String
  /// The ways to read it.
  let options: [ReadingOption]
  /// Where it is declared.
  let range: SourceRange
  /// Which way packs take, those after others that build on them; one at least.
  private(set) var statements: [ReadingPreference]

  /// Which way is taken: the last pack's.
  var choice: ReadingModel.Choice { statements.last?.choice ?? .open }

  /// Declares a reading as a pack states it.
  init(_ model: ReadingModel, question: LocalizedText, in pack: PackModel) {
    id = model.id.value
    declarer = pack.id
    self.question = question
    citation = model.citations.first?.value ?? ""
    options = model.options
    range = model.id.range
    statements = [ReadingPreference(model.choice ?? .open, in: pack)]
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

  /// Returns the option that is taken on a day; `nil` if nobody has chosen.
  func option(on day: CalendarDay) -> String? {
    switch choice {
    case .open: nil
    case .always(let option): option.value
    case .dated(let options):
      options.filter { $0.from <= day }.max { $0.from < $1.from }?.option.value
    }
  }

  /// Adds the choice that another pack takes.
  mutating func add(_ statement: ReadingPreference) { statements.append(statement) }
}

/// Which way a pack takes of reading a clause.
struct ReadingPreference: Sendable {
  /// The pack.
  let pack: String
  /// How wide its law is.
  let rank: LawRank
  /// Which way it takes.
  let choice: ReadingModel.Choice

  init(_ choice: ReadingModel.Choice, in pack: PackModel) {
    self.pack = pack.id
    rank = pack.manifest.rank
    self.choice = choice
  }
}

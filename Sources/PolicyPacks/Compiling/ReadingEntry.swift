internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A reading as a pack knows it: declared by itself or by a pack it builds on, with the choice.
struct ReadingEntry: Sendable {
  /// The reading's name.
  let id: String
  /// What the clause leaves open.
  let question: LocalizedText
  /// The clause.
  let citation: String
  /// The ways to read it.
  let options: [ReadingOption]
  /// Which way is taken.
  let choice: ReadingModel.Choice
  /// Where it is declared.
  let range: SourceRange

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

  /// Returns the same reading with the choice that another pack takes.
  func choosing(_ choice: ReadingModel.Choice) -> ReadingEntry {
    ReadingEntry(
      id: id,
      question: question,
      citation: citation,
      options: options,
      choice: choice,
      range: range
    )
  }
}

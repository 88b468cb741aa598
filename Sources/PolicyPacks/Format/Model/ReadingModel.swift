internal import Diagnostics
internal import Quantities
public import ResettlementCore

/// A clause that can be read in more than one way, and the way that a pack takes.
struct ReadingModel: Sendable {
  /// The way that is taken.
  enum Choice: Sendable {
    /// Nobody has chosen.
    case open
    /// The same option at all times.
    case always(LocatedName)
    /// Options from days on, in the order of the file.
    case dated([DatedOption])
  }

  /// An option that is taken from a day on.
  struct DatedOption: Sendable {
    /// The first day.
    let from: CalendarDay
    /// The option.
    let option: LocatedName
  }

  /// The reading's name.
  let id: LocatedName
  /// The clauses that it is about.
  let citations: [LocatedName]
  /// What the clause leaves open; `nil` only where it chooses an option of another pack's reading.
  let question: LocalizedText?
  /// The ways to read it.
  let options: [ReadingOption]
  /// The way that is taken; `nil` if the pack does not say.
  var choice: Choice?
  /// Why that way.
  let why: LocalizedText?
  /// The ranks of law that may choose; empty where any may.
  let fillableBy: [LawRank]
  /// The keys that it does without, which another pack must declare then.
  let absentKeys: Set<String>
  /// Where it stands.
  let range: SourceRange

  /// The options that the choice names.
  var chosen: [LocatedName] {
    switch choice {
    case .always(let option): [option]
    case .dated(let options): options.map(\.option)
    case .open, nil: []
    }
  }
}

/// One way to read a clause.
public struct ReadingOption: Sendable, Hashable, Identifiable {
  /// The option's name, the text that expressions compare with.
  public var id: String { name.value }

  /// The option's name with its place.
  public let name: LocatedName

  /// How the clause is read.
  public let text: LocalizedText
}

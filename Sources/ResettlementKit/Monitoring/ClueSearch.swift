public import ResettlementCore

/// What a search for clues came to.
public struct ClueSearch: Sendable {
  /// The days for which it was made.
  public let dates: AssessmentDates

  /// The clues that want an answer, the most pressing first.
  public let clues: [FoundClue]

  /// Clues that were answered before and are found again with nothing changed.
  public let settled: [ClueBook.Entry]

  /// Where a clue can't be told: something is missing, or a unit decides.
  public let undecided: [Assessment]

  /// Facts that don't fit together.
  public let warnings: [Assessment]

  /// Where it can't be told whether facts fit together.
  public let unchecked: [Assessment]

  /// The rules that were not in force on the day of the law.
  public let rulesNotInForce: [Rule]
}

/// A clue that wants an answer, and why it was raised.
public struct FoundClue: Sendable, Hashable {
  /// How a clue stands to those that were known before.
  public enum Standing: Sendable, Hashable {
    /// Nothing like it was known.
    case new
    /// It was found before and has no outcome yet.
    case open
    /// One like it was answered, and what it rests on has changed since.
    case again(after: RiskClue.ID)

    /// The word for the standing in data.
    public var word: String {
      switch self {
      case .new: "new"
      case .open: "open"
      case .again: "again"
      }
    }
  }

  /// The clue.
  public let clue: RiskClue

  /// How it stands to the clues that were known before.
  public let standing: Standing

  /// The household's cases whose risk is not marked eliminated, as far as they are known.
  public let cases: [MonitoringCase.ID]

  /// The answer of the rule that found it, with its reasons.
  public let answer: Assessment
}

extension [FoundClue] {
  /// The clues with the most pressing first, otherwise as they were found.
  var pressingFirst: [FoundClue] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.rank, right.element.rank)
      return first == second ? left.offset < right.offset : first > second
    }
    .map(\.element)
  }
}

extension FoundClue {
  /// A number that is greater the more pressing the clue is; zero if it is not graded.
  fileprivate var rank: Int {
    clue.severity?.rank.flatMap { RiskSeverity.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }
}

public import Diagnostics
public import ResettlementCore

/// A small change to a pack, which makes it another policy.
public enum MutationKind: String, Sendable, Hashable, CaseIterable {
  /// A condition less.
  case condition
  /// A row of a table less.
  case row
  /// A step that may no longer follow another.
  case transition
  /// A parameter's value one unit of its last place more or less.
  case value
  /// Another option of a reading.
  case reading
  /// A first, last or due day a day earlier or later.
  case date
  /// A unit with another role in a clause.
  case role

  /// What is changed, in both languages.
  public var title: LocalizedText {
    switch self {
    case .condition: LocalizedText(zh: "删去条件", en: "conditions dropped")
    case .row: LocalizedText(zh: "删去决策表的行", en: "table rows dropped")
    case .transition: LocalizedText(zh: "删去步骤的衔接", en: "transitions dropped")
    case .value: LocalizedText(zh: "参数增减一个单位", en: "values moved by one unit")
    case .reading: LocalizedText(zh: "改取另一口径", en: "readings swapped")
    case .date: LocalizedText(zh: "日期移动一天", en: "dates shifted by a day")
    case .role: LocalizedText(zh: "改变单位的分工", en: "units' roles changed")
    }
  }
}

/// Which small changes to packs their tests and checks notice.
public struct MutationReport: Sendable {
  /// What became of one change.
  public struct Result: Sendable, Hashable {
    /// What kind of change it is.
    public let kind: MutationKind
    /// The pack that was changed.
    public let packID: String
    /// What was changed, in a few words.
    public let change: LocalizedText
    /// Where.
    public let range: SourceRange
    /// Whether a test fails on it, or the check reports it.
    public let isCaught: Bool
  }

  /// Every change, in the order of packs and files.
  public let results: [Result]

  /// How many changes were noticed.
  public var caught: Int { results.count { $0.isCaught } }

  /// The changes that nothing has noticed.
  public var survivors: [Result] { results.filter { !$0.isCaught } }

  /// How many changes of a kind were noticed, and how many there were.
  public func tally(of kind: MutationKind) -> PackCoverage.Tally {
    let ofKind = results.filter { $0.kind == kind }
    return PackCoverage.Tally(seen: ofKind.count { $0.isCaught }, total: ofKind.count)
  }
}

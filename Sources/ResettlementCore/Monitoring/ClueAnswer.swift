public import Quantities

/// What became of a clue.
public enum ClueOutcome: Sendable, Hashable {
  /// The household is monitored from now on (纳入监测).
  case takenIn(as: MonitoringCase.ID)
  /// The household was monitored already (已在监测).
  case monitoredAlready(as: MonitoringCase.ID)
  /// It was looked at, and there is no risk (排除风险).
  case noRisk
  /// Help outside of monitoring has met it (其他政策已解决).
  case metOtherwise
  /// Another place or unit deals with it (移交).
  case handedOn(to: String)
  /// The household died out or moved away (户已消亡或迁离).
  case householdGone

  /// The word for the outcome in data.
  public var word: String {
    switch self {
    case .takenIn: "taken_in"
    case .monitoredAlready: "monitored_already"
    case .noRisk: "no_risk"
    case .metOtherwise: "met_otherwise"
    case .handedOn: "handed_on"
    case .householdGone: "household_gone"
    }
  }

  /// What the outcome is called.
  public var title: LocalizedText {
    switch self {
    case .takenIn: LocalizedText(zh: "纳入监测", en: "taken in")
    case .monitoredAlready: LocalizedText(zh: "已在监测", en: "monitored already")
    case .noRisk: LocalizedText(zh: "排除风险", en: "no risk")
    case .metOtherwise: LocalizedText(zh: "其他政策已解决", en: "met otherwise")
    case .handedOn: LocalizedText(zh: "移交", en: "handed on")
    case .householdGone: LocalizedText(zh: "户已消亡或迁离", en: "household gone")
    }
  }
}

/// An outcome of a clue with the reason for it; there is none without.
public struct ClueAnswer: Sendable, Hashable {
  /// What became of the clue.
  public let outcome: ClueOutcome

  /// Why, in words that hold against the file.
  public let reason: String

  /// The day on which it was answered.
  public let answeredOn: CalendarDay

  /// The unit that answered.
  public let unit: String

  /// Creates an answer; `nil` if the reason or the unit is empty.
  public init?(_ outcome: ClueOutcome, reason: String, on day: CalendarDay, by unit: String) {
    guard !reason.isBlank, !unit.isBlank else { return nil }
    self.outcome = outcome
    self.reason = reason
    answeredOn = day
    self.unit = unit
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

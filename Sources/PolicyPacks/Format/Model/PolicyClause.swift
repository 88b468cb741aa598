public import Diagnostics
public import Quantities
public import ResettlementCore

/// A clause of a document: where it stands, whom it charges and what it demands.
public struct PolicyClause: Sendable, Hashable, Identifiable {
  /// The clause's name, such as `qinzhou-05`.
  public var id: String { name.value }

  /// The clause's name with its place in the pack.
  public let name: LocatedName

  /// Its numbering in the document, such as `二(二)5`.
  public let place: String

  /// Its heading in the document.
  public let heading: LocalizedText

  /// What it says, in words that are not the document's.
  public let gist: LocalizedText?

  /// The first day on which it is in force, where that is later than the pack's.
  public internal(set) var from: CalendarDay?

  /// The last day on which it is in force, where that is earlier than the pack's.
  public internal(set) var to: CalendarDay?

  /// The units that it charges.
  public internal(set) var responsible: [ResponsibleUnit]

  /// What it demands, one by one; empty where the pack has not come to it yet.
  public let obligations: [Obligation]

  /// Where it stands in the pack.
  public let range: SourceRange
}

/// A unit that a clause charges (责任单位).
public struct ResponsibleUnit: Sendable, Hashable {
  /// The unit's name.
  public let unit: LocatedName

  /// What it has to do.
  public internal(set) var role: UnitRole
}

/// One thing that a clause demands, gives or forbids.
public struct Obligation: Sendable, Hashable {
  /// What kind of demand it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Who may have something.
    case eligibility
    /// What somebody gets.
    case benefit
    /// What must not be done.
    case prohibition
    /// A share or number to reach.
    case target
    /// How often something is done.
    case cadence
    /// By when something is done.
    case deadline
    /// A book to be kept (台账).
    case register
    /// Steps in their order.
    case procedure
    /// What a unit has to do.
    case duty
    /// What somebody or something counts as.
    case classification
    /// Who goes first.
    case priority
    /// A standard where its condition holds.
    case norm
  }

  /// What kind of demand it is.
  public let kind: Kind

  /// What the words of the clause make of it.
  public let force: Force

  /// What is demanded, in words that are not the document's.
  public let gist: LocalizedText

  /// What the pack makes of it.
  public let status: ObligationStatus

  /// Where it stands in the pack.
  public let range: SourceRange
}

/// What a pack makes of an obligation.
public enum ObligationStatus: Sendable, Hashable {
  /// Rules or definitions compute it.
  case executable(by: [LocatedName])
  /// A unit decides it.
  case discretion(of: LocatedName)
  /// Nothing can be computed, for a reason.
  case narrative(why: LocalizedText)
  /// The pack has not come to it yet.
  case missing

  /// The word for the status in machine-readable results.
  public var name: String {
    switch self {
    case .executable: "executable"
    case .discretion: "discretion"
    case .narrative: "narrative"
    case .missing: "missing"
    }
  }
}

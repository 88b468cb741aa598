public import Quantities

/// Something that was granted: one entry of the ledger, which is never changed.
public struct Grant: Sendable, Hashable, Identifiable {
  /// The name of an entry, unique in its ledger.
  public typealias ID = String

  /// Which entry was wrong, and why.
  public struct Correction: Sendable, Hashable {
    /// The entry that was wrong.
    public let grant: Grant.ID

    /// Why it is corrected.
    public let reason: String

    /// Creates a correction.
    public init(of grant: Grant.ID, because reason: String) {
      self.grant = grant
      self.reason = reason
    }
  }

  /// The entry's name.
  public let id: ID

  /// The id of the programme's rule.
  public let programme: Rule.ID

  /// To whom it was granted.
  public let subject: SubjectReference

  /// Others for whom it counts under once-only rules and caps, such as the worker of a placement.
  public let countsFor: [SubjectReference]

  /// How much; in a correction what is right, zero if nothing should have been granted.
  public let amount: Money

  /// The fund from which it is paid, if it is settled.
  public let fund: Fund.ID?

  /// The day of the decision.
  public let decidedOn: CalendarDay

  /// When it was recorded.
  public let recordedAt: RecordedTime

  /// The entry that this one stands in the place of; `nil` if it is new.
  public let correction: Correction?

  /// Creates an entry.
  public init(
    id: ID,
    programme: Rule.ID,
    subject: SubjectReference,
    countsFor: [SubjectReference] = [],
    amount: Money,
    fund: Fund.ID? = nil,
    decidedOn: CalendarDay,
    recordedAt: RecordedTime,
    correction: Correction? = nil
  ) {
    self.id = id
    self.programme = programme
    self.subject = subject
    self.countsFor = countsFor
    self.amount = amount
    self.fund = fund
    self.decidedOn = decidedOn
    self.recordedAt = recordedAt
    self.correction = correction
  }
}

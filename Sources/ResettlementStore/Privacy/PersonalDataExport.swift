public import DecisionReceipts
public import ResettlementCore

/// Everything that a store has of one subject, such as of a person who asks for it.
///
/// It is full of personal facts: give it to that person alone. Reasons and facts of other subjects
/// that name the person may tell of others as well; look through them first.
public struct PersonalDataExport: Sendable {
  /// What was recorded of one subject.
  public struct Entries: Sendable {
    /// The subject.
    public let subject: SubjectReference
    /// The entries with all facts that they have.
    public let versions: [Version<FactSet>]
  }

  /// What happened in a ledger of events.
  public struct Event: Sendable {
    /// The name of the ledger, such as `procedure`.
    public let ledger: String
    /// The event in JSON, as its ledger keeps it.
    public let json: String
  }

  /// A recorded decision.
  public struct Decision: Sendable {
    /// Its receipt.
    public let receipt: DecisionReceipt
    /// What it rests on and says.
    public let content: KeptContent
  }

  /// Whom it is about.
  public var subject: SubjectReference { own.subject }

  /// What was recorded of the subject.
  public let own: Entries

  /// The entries of other subjects that name it, such as a person's placements.
  public let named: [Entries]

  /// What happened to its benefits, and to those that count for it.
  public let benefits: [BenefitEvent]

  /// What other ledgers have of it, such as what happened in its procedures.
  public let events: [Event]

  /// The decisions that tell of it, with what is left of their content.
  public let decisions: [Decision]

  /// Who saw personal facts of it before.
  public let accesses: [AccessRecord]
}

extension PersonalDataExport: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The kind and name of the subject; facts are not shown, since they are personal.
  public var description: String { "export of \(subject)" }

  /// The kind and name of the subject; facts are not shown, since they are personal.
  public var debugDescription: String { description }

  /// Nothing of the facts.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

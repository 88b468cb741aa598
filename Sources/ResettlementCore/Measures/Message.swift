public import Quantities

/// A letter between the two places of a household (协作函): the proof of help across counties.
public struct Message: Sendable, Hashable, Identifiable {
  /// How far a message has come.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is not known whether it was sent.
    case unknown
    /// It was sent, and nothing is known to have come of it.
    case sent
    /// The other place has it.
    case received
    /// The other place has answered.
    case answered
  }

  /// The entry of the register that holds it.
  public let id: LedgerEntry.ID
  /// The register.
  public let register: Rule.ID
  /// The household that it is about; `nil` if it is about none or that is not known.
  public let household: Household.ID?
  /// What it is about; `nil` if that is not known.
  public let topic: String?
  /// Who sent it, and to whom; `nil` where that is not known.
  public let sender: String?
  /// Who it was sent to.
  public let recipient: String?
  /// The day it was sent.
  public let sentOn: Known<CalendarDay?>
  /// The day it was received; absent while it was not.
  public let receivedOn: Known<CalendarDay?>
  /// The day it was answered; absent while it was not.
  public let answeredOn: Known<CalendarDay?>

  /// Creates a message.
  public init(
    id: LedgerEntry.ID,
    register: Rule.ID,
    household: Household.ID? = nil,
    topic: String? = nil,
    sender: String? = nil,
    recipient: String? = nil,
    sentOn: Known<CalendarDay?> = .unknown,
    receivedOn: Known<CalendarDay?> = .unknown,
    answeredOn: Known<CalendarDay?> = .unknown
  ) {
    self.id = id
    self.register = register
    self.household = household
    self.topic = topic
    self.sender = sender
    self.recipient = recipient
    self.sentOn = sentOn
    self.receivedOn = receivedOn
    self.answeredOn = answeredOn
  }

  /// Returns how far it has come by a day.
  public func state(on day: CalendarDay) -> State {
    if Self.day(answeredOn).map({ $0 <= day }) ?? false { return .answered }
    if Self.day(receivedOn).map({ $0 <= day }) ?? false { return .received }
    return Self.day(sentOn).map { $0 <= day } ?? false ? .sent : .unknown
  }

  /// Returns whether it proves on a day that one place helped the other: it was sent and answered.
  public func isProof(on day: CalendarDay) -> Bool {
    state(on: day) == .answered && Self.day(sentOn) != nil
  }

  private static func day(_ known: Known<CalendarDay?>) -> CalendarDay? {
    if case .known(let day) = known { day } else { nil }
  }
}

extension Message {
  /// What is to be done about it on a day: nothing once it is answered, else to see to an answer.
  ///
  /// It has no day by which it is due, since no policy sets one; ``DueItem/evidence`` has the days
  /// on which it was sent and received.
  public func dueItem(on day: CalendarDay) -> DueItem? {
    let steps = [sentOn, receivedOn, answeredOn].compactMap(Self.day).filter { $0 <= day }
    guard let standing = standing(on: day) else { return nil }
    return DueItem(
      subject: id.reference,
      standing: standing,
      doneOn: standing == .met ? Self.day(answeredOn) : nil,
      evidence: steps
    )
  }

  private func standing(on day: CalendarDay) -> DueStanding? {
    switch state(on: day) {
    case .answered: return .met
    case .unknown where sentOn == .unknown: return missing("sent")
    case .unknown: return nil
    case .sent, .received: return answeredOn == .unknown ? missing("answered") : .due
    }
  }

  private func missing(_ field: String) -> DueStanding {
    .unknown(missing: [MissingTerm(.fact, "\(register).\(field)")])
  }
}

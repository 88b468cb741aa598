internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Which of the two places of a household is responsible for a topic.
struct PlaceModel: Sendable {
  /// How the place is found.
  enum Choice: Sendable {
    /// It is always this one.
    case always(ResponsiblePlace)
    /// It depends on a reading, by its options.
    case reading(LocatedName, [Option])
  }

  /// The place under one option of a reading.
  struct Option: Sendable {
    let name: LocatedName
    let place: ResponsiblePlace
  }

  /// The units that act for a place.
  struct Units: Sendable {
    var origin: [LocatedName] = []
    var receiving: [LocatedName] = []
    var recognition: [LocatedName] = []

    /// All of them.
    var all: [LocatedName] { origin + receiving + recognition }

    /// Returns those of a place.
    func names(of place: ResponsiblePlace) -> [LocatedName] {
      switch place {
      case .origin: origin
      case .receiving: receiving
      case .recognition: recognition
      case .both: origin + receiving
      }
    }
  }

  /// What is to be seen to.
  let topic: Located<ResponsibilityTopic>
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// Who is responsible; `nil` if the pack does not say.
  let choice: Choice?
  /// Who helps, where the clause names somebody.
  let helper: ResponsiblePlace?
  /// The units that act.
  let units: Units
  /// The first day on which it holds, if that is later than the pack's.
  let from: CalendarDay?
  /// The last day on which it holds, if that is earlier than the pack's.
  let to: CalendarDay?

  /// Returns whether it holds on a day, as far as it says so itself.
  func holds(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

/// A register whose entries are messages between places, with the fields that say how far they are.
struct MessageModel: Sendable {
  /// The register.
  let register: LocatedName
  /// The field with the day of sending.
  let sent: LocatedName?
  /// The field with the day of the answer.
  let answered: LocatedName?
  /// The field with the day of receipt.
  let received: LocatedName?
  /// The field with the topic.
  let topic: LocatedName?
  /// The fields with who sent it, and to whom.
  let sender: LocatedName?
  let recipient: LocatedName?

  /// The fields that are named.
  var fields: [LocatedName] {
    [sent, answered, received, topic, sender, recipient].compactMap(\.self)
  }
}

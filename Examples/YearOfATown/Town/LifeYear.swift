public import Quantities
internal import ResettlementCore

/// What happens in a made-up town from its first day on, and when its offices learn of it.
public struct LifeYear: Sendable {
  /// What really happened, in the order of the days.
  public internal(set) var events: [LifeEvent] = []
  /// What the offices learnt until the last day, in the order in which it was recorded.
  public internal(set) var notices: [TownNotice] = []
  /// The last day.
  public let lastDay: CalendarDay
  /// The households as they really are on the last day, also those that began in the year.
  public internal(set) var families: [Family]

  let town: MadeUpTown
  var identityNumbers: MadeUpIdentityNumbers
  var eventCount = 0
  var month = 0

  /// Lets a town live for some months.
  ///
  /// - Parameters:
  ///   - town: The town.
  ///   - months: How many months, from the one of its first day.
  public init(of town: MadeUpTown, months: Int = 12) {
    self.town = town
    families = town.families
    identityNumbers = town.identityNumbers
    let end = town.firstDay.adding(months: months)?.adding(days: -1)
    lastDay = end ?? town.firstDay
    for month in 0..<months { live(through: month) }
    let seen = notices.filter { $0.recordedOn <= lastDay }.enumerated()
    notices = seen.sorted {
      ($0.element.recordedAt, $0.offset) < ($1.element.recordedAt, $1.offset)
    }
    .map(\.element)
    events.sort { ($0.day, $0.id) < ($1.day, $1.id) }
  }

  private mutating func live(through month: Int) {
    self.month = month
    for index in families.indices where families[index].isHere {
      var dice = Dice(seed: town.seed, 2, families[index].number, month)
      liveOrdinarily(index, &dice)
      leaveOrJoin(index, &dice)
    }
    strikeTown()
  }
}

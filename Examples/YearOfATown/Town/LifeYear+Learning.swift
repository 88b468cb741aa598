internal import Quantities
internal import ResettlementCore

// MARK: - Happening and learning

extension LifeYear {
  var firstOfMonth: CalendarDay {
    town.firstDay.adding(months: month) ?? town.firstDay
  }

  func day(_ dice: inout Dice) -> CalendarDay {
    CalendarDay(dayNumber: firstOfMonth.dayNumber + dice.number(0...27))
  }

  /// The days until an office learns of something.
  func delay(_ dice: inout Dice) -> Int {
    dice.happens(rates.late) ? dice.number(32...95) : dice.number(0...9)
  }

  mutating func happen(_ change: LifeChange, _ index: Int, _ dice: inout Dice) {
    let day = if case .born(let child) = change { child.birthDate } else { day(&dice) }
    happen(change, index, on: day, &dice)
  }

  mutating func happen(
    _ change: LifeChange,
    _ index: Int,
    on day: CalendarDay,
    _ dice: inout Dice
  ) {
    let isWrong = dice.happens(rates.wrong)
    let wrong = isWrong ? change.mistyped(by: &dice) : nil
    let event = record(change, of: families[index].id, on: day, after: delay(&dice), as: wrong)
    families[index] = families[index].living(through: change, on: day)
    guard wrong != nil, let learned = notices.last else { return }
    let later = CalendarDay(dayNumber: learned.recordedOn.dayNumber + dice.number(18...75))
    notices.append(
      TownNotice(
        recordedAt: RecordedTime(noonOf: later),
        content: .corrected(event, reason: "核对原始材料，登记有误")
      )
    )
  }

  @discardableResult
  mutating func record(
    _ change: LifeChange,
    of family: Household.ID,
    on day: CalendarDay,
    after days: Int,
    as wrong: LifeChange? = nil
  ) -> LifeEvent {
    let event = self.event(change, of: family, on: day)
    events.append(event)
    let learned = LifeEvent(id: event.id, family: family, day: day, change: wrong ?? change)
    learn(.learned(learned), CalendarDay(dayNumber: day.dayNumber + days))
    return event
  }

  mutating func reportFalsely(_ worker: Person.ID, _ index: Int, _ dice: inout Dice) {
    let event = self.event(.jobLost(worker), of: families[index].id, on: day(&dice))
    let learned = CalendarDay(dayNumber: event.day.dayNumber + dice.number(1...9))
    learn(.learned(event), learned)
    let later = CalendarDay(dayNumber: learned.dayNumber + dice.number(12...60))
    learn(.annulled(event, reason: "经核实没有发生"), later)
  }

  mutating func event(
    _ change: LifeChange,
    of family: Household.ID,
    on day: CalendarDay
  ) -> LifeEvent {
    eventCount += 1
    return LifeEvent(id: eventCount, family: family, day: day, change: change)
  }

  mutating func learn(_ content: TownNotice.Content, _ day: CalendarDay) {
    notices.append(TownNotice(recordedAt: RecordedTime(noonOf: day), content: content))
  }
}

extension LifeChange {
  /// Returns the change with an amount that somebody mistyped; `nil` if it has none.
  fileprivate func mistyped(by dice: inout Dice) -> LifeChange? {
    let share = dice.pick([10, 55, 160, 1_000])
    switch self {
    case .incomeStated(let yuan): return .incomeStated(yuan * share / 100)
    case .fellIll(let id, let costs, let canWork):
      return .fellIll(id, costs: costs * share / 100, canWork: canWork)
    case .disaster(let loss): return .disaster(loss: loss * share / 100)
    case .jobFound(let id, var work):
      work.wage = work.wage * share / 100
      return .jobFound(id, work)
    default: return nil
    }
  }
}

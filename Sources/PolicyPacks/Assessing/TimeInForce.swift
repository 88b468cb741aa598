internal import Quantities
internal import ResettlementCore

/// The days on which a rule or procedure holds: those of its pack, narrowed by its own.
struct TimeInForce: Sendable {
  /// The days on which the pack's rules hold.
  let pack: DatePeriod?
  /// The first and last day on which it holds, where it says so itself.
  let from: CalendarDay?
  let to: CalendarDay?

  /// Returns whether it holds on a day of the law.
  func contains(_ day: CalendarDay) -> Bool {
    guard let pack else { return false }
    let ends = [pack.to, to].compactMap(\.self)
    return max(pack.from, from ?? pack.from) <= day && ends.allSatisfy { day <= $0 }
  }

  /// Returns the reason why it does not hold on a day.
  func notice(_ day: CalendarDay) -> LocalizedText {
    let first = [pack?.from, from].compactMap(\.self).max()
    let last = [pack?.to, to].compactMap(\.self).min()
    let span = "\(first?.description ?? "?") – \(last?.description ?? "")"
    return LocalizedText(
      zh: "\(day)不在该规则的有效期内(\(span))",
      en: "\(day) lies outside the time in which the rule holds (\(span))"
    )
  }
}

internal import Diagnostics
internal import Quantities

/// What can be wrong with the units of a manifest: who took over from whom, and when.
enum UnitChecks {
  /// Returns what is wrong with the units.
  static func diagnostics(of units: [UnitModel]) -> [Diagnostic] {
    let byName = Dictionary(units.map { ($0.name.value, $0) }) { first, _ in first }
    return units.flatMap { unit in
      unit.successors.compactMap { problem(unit, $0, byName) } + missingEnd(unit)
    }
  }

  private static func missingEnd(_ unit: UnitModel) -> [Diagnostic] {
    guard unit.to == nil, let successor = unit.successors.first else { return [] }
    return [Diagnostic(.error, .noLastDay(unit.name.value), at: successor.range)]
  }

  private static func problem(
    _ unit: UnitModel,
    _ successor: LocatedName,
    _ units: [String: UnitModel]
  ) -> Diagnostic? {
    guard let next = units[successor.value] else {
      return Diagnostic(.error, .unknownSuccessor(successor.value, units), at: successor.range)
    }
    guard !leads(from: next, to: unit.name.value, units) else {
      return Diagnostic(.error, .circle(unit.name.value), at: successor.range)
    }
    guard let last = unit.to, !isThere(next, CalendarDay(dayNumber: last.dayNumber + 1)) else {
      return nil
    }
    let note = Diagnostic.Note(.lastDay, at: unit.toRange ?? unit.name.range)
    let message = Diagnostic.Message.gap(unit.name.value, successor.value, last)
    return Diagnostic(.error, message, at: successor.range, notes: [note])
  }

  private static func isThere(_ unit: UnitModel, _ day: CalendarDay) -> Bool {
    (unit.from.map { $0 <= day } ?? true) && (unit.to.map { day <= $0 } ?? true)
  }

  private static func leads(
    from unit: UnitModel,
    to name: String,
    _ units: [String: UnitModel]
  ) -> Bool {
    var waiting = [unit.name.value]
    var seen: Set<String> = []
    while let next = waiting.popLast() {
      if next == name { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += (units[next]?.successors ?? []).map(\.value)
    }
    return false
  }
}

extension Diagnostic.Message {
  fileprivate static func noLastDay(_ name: String) -> Self {
    Self(
      "pack.unit-succession",
      en: "the unit '\(name)' has a successor, but no last day; add 'to'",
      zh: "单位“\(name)”写了承接单位，却没有最后一日；请补上“to”"
    )
  }

  fileprivate static func unknownSuccessor(_ name: String, _ units: [String: UnitModel]) -> Self {
    let near = nearestName(to: name, among: units.keys.sorted())
    return Self(
      "pack.unit-succession",
      en: "'\(name)' is not among the 'units' of pack.yaml"
        + (near.map { "; did you mean '\($0)'?" } ?? "; add it there"),
      zh: "“\(name)”不在 pack.yaml 的 units 中" + (near.map { "，是否应为“\($0)”？" } ?? "；请补上")
    )
  }

  fileprivate static func circle(_ name: String) -> Self {
    Self(
      "pack.unit-succession",
      en: "'\(name)' would take over from itself in the end; break the circle",
      zh: "“\(name)”最终承接了自己的职责；请断开循环"
    )
  }

  fileprivate static func gap(_ name: String, _ successor: String, _ last: CalendarDay) -> Self {
    Self(
      "pack.unit-succession",
      en: "'\(successor)' is not there on the day after \(last), when '\(name)' ends",
      zh: "“\(name)”到 \(last) 为止，次日“\(successor)”并不存在"
    )
  }

  fileprivate static let lastDay = Self("pack.unit-succession", en: "its last day", zh: "其最后一日")
}

public import Quantities

/// A unit that clauses charge (责任单位), with the days on which it was there.
///
/// A unit that was renamed or merged ends on a day, and its duties go on with its successors.
public struct Unit: Sendable, Hashable, Identifiable {
  /// The unit's name.
  public var id: String { name }

  /// The unit's name.
  public let name: String
  /// Its first day; `nil` if it was there from the beginning.
  public let from: CalendarDay?
  /// Its last day; `nil` if it goes on.
  public let to: CalendarDay?
  /// The units that took over what it had to do.
  public let successors: [String]

  /// Creates a unit.
  public init(
    name: String,
    from: CalendarDay? = nil,
    to: CalendarDay? = nil,
    successors: [String] = []
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.successors = successors
  }

  /// Returns whether the unit is there on a day.
  public func isThere(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

/// The units of a policy, which know who stands in for whom on a day.
public struct UnitDirectory: Sendable, Hashable {
  /// The units, in the order of the policy.
  public let units: [Unit]
  private let byName: [String: Unit]

  /// Creates a directory.
  public init(_ units: [Unit]) {
    self.units = units
    byName = Dictionary(units.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Returns the unit with a name; `nil` if there is none.
  public subscript(name: String) -> Unit? { byName[name] }

  /// Returns who has a unit's duties on a day: the unit itself, or those who took over from it.
  ///
  /// A unit that ended without a successor keeps its name, so that nothing is lost from sight.
  public func holders(of name: String, on day: CalendarDay) -> [String] {
    var seen: Set<String> = []
    return holders(of: name, on: day, &seen)
  }

  private func holders(
    of name: String,
    on day: CalendarDay,
    _ seen: inout Set<String>
  ) -> [String] {
    guard seen.insert(name).inserted else { return [] }
    guard let unit = byName[name], let last = unit.to, last < day, !unit.successors.isEmpty else {
      return [name]
    }
    return unit.successors.flatMap { holders(of: $0, on: day, &seen) }
  }

  /// Returns tasks with those who have them on a day, each once.
  public func tasks(_ tasks: [UnitTask], on day: CalendarDay) -> [UnitTask] {
    var seen: Set<UnitTask> = []
    return tasks.flatMap { task in
      holders(of: task.unit, on: day).map { UnitTask(unit: $0, role: task.role) }
    }
    .filter { seen.insert($0).inserted }
  }

  /// Returns the units whose duties one has on a day: itself, and those it took over from.
  public func forebears(of name: String, on day: CalendarDay) -> [String] {
    units.map(\.name).filter { $0 != name && holders(of: $0, on: day).contains(name) }
  }
}

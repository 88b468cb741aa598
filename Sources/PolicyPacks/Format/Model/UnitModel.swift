internal import Diagnostics
internal import Quantities

/// A unit of a pack's manifest, and from when to when it was there.
struct UnitModel: Sendable, Hashable {
  /// The unit's name.
  let name: LocatedName
  /// Its first day, if the pack says one.
  var from: CalendarDay?
  /// Its last day, if the pack says one.
  var to: CalendarDay?
  /// Where ``to`` stands.
  var toRange: SourceRange?
  /// The units that took over what it had to do.
  var successors: [LocatedName] = []
}

internal import LocatedYAML

/// The keys of a unit in `pack.yaml` that was not always there.
private enum UnitKeys {
  static let unit = Key("unit", .reference, .required, zh: "单位名称", en: "the unit's name")
  static let from = Key("from", .day, zh: "成立日", en: "its first day")
  static let to = Key("to", .day, zh: "撤销或改名前的最后一日", en: "its last day")
  static let successors = Key(
    "succeeded_by",
    .oneOrMore(.reference),
    zh: "承接其职责的单位",
    en: "the units that took over what it had to do"
  )
  static let shape = Shape("unit", zh: "单位", en: "unit", [unit, from, to, successors])
}

extension Notation<UnitModel> {
  /// A unit's name, or a mapping that says from when to when it was there as well.
  static let datedUnit = short(
    Notation<LocatedName>.reference.map { UnitModel(name: $0) },
    or: mapping(UnitKeys.shape) { keys in
      guard let name = keys[UnitKeys.unit] else { return nil }
      let (from, to) = (keys[UnitKeys.from], keys[UnitKeys.to])
      keys.checkOrder(of: UnitKeys.from, from, UnitKeys.to, to)
      return UnitModel(
        name: name,
        from: from,
        to: to,
        toRange: keys.mapping.entry(of: UnitKeys.to.name)?.value.range,
        successors: keys[UnitKeys.successors] ?? []
      )
    }
  )
}

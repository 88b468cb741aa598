public import PolicyPacks
internal import Quantities
public import ResettlementCore

/// Everything that a pack gives one unit to do, and how it stands on a day (单位职责单).
public struct UnitSheet: Sendable {
  /// A clause that charges the unit.
  public struct Charge: Sendable {
    /// The clause.
    public let clause: PolicyClause
    /// What the unit has to do with it.
    public let roles: [UnitRole]
  }

  /// A step that the unit takes.
  public struct Step: Sendable, Hashable {
    /// The procedure.
    public let procedure: Procedure
    /// The step.
    public let step: Procedure.Step
  }

  /// The unit.
  public let unit: Unit
  /// The units of former days whose duties it has.
  public let forebears: [String]
  /// Who has its duties on the day; the unit itself, unless it was renamed or merged.
  public let holders: [String]
  /// The clauses that charge it or one of its forebears, in the order of the pack.
  public let charges: [Charge]
  /// The registers that it keeps.
  public let registers: [Register]
  /// The steps of procedures that it takes.
  public let steps: [Step]
  /// The leaders and helpers from it who look after sites and households on the day.
  public let assignments: [Assignment]
  /// What is due, late and met of what charges it.
  public let due: DueList

  /// Makes the sheet of a unit; `nil` if the pack names no such unit.
  ///
  /// - Parameters:
  ///   - name: The name of one of the pack's units.
  ///   - pack: The pack.
  ///   - population: The facts.
  ///   - list: What is due by the pack, of the places that are wanted.
  ///   - view: Which of its assignments are wanted, by where they are, and whether they are ordered so.
  public init?(
    of name: String,
    in pack: PolicyPack,
    about population: Population,
    _ list: DueList,
    by view: PlaceView = PlaceView()
  ) {
    let directory = UnitDirectory(pack.units)
    let day = list.dates.decidedOn
    guard let unit = directory[name] else { return nil }
    self.unit = unit
    forebears = directory.forebears(of: name, on: day)
    holders = directory.holders(of: name, on: day)
    let names = Set(forebears + [name])
    charges = pack.clauses.compactMap { Charge($0, names) }
    registers = pack.registers.filter { names.contains($0.keptBy) }
    steps = pack.procedures.flatMap { procedure in
      procedure.steps.filter { names.contains($0.actor) }
        .map { Step(procedure: procedure, step: $0) }
    }
    let own = population.all(Assignment.self).filter { $0.comes(from: names, on: day) }
    assignments =
      view.list(own, in: population, counting: [], { $0.id.reference }, { _ in "" }).list
    due = list.charging(name)
  }
}

extension UnitSheet.Charge {
  /// What a clause charges units with, one of which is meant; `nil` if it charges none of them.
  fileprivate init?(_ clause: PolicyClause, _ names: Set<String>) {
    let roles = UnitRole.allCases.filter { role in
      clause.tasks.contains { $0.role == role && names.contains($0.unit) }
    }
    guard !roles.isEmpty else { return nil }
    self.init(clause: clause, roles: roles)
  }
}

extension Assignment {
  fileprivate func comes(from units: Set<String>, on day: CalendarDay) -> Bool {
    guard case .known(.some(let unit)) = unit, units.contains(unit) else { return false }
    return isRunning(on: day) ?? true
  }
}

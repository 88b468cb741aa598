internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
public import Tabular

extension DutyJSON {
  /// Returns unit sheets, with who looks after which sites and households.
  public static func document(_ sheets: [UnitSheet], _ board: AssignmentBoard) -> JSONValue {
    [
      "format": .integer(format),
      "units": .array(sheets.map(sheet)),
      "sites": .array(board.sites.map(place)),
      "households": .array(board.households.map(place)),
    ]
  }

  private static func sheet(_ sheet: UnitSheet) -> JSONValue {
    [
      "unit": .string(sheet.unit.name),
      "from": .optional(sheet.unit.from?.description),
      "to": .optional(sheet.unit.to?.description),
      "took_over_from": .array(sheet.forebears.map(JSONValue.string)),
      "duties_held_by": .array(sheet.holders.map(JSONValue.string)),
      "clauses": .array(sheet.charges.map(charge)),
      "registers": .array(sheet.registers.map { .string($0.id) }),
      "steps": .array(sheet.steps.map(step)),
      "assignments": .array(sheet.assignments.map { .string($0.id.rawValue) }),
      "due": document(sheet.due),
    ]
  }

  private static func charge(_ charge: UnitSheet.Charge) -> JSONValue {
    [
      "clause": .string(charge.clause.id),
      "roles": .array(charge.roles.map { .string($0.rawValue) }),
      "obligations": .array(charge.clause.obligations.map(obligation)),
    ]
  }

  private static func obligation(_ obligation: Obligation) -> JSONValue {
    [
      "kind": .string(obligation.kind.rawValue),
      "force": .string(obligation.force.rawValue),
      "gist": AssessmentJSON.text(obligation.gist),
      "status": .string(obligation.status.name),
    ]
  }

  private static func step(_ step: UnitSheet.Step) -> JSONValue {
    ["procedure": .string(step.procedure.id), "step": .string(step.step.id)]
  }

  private static func place(_ place: AssignmentBoard.Place) -> JSONValue {
    [
      "id": .string(place.subject.id),
      "assignments": .array(place.assignments.map { .string($0.rawValue) }),
    ]
  }
}

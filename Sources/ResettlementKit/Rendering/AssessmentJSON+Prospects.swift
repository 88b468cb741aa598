internal import Quantities
internal import ResettlementCore
public import Tabular

extension AssessmentJSON {
  /// Returns what may happen next to a run, for programs.
  public func value(_ prospects: ProcedureProspects) -> JSONValue {
    let state = prospects.state
    return [
      "run": .string(state.run),
      "procedure": .string(prospects.procedure.id),
      "subject": .optional(state.subject?.description),
      "on": .string(prospects.day.description),
      "step": .optional(state.step?.id),
      "end": .optional(state.end?.id),
      "due": .optional(prospects.due?.description),
      "days_overdue": .integer(prospects.daysOverdue),
      "publications": .array(prospects.publications.map(publication)),
      "following": .array(prospects.following.map(prospect)),
    ]
  }

  private func publication(_ open: ProcedureProspects.OpenPublication) -> JSONValue {
    let missing: [MissingTerm] = if case .unknown(let terms) = open.dueUntil { terms } else { [] }
    return [
      "event": .string(open.publication.id),
      "place": .string(open.publication.place),
      "from": .string(open.publication.from.description),
      "closed_on": .optional(open.publication.closedOn?.description),
      "due_until": .optional(open.dueUntil.day?.description),
      "days_left": open.daysLeft.map { .integer($0) } ?? .null,
      "missing": .array(missing.map { .string($0.name) }),
      "open_objections": .array(open.openObjections.map { .string($0.id) }),
    ]
  }

  private func prospect(_ prospect: ProcedureProspects.Prospect) -> JSONValue {
    [
      "id": .string(prospect.step.id),
      "title": prospect.step.title.map(Self.text) ?? .null,
      "is_end": .bool(prospect.step.isEnd),
      "actor": .optional(prospect.step.actor),
      "standing": .string(prospect.standing.rawValue),
      "papers": .array(prospect.papers.map(Self.text)),
      "obstacles": .array(prospect.obstacles.map(Self.value)),
      "reasons": ReasonsJSON(catalogue: catalogue).value(prospect.step.reasons),
    ]
  }

  /// Returns what is in the way of something, for programs.
  public static func value(_ obstacle: ProcedureObstacle) -> JSONValue {
    [
      "reason": .string(obstacle.reason.rawValue),
      "message": text(obstacle.message),
      "citations": .array(obstacle.citations.map(JSONValue.string)),
      "missing": .array(obstacle.missing.map { .string($0.name) }),
    ]
  }
}

internal import Quantities
public import ResettlementCore
public import Tabular

extension AssessmentJSON {
  /// Returns what may happen next in a procedure, for programs.
  ///
  /// Every step that may follow is there with its standing, `allowed`, `blocked` or `undecided`,
  /// what is missing, its times and its reasons, which are as those of an answer.
  public func value(_ steps: FollowingSteps) -> JSONValue {
    [
      "procedure": .string(steps.procedure),
      "subject": .string(steps.subject.id),
      "subject_kind": .string(steps.subject.kind.rawValue),
      "step": .optional(steps.step),
      "dates": value(steps.dates),
      "following": .array(steps.following.map(following)),
    ]
  }

  private func following(_ step: FollowingStep) -> JSONValue {
    .object(
      [
        ("id", .string(step.id)),
        ("title", step.title.map(Self.text) ?? .null),
        ("is_end", .bool(step.isEnd)),
        ("actor", .optional(step.actor)),
        ("standing", .string(step.standing.rawValue)),
        ("verdict", .string(step.verdict.name)),
      ] + Self.missing(step.missing) + [
        ("publication", step.publication.map(limit) ?? .null),
        ("limit", step.limit.map(limit) ?? .null),
        ("reasons", ReasonsJSON(catalogue: catalogue).value(step.reasons)),
      ]
    )
  }

  private func limit(_ limit: TimeLimit) -> JSONValue {
    .object(
      [
        ("amount", .optional(limit.amount?.description)),
        ("unit", .string(limit.unit.rawValue)),
        ("days", .string(limit.days.rawValue)),
      ] + Self.missing(limit.missing)
    )
  }
}

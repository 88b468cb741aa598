// MARK: - The dynamic evaluator, a lane at a time

extension Machine {
  /// Evaluates an expression of values: unknown where one of them is, unless the others decide, or an
  /// operation has no result.
  func evaluate(_ step: Step) {
    let result = columns[step.result]
    let planned = workspace.plan.codes[step.detail]
    let form = workspace.plan.forms[step.result]
    for row in rows(step) {
      result.known[row] = 0
      result.absent[row] = 0
      let values = knownValues(step, row)
      let isKnown = values.allSatisfy { $0 != nil }
      guard isKnown || planned.code.hasConditions else { continue }
      switch planned.code.answer(values, in: planned.fragment) {
      case .value(let value): _ = result.write(.known(value), at: row, as: form)
      case .undefined where !isKnown: continue
      case .undefined(let places):
        workspace.note(places.map { .undefined($0) }, step.result, row)
      case .exhausted(let place):
        workspace.note([.exhausted(place ?? planned.place)], step.result, row)
      }
    }
  }
}

internal import Diagnostics
internal import ResettlementCore

extension RuleModel {
  /// Every small change to the rule.
  var changes: [Change<RuleModel>] {
    let bodies = body.changes.map { change in change.map { body in with { $0.body = body } } }
    return application + bodies
      + shifted(from, "from", at: fromRange ?? id.range) { day in with { $0.from = day } }
      + shifted(to, "to", at: toRange ?? id.range) { day in with { $0.to = day } }
  }

  private var application: [Change<RuleModel>] {
    guard let appliesWhen else { return [] }
    let copy = with { $0.appliesWhen = nil }
    return [Change(.condition, .without("applies_when"), at: appliesWhen.range, copy)]
  }

  private func with(_ change: (inout RuleModel) -> Void) -> RuleModel {
    var copy = self
    change(&copy)
    return copy
  }
}

extension RuleModel.Body {
  fileprivate var changes: [Change<RuleModel.Body>] {
    switch self {
    case .conditions(let body): body.changes.map { $0.map { .conditions($0) } }
    case .measure(let measure): measure.changes.map { $0.map { .measure($0) } }
    case .cadence(let cadence): cadence.changes.map { $0.map { .cadence($0) } }
    case .register(let register): register.changes.map { $0.map { .register($0) } }
    case .demand(let demand): demand.changes.map { $0.map { .demand($0) } }
    case .priority(let priority): priority.changes.map { $0.map { .priority($0) } }
    }
  }
}

// MARK: - Bodies

extension ConditionsModel {
  fileprivate var changes: [Change<ConditionsModel>] {
    conditions.droppings.map { $0.map { changed(self, \.conditions, $0) } } + levels
  }

  /// The rule without one of its levels of severity.
  private var levels: [Change<ConditionsModel>] {
    (clue?.levels ?? []).indices.compactMap { index in
      var copy = self
      guard let level = copy.clue?.levels.remove(at: index) else { return nil }
      let name = "severity \(level.severity.rawValue)"
      return Change(MutationKind.condition, .without(name), at: level.range, copy)
    }
  }
}

extension RegisterModel {
  fileprivate var changes: [Change<RegisterModel>] {
    conditions.droppings.map { $0.map { changed(self, \.conditions, $0) } }
      + groups.droppings(atTop: false).map { $0.map { changed(self, \.groups, $0) } }
  }
}

extension PriorityModel {
  fileprivate var changes: [Change<PriorityModel>] {
    conditions.droppings.map { $0.map { changed(self, \.conditions, $0) } }
  }
}

extension DemandModel {
  fileprivate var changes: [Change<DemandModel>] {
    let days = (due?.shiftings ?? []).map { $0.map { changed(self, \.due, $0) } }
    return conditions.droppings.map { $0.map { changed(self, \.conditions, $0) } } + days
  }
}

extension MeasureModel {
  fileprivate var changes: [Change<MeasureModel>] {
    let strict = strictWhen.map { text in
      Change(.condition, .without("strict_when"), at: text.range, changed(self, \.strictWhen, nil))
    }
    let days = (due?.shiftings ?? []).map { $0.map { changed(self, \.due, $0) } }
    return (strict.map { [$0] } ?? []) + days
  }
}

extension CadenceModel {
  fileprivate var changes: [Change<CadenceModel>] {
    guard let calendarWhen else { return [] }
    let copy = changed(self, \.calendarWhen, nil)
    return [Change(.condition, .without("calendar_when"), at: calendarWhen.range, copy)]
  }
}

/// Returns a value with one of its parts changed.
private func changed<Value, Part>(
  _ value: Value,
  _ key: WritableKeyPath<Value, Part>,
  _ part: Part
) -> Value {
  var copy = value
  copy[keyPath: key] = part
  return copy
}

extension ExpressionText {
  /// The day of the expression a day earlier or later.
  fileprivate var shiftings: [Change<ExpressionText>] {
    [("-", "the day before"), ("+", "the day after")].map { sign, english in
      let shifted = SourceFragment(
        text: "(\(text)) \(sign) duration(\"P1D\")",
        source: range.source,
        mapping: .whole(range.bytes)
      )
      let words = LocalizedText(
        zh: "due \(sign == "-" ? "提前" : "推迟")一天",
        en: "due \(english)"
      )
      return Change(.date, words, at: range, ExpressionText(fragment: shifted, range: range))
    }
  }
}

// MARK: - Conditions

extension [ConditionModel] {
  /// The conditions with one of them less, at whatever depth.
  fileprivate var droppings: [Change<[ConditionModel]>] { droppings(atTop: true) }

  /// Leaves out one condition at a time.
  ///
  /// - Parameter atTop: Whether those of the list itself are dropped, or only those within them.
  /// - Returns: The conditions with one of them less.
  fileprivate func droppings(atTop: Bool) -> [Change<[ConditionModel]>] {
    indices.flatMap { index in
      let inner = self[index].droppings.map { change in
        change.map { condition in replacing(index, with: [condition]) }
      }
      guard atTop else { return inner }
      let name = self[index].id
      let own = Change(
        MutationKind.condition,
        .without(name.value),
        at: name.range,
        replacing(index, with: [])
      )
      return [own] + inner
    }
  }

  private func replacing(_ index: Int, with conditions: [ConditionModel]) -> [ConditionModel] {
    Array(self[..<index] + conditions + self[(index + 1)...])
  }
}

extension ConditionModel {
  /// The condition with one within it less, or without what limits its discretion.
  fileprivate var droppings: [Change<ConditionModel>] {
    switch test {
    case .all(let parts): parts.droppings.map { $0.map { with(.all($0)) } }
    case .any(let parts): parts.droppings.map { $0.map { with(.any($0)) } }
    case .leftTo(let unit, let onlyIf?, let about):
      [
        Change(
          .condition,
          .without("\(id.value) if"),
          at: onlyIf.range,
          with(.leftTo(unit: unit, onlyIf: nil, about: about))
        )
      ]
    case .leftTo, .holds, nil: []
    }
  }

  private func with(_ test: Test) -> ConditionModel {
    var copy = self
    copy.test = test
    return copy
  }
}

// MARK: - Procedures

extension ProcedureModel {
  /// Every small change to the procedure.
  var changes: [Change<ProcedureModel>] {
    let steps = steps.enumerated().flatMap { index, step in
      step.changes.map { change in change.map { step in with { $0.steps[index] = step } } }
    }
    let ends = ends.enumerated().flatMap { index, end in
      end.changes.map { change in change.map { end in with { $0.ends[index] = end } } }
    }
    let exits = exits.enumerated().flatMap { index, end in
      end.changes.map { change in change.map { end in with { $0.exits[index] = end } } }
    }
    return application + steps + ends + exits
      + shifted(from, "from", at: fromRange ?? id.range) { day in with { $0.from = day } }
      + shifted(to, "to", at: toRange ?? id.range) { day in with { $0.to = day } }
  }

  private var application: [Change<ProcedureModel>] {
    guard let appliesWhen else { return [] }
    let copy = with { $0.appliesWhen = nil }
    return [Change(.condition, .without("applies_when"), at: appliesWhen.range, copy)]
  }

  private func with(_ change: (inout ProcedureModel) -> Void) -> ProcedureModel {
    var copy = self
    change(&copy)
    return copy
  }
}

extension ProcedureModel.Step {
  fileprivate var changes: [Change<ProcedureModel.Step>] {
    let unguarded = guardText.map { text in
      Change(
        .condition,
        .without("\(id.value) when"),
        at: text.range,
        changed(self, \.guardText, nil)
      )
    }
    let transitions = next.indices.map { index in
      var shorter = next
      let name = shorter.remove(at: index)
      return Change(
        .transition,
        .without("\(id.value) → \(name.value)"),
        at: name.range,
        changed(self, \.next, shorter)
      )
    }
    return (unguarded.map { [$0] } ?? []) + transitions
  }
}

extension ProcedureModel.End {
  fileprivate var changes: [Change<ProcedureModel.End>] {
    let unguarded = guardText.map { text in
      Change(
        .condition,
        .without("\(id.value) when"),
        at: text.range,
        changed(self, \.guardText, nil)
      )
    }
    let unruled = rule.map { name in
      Change(.condition, .without("\(id.value) rule"), at: name.range, changed(self, \.rule, nil))
    }
    return [unguarded, unruled].compactMap(\.self)
  }
}

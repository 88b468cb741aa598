internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension PackModel {
  /// Every small change to the pack, element by element.
  var mutations: [Mutation] {
    manifest.changes.map { $0.mutation { .manifest($0) } }
      + Self.mutations(of: rules, \.changes) { .rule($0, $1) }
      + Self.mutations(of: procedures, \.changes) { .procedure($0, $1) }
      + Self.mutations(of: definitions, \.changes) { .definition($0, $1) }
      + Self.mutations(of: parameters, \.changes) { .parameter($0, $1) }
      + Self.mutations(of: readings, \.changes) { .reading($0, $1) }
      + Self.mutations(of: clauses, \.changes) { .clause($0, $1) }
  }

  private static func mutations<Item>(
    of items: [Item],
    _ changes: (Item) -> [Change<Item>],
    _ element: (Int, Item) -> Mutation.Element
  ) -> [Mutation] {
    items.enumerated().flatMap { index, item in
      changes(item).map { change in change.mutation { element(index, $0) } }
    }
  }
}

// MARK: - Days

extension CalendarDay {
  /// The day before and the day after.
  fileprivate var neighbours: [CalendarDay] { [-1, 1].compactMap { adding(days: $0) } }
}

/// Returns the changes of a day that something may have.
func shifted<Value>(
  _ day: CalendarDay?,
  _ key: String,
  at range: SourceRange,
  _ replaced: (CalendarDay) -> Value
) -> [Change<Value>] {
  guard let day else { return [] }
  return day.neighbours.map { other in
    Change(.date, .changed(key, from: "\(day)", to: "\(other)"), at: range, replaced(other))
  }
}

extension PackManifest {
  fileprivate var changes: [Change<PackManifest>] {
    // A library has no rules that hold from its first day.
    guard kind != .library else { return [] }
    return shifted(rulesFrom, "rules_from", at: range) { with(\.rulesFrom, $0) }
      + shifted(rulesTo, "rules_to", at: range) { with(\.rulesTo, $0) }
  }

  private func with(
    _ key: WritableKeyPath<PackManifest, CalendarDay?>,
    _ day: CalendarDay
  ) -> PackManifest {
    var copy = self
    copy[keyPath: key] = day
    return copy
  }
}

// MARK: - Definitions

extension DefinitionModel {
  fileprivate var changes: [Change<DefinitionModel>] {
    guard case .table(let table) = body, table.rows.count > 1 else { return [] }
    return table.rows.enumerated().map { index, row in
      var (copy, shorter) = (self, table)
      shorter.rows.remove(at: index)
      copy.body = .table(shorter)
      return Change(.row, .without("\(id.name.value) \(index + 1)"), at: row.range, copy)
    }
  }
}

// MARK: - Parameters

extension ParameterModel {
  fileprivate var changes: [Change<ParameterModel>] {
    segments.enumerated().flatMap { index, segment in
      segment.changes(of: id.value).map { change in
        change.map { with($0, at: index) }
      }
    }
  }

  private func with(_ segment: ParameterSegment, at index: Int) -> ParameterModel {
    var (copy, changed) = (self, segments)
    changed[index] = segment
    copy.source = .values(changed)
    return copy
  }
}

extension ParameterSegment {
  fileprivate func changes(of name: String) -> [Change<ParameterSegment>] {
    let values = value.neighbours.map { other in
      Change(
        .value,
        .changed(name, from: value.text, to: other.text),
        at: range,
        with { $0.value = other }
      )
    }
    return values
      + shifted(from, "\(name) from", at: range) { day in with { $0.from = day } }
      + shifted(to, "\(name) to", at: range) { day in with { $0.to = day } }
  }

  private func with(_ change: (inout ParameterSegment) -> Void) -> ParameterSegment {
    var copy = self
    change(&copy)
    return copy
  }
}

extension ParameterValue {
  /// The nearest other values: a number with its last place one more or less, the days around one.
  fileprivate var neighbours: [ParameterValue] {
    switch self {
    case .number(let number): number.neighbours.map { .number($0) }
    case .date(let day): day.neighbours.map { .date($0) }
    case .boolean(let truth): [.boolean(!truth)]
    case .text: []
    }
  }
}

extension ExactDecimal {
  fileprivate var neighbours: [ExactDecimal] {
    let places = description.split(separator: ".").dropFirst().first?.count ?? 0
    let step = ExactDecimal(significand: 1, exponent: -places)
    return [subtracting(step), adding(step)].compactMap(\.self)
  }
}

// MARK: - Readings

extension ReadingModel {
  fileprivate var changes: [Change<ReadingModel>] {
    switch choice {
    case .always(let chosen): options.filter { $0.id != chosen.value }.map { taking($0, chosen) }
    case .open: options.prefix(1).map { taking($0, Located("open", at: id.range)) }
    case .dated(let dated): dated.indices.flatMap { changes(of: dated, at: $0) }
    case nil: []
    }
  }

  private func taking(_ option: ReadingOption, _ chosen: LocatedName) -> Change<ReadingModel> {
    change(to: .always(option.name), option.id, chosen)
  }

  private func changes(of dated: [DatedOption], at index: Int) -> [Change<ReadingModel>] {
    let own = dated[index]
    let others = options.filter { $0.id != own.option.value }.map { option in
      var changed = dated
      changed[index] = DatedOption(from: own.from, option: option.name)
      return change(to: .dated(changed), option.id, own.option)
    }
    let days = shifted(own.from, "\(id.value) from", at: own.option.range) { day in
      var changed = dated
      changed[index] = DatedOption(from: day, option: own.option)
      return with(.dated(changed))
    }
    return others + days
  }

  private func change(
    to choice: Choice,
    _ new: String,
    _ old: LocatedName
  ) -> Change<ReadingModel> {
    Change(
      .reading,
      .changed(id.value, from: old.value, to: new),
      at: old.range,
      with(choice)
    )
  }

  private func with(_ choice: Choice) -> ReadingModel {
    var copy = self
    copy.choice = choice
    return copy
  }
}

// MARK: - Clauses

extension PolicyClause {
  fileprivate var changes: [Change<PolicyClause>] {
    let roles = responsible.enumerated().map { index, charge in
      Change(
        .role,
        .changed(
          charge.unit.value,
          from: charge.role.rawValue,
          to: charge.role.other.rawValue
        ),
        at: charge.unit.range,
        with { $0.responsible[index].role = charge.role.other }
      )
    }
    return roles
      + shifted(from, "from", at: name.range) { day in with { $0.from = day } }
      + shifted(to, "to", at: name.range) { day in with { $0.to = day } }
  }

  private func with(_ change: (inout PolicyClause) -> Void) -> PolicyClause {
    var copy = self
    change(&copy)
    return copy
  }
}

extension UnitRole {
  /// A role that it might have been mistaken for.
  fileprivate var other: UnitRole { self == .cooperate ? .lead : .cooperate }
}

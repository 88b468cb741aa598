internal import Diagnostics
internal import FEEL
internal import ResettlementCore

// MARK: - Duties and prohibitions

extension RuleCompiler {
  /// Returns a compiled duty or prohibition; `nil` if something is wrong with it.
  mutating func demand(_ demand: DemandModel) -> CompiledRule.Demand? {
    let conditions = parts(demand.conditions)
    let due = demand.due.map { add($0, expecting: .date) }
    let doneOn = demand.doneOn.map { add($0, expecting: .optional(.date)) }
    guard let conditions, due.map({ $0 != nil }) ?? true, doneOn.map({ $0 != nil }) ?? true else {
      return nil
    }
    return CompiledRule.Demand(
      force: demand.force,
      conditions: conditions,
      isForbidden: demand.isForbidden,
      due: due ?? nil,
      period: demand.period,
      doneOn: doneOn ?? nil
    )
  }
}

// MARK: - Priorities

extension RuleCompiler {
  /// Returns the compiled conditions of who goes first; `nil` if something is wrong with them.
  mutating func priority(_ priority: PriorityModel) -> CompiledRule.Conditions? {
    let conditions = parts(priority.conditions)
    let rank = priority.rankedBy.map { self.rank($0) }
    guard let conditions, rank.map({ $0 != nil }) ?? true else { return nil }
    return CompiledRule.Conditions(conditions: conditions, rank: rank ?? nil)
  }

  private mutating func rank(_ text: ExpressionText) -> Trace? {
    guard let trace = add(text) else { return nil }
    guard case .number = trace.type else {
      diagnostics.append(Diagnostic(.error, .rankNotNumber, at: text.range))
      return nil
    }
    return trace
  }
}

// MARK: - Registers

extension RuleCompiler {
  /// Returns the compiled parts of a register; `nil` if something is wrong with them.
  mutating func register(_ register: RegisterModel) -> CompiledRule.Conditions? {
    let conditions = parts(register.conditions)
    let (groups, areOpen) = watchingPrivacy { $0.parts(register.groups) }
    let fields = register.fields.compactMap { field($0) }
    guard let conditions, let groups, fields.count == register.fields.count else { return nil }
    return CompiledRule.Conditions(
      conditions: conditions,
      groups: groups,
      hasOpenGroups: areOpen,
      fields: fields
    )
  }

  private mutating func field(_ field: RegisterModel.Field) -> CompiledRule.Field? {
    guard let text = field.value else { return nil }
    let (value, isOpen) = watchingPrivacy { $0.add(text) }
    guard let value else { return nil }
    guard case .list = value.type.unwrapped else {
      return CompiledRule.Field(
        id: field.id.value,
        title: field.title,
        value: value,
        isOpen: isOpen
      )
    }
    diagnostics.append(Diagnostic(.error, .listField(field.id.value), at: text.range))
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static let rankNotNumber = Self(
    "pack.rank-not-number",
    en: "'rank_by' must be a number that is always there, such as household.size",
    zh: "“rank_by”应为必有的数值，例如 household.size"
  )

  fileprivate static func listField(_ name: String) -> Self {
    Self(
      "pack.list-field",
      en: "the field '\(name)' must be one value, not a list; count or ask the members",
      zh: "栏目“\(name)”应为单个值，不能是列表；请用 count、some 或 every 归并"
    )
  }
}

internal import FEEL
public import ResettlementCore

extension PolicyPack {
  /// The registers that the pack's clauses want kept, in the order of its files.
  public var registers: [Register] {
    paired.compactMap { model, rule in Register(model, rule, names) }
  }

  /// Returns the fields of a register that are made of open facts only, by their names.
  ///
  /// A fact that is read through a definition counts as well, and so does one that only chooses.
  public func openFields(of register: Rule.ID) -> Set<String> {
    let fields = conditions(of: register)?.fields ?? []
    return Set(fields.filter(\.isOpen).map(\.id))
  }

  /// Returns whether open facts alone tell in which groups of a register somebody is.
  public func hasOpenGroups(_ register: Rule.ID) -> Bool {
    conditions(of: register)?.hasOpenGroups ?? false
  }

  /// Returns how fresh the entries of a register have to be; `nil` if the pack has no such register.
  ///
  /// Due lists and lists of stale entries go by it alike. A period is not missed that began before the
  /// pack was in force.
  ///
  /// - Parameters:
  ///   - register: The name of one of ``registers``.
  ///   - dates: The day of the decision is that of the question.
  /// - Returns: The question, which answers for each entry.
  public func freshness(
    ofRegister register: Rule.ID,
    on dates: AssessmentDates
  ) -> RegisterFreshness? {
    guard let model = paired.first(where: { $0.1.rule.id == register })?.0.register else {
      return nil
    }
    let day = dates.decidedOn
    return RegisterFreshness(model.updated, on: day, since: timeInForce?.from ?? day)
  }

  private func conditions(of register: Rule.ID) -> CompiledRule.Conditions? {
    guard let rule = compiled.first(where: { $0.rule.id == register }),
      rule.rule.kind == .register, case .conditions(let conditions) = rule.body
    else { return nil }
    return conditions
  }

  /// What its priorities say of those who go first, in the order of its files.
  public var rankings: [Ranking] { paired.compactMap { model, _ in Ranking(model) } }

  /// Returns what a register records of a subject, whether or not it is to be entered.
  ///
  /// The values may tell who a person is: show them only where the register itself may be shown.
  ///
  /// - Parameters:
  ///   - register: The name of one of ``registers``.
  ///   - subject: A subject of the register's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The values and groups; `nil` if the pack has no such register.
  public func entry(
    in register: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> RegisterEntry? {
    guard let rule = compiled.first(where: { $0.rule.id == register }),
      rule.rule.kind == .register, case .conditions(let conditions) = rule.body,
      case .verdict(let verdict) = assess(register, of: subject, in: population, on: dates).outcome
    else { return nil }
    return assessor(rule, dates).entry(conditions, of: subject, in: population, verdict: verdict)
  }
}

extension Register {
  /// The register that a rule is about; `nil` if it is about none.
  fileprivate init?(_ model: RuleModel, _ rule: CompiledRule, _ names: PackNames) {
    guard let register = model.register, case .conditions(let compiled) = rule.body else {
      return nil
    }
    self.init(
      id: rule.rule.id,
      title: rule.rule.title,
      subject: rule.rule.subject,
      citations: rule.rule.citations,
      force: register.force,
      keptBy: register.keptBy?.value ?? "",
      updated: register.updated,
      groups: compiled.groups.map { Group(id: $0.id, title: $0.title) },
      fields: compiled.fields.map { Field($0, about: rule.rule.subject, names) },
      procedure: register.procedure?.value
    )
  }
}

extension Register.Field {
  /// The field as a host sees it; one that is a definition has its title, if it has none of its own.
  fileprivate init(
    _ field: CompiledRule.Field,
    about subject: SubjectKind,
    _ names: PackNames
  ) {
    var title = field.title
    if title == nil, case .definition = field.value.form {
      title = names.name(of: field.value, about: subject)
    }
    var fact: String?
    if case .fact(let path) = field.value.form, path.first == subject.rawValue {
      fact = path.joined(separator: ".")
    }
    self.init(id: field.id, title: title, fact: fact, unit: field.value.type.unit)
  }
}

extension Ranking {
  /// What a rule says of those who go first; `nil` if it is no priority.
  fileprivate init?(_ model: RuleModel) {
    guard let priority = model.priority else { return nil }
    self.init(
      id: model.id.value,
      force: priority.force,
      ranked: priority.ranked.map(\.value),
      isRanking: priority.rankedBy != nil
    )
  }
}

internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of what a test expects the pack to state.
enum StatementExpectationKeys {
  static let clause = Key("clause", .reference, .required, zh: "条款", en: "the clause")
  static let parameter = Key("parameter", .reference, .required, zh: "参数", en: "the parameter")
  static let reading = Key("reading", .reference, .required, zh: "口径", en: "the reading")
  fileprivate static let on = Key(
    "on",
    .day,
    zh: "适用何日的规定，默认为测试的",
    en: "which law is asked, if not the test's"
  )
  fileprivate static let responsible = Key(
    "responsible",
    .charges,
    zh: "责任单位及其分工，须列全",
    en: "all units that it charges, with their roles"
  )
  fileprivate static let inForce = Key(
    "in_force",
    Notation<Located<Bool>>.truth,
    zh: "该日是否有效",
    en: "whether it is in force on the day"
  )
  fileprivate static let value = Key(
    "value",
    .statedValue,
    .required,
    zh: "值；null 表示没有",
    en: "its value; null for none"
  )
  fileprivate static let from = Key(
    "from",
    .locatedDay,
    zh: "该值的起始日；未写 on 时即问这一天",
    en: "its first day, which is the one asked where 'on' is not given"
  )
  fileprivate static let to = Key("to", .locatedDay, zh: "该值的终止日", en: "its last day")
  fileprivate static let option = Key(
    "option",
    .reference,
    .required,
    zh: "所取的理解；open 表示尚未确定",
    en: "the option that is taken, or 'open'"
  )

  fileprivate static let ofClause = Shape(
    "clause-expectation",
    zh: "对条款的预期",
    en: "expectation of a clause",
    [clause, on, responsible, inForce]
  )
  fileprivate static let ofParameter = Shape(
    "parameter-expectation",
    zh: "对参数的预期",
    en: "expectation of a parameter",
    [parameter, on, value, from, to]
  )
  fileprivate static let ofReading = Shape(
    "reading-expectation",
    zh: "对口径的预期",
    en: "expectation of a reading",
    [reading, on, option]
  )
}

extension Notation<StatementExpectationModel> {
  /// What is expected of a clause.
  static let ofClause = mapping(StatementExpectationKeys.ofClause) { keys in
    let responsible = keys[StatementExpectationKeys.responsible]
    let isInForce = keys[StatementExpectationKeys.inForce]
    return keys.expectation(
      of: StatementExpectationKeys.clause,
      .clause(responsible: responsible, isInForce: isInForce)
    )
  }

  /// What is expected of a parameter.
  static let ofParameter = mapping(StatementExpectationKeys.ofParameter) { keys in
    let value = keys[StatementExpectationKeys.value]
    let from = keys[StatementExpectationKeys.from]
    let to = keys[StatementExpectationKeys.to]
    return keys.expectation(
      of: StatementExpectationKeys.parameter,
      value.map { .parameter($0, from: from, to: to) },
      on: from?.value
    )
  }

  /// What is expected of a reading.
  static let ofReading = mapping(StatementExpectationKeys.ofReading) { keys in
    let option = keys[StatementExpectationKeys.option]
    return keys.expectation(of: StatementExpectationKeys.reading, option.map { .reading($0) })
  }
}

extension MappingReader {
  fileprivate func expectation(
    of key: Key<LocatedName>,
    _ statement: StatementExpectationModel.Statement?,
    on otherDay: CalendarDay? = nil
  ) -> StatementExpectationModel? {
    let (name, day) = (self[key], self[StatementExpectationKeys.on])
    guard let name, let statement else { return nil }
    return StatementExpectationModel(
      name: name,
      statement: statement,
      day: day ?? otherDay,
      range: range
    )
  }
}

// MARK: - Values

extension Notation<[StatementExpectationModel.Charge]> {
  /// Units with the role that each has, or with its roles.
  fileprivate static let charges = {
    let roles = Notation<[UnitRole]>.oneOrMore(.word)
    return Self(.entries("^.+$", roles.schema)) { node, reading in
      guard let mapping = node.mapping else {
        reading.error(.expectedNames(of: reading.key), at: node.openingRange)
        return nil
      }
      return mapping.entries.compactMap { entry in
        let charge = NamedNotation(roles) { StatementExpectationModel.Charge(unit: $0, roles: $1) }
        return reading.read(entry, as: charge)
      }
    }
  }()
}

extension Notation<Located<Bool>> {
  fileprivate static let truth = Notation(.boolean) { node, reading in
    Notation<Bool>.boolean.read(node, reading).map { Located($0, at: node.range) }
  }
}

extension Notation<Located<CalendarDay>> {
  fileprivate static let locatedDay = Notation(Notation<CalendarDay>.day.schema) { node, reading in
    Notation<CalendarDay>.day.read(node, reading).map { Located($0, at: node.range) }
  }
}

extension Notation<Located<String?>> {
  /// A value as it is written, or `null`.
  fileprivate static let statedValue = scalar(.fact) { scalar, _ in
    let isNull = scalar.style == .plain && scalar.text == "null"
    return scalar.located(isNull ? nil : scalar.text)
  }
}

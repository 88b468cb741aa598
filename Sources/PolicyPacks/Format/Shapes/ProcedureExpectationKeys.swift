internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of what a test expects of a procedure.
private enum ProcedureExpectationKeys {
  static let procedure = Key("procedure", .reference, .required, zh: "程序", en: "the procedure")
  static let subject = Key("subject", .reference, .required, zh: "对象", en: "the subject's id")
  static let at = Key(
    "at",
    .reference,
    .required,
    zh: "所处步骤；start 表示尚未开始",
    en: "the step that it is at; 'start' before the first one"
  )
  static let next = Key("next", .list(.reference), zh: "其后可以的", en: "what may follow")
  static let blocked = Key("blocked", .list(.reference), zh: "其后不可以的", en: "what may not")
  static let undecided = Key(
    "undecided",
    .list(.reference),
    zh: "信息不足、不能判断的",
    en: "of what not enough is known"
  )

  static let shape = Shape(
    "procedure-expectation",
    zh: "对程序的预期",
    en: "expectation of a procedure",
    [procedure, subject, at, next, blocked, undecided]
  )
}

extension Notation<ExpectedModel> {
  /// What is expected of a rule or, by the key that it begins with, of something else.
  static let expected: Self = {
    let rule = Notation<PartialExpectation>.expectation.map { ExpectedModel.rule($0) }
    let others = [
      (ProcedureExpectationKeys.procedure, procedure),
      (StatementExpectationKeys.clause, statement(.ofClause)),
      (StatementExpectationKeys.parameter, statement(.ofParameter)),
      (StatementExpectationKeys.reading, statement(.ofReading)),
    ]
    return Self(.either([rule.schema] + others.map(\.1.schema))) { node, reading in
      let other = others.first { key, _ in node.mapping?.entry(of: key.name) != nil }
      return (other?.1 ?? rule).read(node, reading)
    }
  }()

  private static let procedure = Notation<ProcedureExpectationModel>.procedureExpectation
    .map { ExpectedModel.procedure($0) }

  private static func statement(_ notation: Notation<StatementExpectationModel>) -> Self {
    notation.map { .statement($0) }
  }
}

extension Notation<ProcedureExpectationModel> {
  fileprivate static let procedureExpectation = mapping(
    ProcedureExpectationKeys.shape
  ) { keys in
    let procedure = keys[ProcedureExpectationKeys.procedure]
    let subject = keys[ProcedureExpectationKeys.subject]
    let step = keys[ProcedureExpectationKeys.at]
    let lists = keys.lists()
    guard let procedure, let subject, let step else { return nil }
    return ProcedureExpectationModel(
      procedure: procedure,
      subject: subject,
      step: step,
      lists: lists,
      range: keys.range
    )
  }
}

extension MappingReader {
  fileprivate func lists() -> [ProcedureExpectationModel.List] {
    [
      (ProcedureExpectationKeys.next, FollowingStep.Standing.allowed),
      (ProcedureExpectationKeys.blocked, .blocked),
      (ProcedureExpectationKeys.undecided, .undecided),
    ].compactMap { key, standing in
      guard let names = self[key], let range = range(of: key) else { return nil }
      return ProcedureExpectationModel.List(standing: standing, names: names, range: range)
    }
  }
}

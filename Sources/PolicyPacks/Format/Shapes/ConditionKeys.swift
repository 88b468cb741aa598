internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a condition that is more than an expression.
private enum ConditionKeys {
  static let title = Key("title", .localized, zh: "名称", en: "what it is called")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let holds = Key("holds", .expression, zh: "须成立的表达式", en: "what must be true")
  static let all = Key("all", .parts, zh: "须全部成立", en: "conditions that must all hold")
  static let any = Key("any", .parts, zh: "至少一项成立", en: "conditions of which one must hold")
  static let leftTo = Key("left_to", .reference, zh: "由该单位裁量", en: "the unit that decides")
  static let onlyIf = Key(
    "if",
    .expression,
    zh: "仅在成立时才由单位裁量",
    en: "left to it only where this is true"
  )
  static let about = Key("about", .localized, zh: "须认定的内容", en: "what the unit has to find")

  static let shape = Shape(
    "condition",
    zh: "条件",
    en: "condition",
    [title, cite, holds, all, any, leftTo, onlyIf, about],
    choices: [
      .one(of: "holds", "all", "any", "left_to"),
      .atMostOne(of: "if", "holds"), .atMostOne(of: "if", "all"), .atMostOne(of: "if", "any"),
    ]
  )
}

extension Notation<[ConditionModel]> {
  /// Conditions by their names: expressions, or mappings that say more.
  static let conditions: Self = named(condition)

  /// Conditions within a condition; what they are is looked up only when one is read.
  fileprivate static let parts: Self = Notation(.definition("conditions")) { node, reading in
    conditions.read(node, reading)
  }

  private static let condition: NamedNotation<ConditionModel> = NamedNotation(
    .either([.expression, .mapping(ConditionKeys.shape)])
  ) { name, node, reading in
    node.mapping == nil
      ? Notation<ExpressionText>.expression.read(node, reading).map { ConditionModel(name, $0) }
      : MappingReader(node, ConditionKeys.shape, reading, named: name)?.condition(named: name)
  }
}

extension ConditionModel {
  /// Creates a condition that is an expression only.
  fileprivate init(_ name: LocatedName, _ expression: ExpressionText) {
    self.init(
      id: name,
      title: nil,
      citations: [],
      test: .holds(expression),
      range: name.range.union(expression.range)
    )
  }
}

extension MappingReader {
  fileprivate func condition(named name: LocatedName) -> ConditionModel {
    ConditionModel(
      id: name,
      title: self[ConditionKeys.title],
      citations: self[ConditionKeys.cite] ?? [],
      test: conditionTest(),
      range: range
    )
  }

  private func conditionTest() -> ConditionModel.Test? {
    if has(ConditionKeys.holds) { return self[ConditionKeys.holds].map { .holds($0) } }
    if has(ConditionKeys.all) { return self[ConditionKeys.all].map { .all($0) } }
    if has(ConditionKeys.any) { return self[ConditionKeys.any].map { .any($0) } }
    let (onlyIf, about) = (self[ConditionKeys.onlyIf], self[ConditionKeys.about])
    return self[ConditionKeys.leftTo].map { .leftTo(unit: $0, onlyIf: onlyIf, about: about) }
  }
}

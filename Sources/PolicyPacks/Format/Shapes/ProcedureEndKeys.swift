internal import LocatedYAML
internal import ResettlementCore

/// The keys of an end.
private enum EndKeys {
  static let title = Key("title", .localized, .required, zh: "名称", en: "what it is called")
  static let outcome = Key(
    "outcome",
    Notation<Procedure.End.Outcome>.word,
    zh: "性质：achieved 办成（默认）、rejected 不予通过、withdrawn 撤回、gone 对象已不存在；除办成外须写明理由",
    en: "achieved, as without it, rejected, withdrawn or gone; all but the first need a reason"
  )
  static let when = Key("when", .expression, zh: "何时可到达", en: "whether it may be reached")
  static let rule = Key(
    "rule",
    .reference,
    zh: "由哪条规则判断可否到达",
    en: "the rule that says whether it may be reached"
  )
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let shape = Shape(
    "end",
    zh: "终点",
    en: "end",
    [title, outcome, cite, when, rule],
    choices: [.atMostOne(of: "when", "rule")]
  )
}

extension NamedNotation<ProcedureModel.End> {
  /// An end: its title, or a mapping that has one.
  static let end: Self = {
    let title = Notation<LocalizedText>.localized
    return NamedNotation(.either([title.schema, .mapping(EndKeys.shape)])) { name, node, reading in
      guard node.mapping?.entry(of: EndKeys.title.name) != nil else {
        return title.read(node, reading).map { ProcedureModel.End(id: name, title: $0) }
      }
      return MappingReader(node, EndKeys.shape, reading, named: name).map { keys in
        ProcedureModel.End(
          id: name,
          title: keys[EndKeys.title],
          outcome: keys[EndKeys.outcome] ?? .achieved,
          citations: keys[EndKeys.cite] ?? [],
          guardText: keys[EndKeys.when],
          rule: keys[EndKeys.rule]
        )
      }
    }
  }()
}

/// The keys of a channel.
private enum ChannelKeys {
  static let title = Key("title", .localized, .required, zh: "名称", en: "what it is called")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let order = Key(
    "order",
    .list(.reference),
    zh: "该渠道的步骤次序，每个步骤恰好一次；不写则依各步骤的 next",
    en: "the steps in the order of this channel, each once; without it as their 'next' says"
  )
  static let shape = Shape("channel", zh: "渠道", en: "channel", [title, cite, order])
}

extension NamedNotation<ProcedureModel.Channel> {
  static let channel = NamedNotation(ChannelKeys.shape) { name, keys in
    ProcedureModel.Channel(
      id: name,
      title: keys[ChannelKeys.title] ?? LocalizedText(zh: name.value),
      citations: keys[ChannelKeys.cite] ?? [],
      order: keys[ChannelKeys.order] ?? []
    )
  }
}

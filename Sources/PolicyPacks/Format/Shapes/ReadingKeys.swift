internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of a reading.
private enum ReadingKeys {
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "所涉条款",
    en: "the clauses that it is about"
  )
  static let question = Key("question", .localized, zh: "有歧义之处", en: "what the clause leaves open")
  static let options = Key(
    "options",
    .named(NamedNotation(.localized) { ReadingOption(name: $0, text: $1) }),
    zh: "各种理解",
    en: "the ways to read it"
  )
  static let choose = Key(
    "choose",
    .choice,
    .required,
    zh: "所取的理解；open 表示尚未确定",
    en: "the way that is taken, or 'open'"
  )
  static let why = Key("why", .localized, zh: "理由", en: "why that way")
  static let fillableBy = Key(
    "filled_by",
    .oneOrMore(Notation<LawRank>.word),
    zh: "可由哪些层级选定，默认不限",
    en: "the ranks that may choose; any by default"
  )

  static let shape = Shape(
    "reading",
    zh: "口径",
    en: "reading",
    [cite, question, options, choose, why, fillableBy]
  )
}

extension NamedNotation<ReadingModel> {
  /// A reading.
  static let reading = NamedNotation(ReadingKeys.shape) { name, keys in
    ReadingModel(
      id: name,
      citations: keys[ReadingKeys.cite] ?? [],
      question: keys[ReadingKeys.question],
      options: keys[ReadingKeys.options] ?? [],
      choice: keys[ReadingKeys.choose],
      why: keys[ReadingKeys.why],
      fillableBy: keys[ReadingKeys.fillableBy] ?? [],
      absentKeys: keys.absent([ReadingKeys.question, ReadingKeys.options]),
      range: keys.range
    )
  }
}

// MARK: - The choice

private enum ChoiceKeys {
  static let from = Key("from", .day, .required, zh: "起始日", en: "the first day")
  static let option = Key("option", .reference, .required, zh: "所取的理解", en: "the option")
  static let shape = Shape("dated-option", zh: "口径的取值", en: "dated option", [from, option])
}

extension Notation<ReadingModel.Choice> {
  /// An option's name, the word `open`, or a list of options from days on.
  fileprivate static let choice = short(
    Notation<LocatedName>.reference.map { $0.value == "open" ? .open : .always($0) },
    or: Notation<[ReadingModel.DatedOption]>.list(.datedOption).map { .dated($0) }
  )
}

extension Notation<ReadingModel.DatedOption> {
  fileprivate static let datedOption = mapping(ChoiceKeys.shape) { keys in
    let (from, option) = (keys[ChoiceKeys.from], keys[ChoiceKeys.option])
    guard let from, let option else { return nil }
    return ReadingModel.DatedOption(from: from, option: option)
  }
}

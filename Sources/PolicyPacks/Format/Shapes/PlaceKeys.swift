internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of who is responsible for a topic of a household with two places.
private enum PlaceKeys {
  static let topic = Key(
    "topic",
    Notation<Located<ResponsibilityTopic>>.locatedWord,
    .required,
    zh: "事项：clue 线索、identify 识别、enter 录入、support 帮扶、pay 给付",
    en: "what is to be seen to"
  )
  static let cite = Key("cite", .oneOrMore(.reference), .required, zh: "依据的条款", en: "its clauses")
  static let place = Key(
    "place",
    Notation<ResponsiblePlace>.word,
    zh: "负责的一方：origin 迁出地、receiving 迁入地、recognition 认定地、both 两地",
    en: "who is responsible"
  )
  static let reading = Key("reading", .reference, zh: "由哪个口径决定", en: "the reading that decides")
  static let byOption = Key(
    "by_option",
    .named(
      NamedNotation(Notation<ResponsiblePlace>.word) { PlaceModel.Option(name: $0, place: $1) }
    ),
    zh: "口径的各选项所对应的一方",
    en: "who is responsible under each option of the reading"
  )
  static let helper = Key(
    "helped_by",
    Notation<ResponsiblePlace>.word,
    zh: "配合的一方",
    en: "the place that helps"
  )
  static let units = Key("units", .placeUnits, zh: "各方的承办单位", en: "the units that act")
  static let from = Key("from", .day, zh: "起始日", en: "its first day")
  static let to = Key("to", .day, zh: "终止日", en: "its last day")

  static let shape = Shape(
    "responsible-place",
    zh: "两地责任",
    en: "responsible place",
    [topic, cite, place, reading, byOption, helper, units, from, to],
    choices: [.one(of: "place", "reading"), .atMostOne(of: "place", "by_option")]
  )
}

extension Notation<PlaceModel> {
  /// Who is responsible for a topic.
  static let place = mapping(PlaceKeys.shape) { keys in
    guard let topic = keys[PlaceKeys.topic] else { return nil }
    let (from, to) = (keys[PlaceKeys.from], keys[PlaceKeys.to])
    keys.checkOrder(of: PlaceKeys.from, from, PlaceKeys.to, to)
    return PlaceModel(
      topic: topic,
      citations: keys[PlaceKeys.cite] ?? [],
      choice: keys.placeChoice(),
      helper: keys[PlaceKeys.helper],
      units: keys[PlaceKeys.units] ?? PlaceModel.Units(),
      from: from,
      to: to
    )
  }
}

extension MappingReader {
  fileprivate func placeChoice() -> PlaceModel.Choice? {
    if let place = self[PlaceKeys.place] { return .always(place) }
    guard let reading = self[PlaceKeys.reading] else { return nil }
    let options = self[PlaceKeys.byOption] ?? []
    if options.isEmpty, isComplete { self.reading.error(.noOptions, at: reading.range) }
    return .reading(reading, options)
  }
}

extension Notation {
  /// A word with its place.
  fileprivate static func located<Word>(
    _ word: Notation<Word>
  ) -> Notation<Located<Word>> where Value == Located<Word> {
    Notation<Located<Word>>(word.schema) { node, reading in
      word.read(node, reading).map { Located($0, at: node.range) }
    }
  }
}

extension Notation<Located<ResponsibilityTopic>> {
  fileprivate static let locatedWord = located(Notation<ResponsibilityTopic>.word)
}

// MARK: - Units of places

private enum PlaceUnitKeys {
  static let origin = Key("origin", .oneOrMore(.reference), zh: "迁出地单位", en: "of the origin")
  static let receiving = Key(
    "receiving",
    .oneOrMore(.reference),
    zh: "迁入地单位",
    en: "of the receiving place"
  )
  static let recognition = Key(
    "recognition",
    .oneOrMore(.reference),
    zh: "认定地单位",
    en: "of the place of recognition"
  )
  static let shape = Shape(
    "place-units",
    zh: "各方单位",
    en: "units of places",
    [origin, receiving, recognition]
  )
}

extension Notation<PlaceModel.Units> {
  fileprivate static let placeUnits = mapping(PlaceUnitKeys.shape) { keys in
    PlaceModel.Units(
      origin: keys[PlaceUnitKeys.origin] ?? [],
      receiving: keys[PlaceUnitKeys.receiving] ?? [],
      recognition: keys[PlaceUnitKeys.recognition] ?? []
    )
  }
}

// MARK: - Messages

private enum MessageKeys {
  static let sent = Key("sent", .reference, .required, zh: "发函日期所在栏", en: "the field of sending")
  static let answered = Key(
    "answered",
    .reference,
    .required,
    zh: "复函日期所在栏",
    en: "the field of the answer"
  )
  static let received = Key("received", .reference, zh: "收函日期所在栏", en: "the field of receipt")
  static let topic = Key("topic", .reference, zh: "事项所在栏", en: "the field of the topic")
  static let sender = Key("sender", .reference, zh: "发函地所在栏", en: "the field of who sent it")
  static let recipient = Key(
    "recipient",
    .reference,
    zh: "收函地所在栏",
    en: "the field of who it was sent to"
  )
  static let shape = Shape(
    "messages",
    zh: "协作函",
    en: "messages",
    [sent, answered, received, topic, sender, recipient]
  )
}

extension NamedNotation<MessageModel> {
  /// A register of messages, with the names of its fields.
  static let messages = NamedNotation(MessageKeys.shape) { name, keys in
    MessageModel(
      register: name,
      sent: keys[MessageKeys.sent],
      answered: keys[MessageKeys.answered],
      received: keys[MessageKeys.received],
      topic: keys[MessageKeys.topic],
      sender: keys[MessageKeys.sender],
      recipient: keys[MessageKeys.recipient]
    )
  }
}

extension Diagnostic.Message {
  fileprivate static let noOptions = Self(
    "pack.missing-key",
    en: "a reading decides by its options; say under 'by_option' who is responsible in each",
    zh: "由口径决定时，须在“by_option”下写明各选项由哪一方负责"
  )
}

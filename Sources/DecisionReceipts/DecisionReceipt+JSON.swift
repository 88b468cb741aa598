internal import Diagnostics
internal import Quantities
internal import ResettlementCore
public import Tabular

// A receipt as a line:
//
//   { "number": 7, "packs": [ { "id", "version", "sha256" } … ], "readings": {…}, "parameters": {…},
//     "rule", "subject_kind", "subject", "law_as_of", "facts_from", "facts_to", "decided_on",
//     "recorded_at", "recorded_by", "inputs", "answer", "people", "previous", "hash", "seal" }
//
// The hash is the SHA-256 of the line without its last two keys, and without blanks.

extension DecisionReceipt {
  /// The receipt as JSON; written compactly, the same receipt gives the same bytes.
  public var json: JSONValue {
    .object(
      draft.keys + [
        ("hash", .string(hash.description)), ("seal", .string(seal.description)),
      ]
    )
  }

  /// The receipt as a line of JSON without a line break; the same receipt gives the same bytes.
  public var line: String { JSONWriter(.compact).text(of: json) }

  /// Reads the line of a receipt.
  ///
  /// - Returns: The receipt, be its hash right or not; `nil` if the text is none.
  public init?(line: String) {
    let document = JSONDocument(SourceText(name: "receipt", text: line))
    guard let root = document.root, let receipt = DecisionReceipt(json: root) else { return nil }
    self.init(
      receipt.draft,
      hash: receipt.hash,
      seal: receipt.seal,
      isVerbatim: receipt.line == line
    )
  }

  /// Reads a receipt.
  ///
  /// - Returns: The receipt, be its hash right or not; `nil` if the text has another form.
  public init?(json node: JSONNode) {
    guard let object = node.object, let draft = Draft(object),
      let hash = object["hash"]?.string.flatMap({ ContentDigest($0) }),
      let seal = object["seal"]?.string.flatMap({ ContentDigest($0) })
    else { return nil }
    self.init(draft, hash: hash, seal: seal)
  }
}

extension DecisionReceipt.Draft {
  /// The SHA-256 of the receipt so far.
  var hash: ContentDigest { ContentDigest(of: JSONWriter(.compact).text(of: .object(keys)).utf8) }

  fileprivate var keys: [(String, JSONValue)] {
    [("number", .integer(number))] + question.keys + [
      ("recorded_at", .string(recordedAt.description)),
      ("recorded_by", .string(recordedBy)),
      ("inputs", .string(inputs.description)),
      ("answer", .string(answer.description)),
      ("people", .string(people.description)),
      ("previous", .optional(previous?.description)),
    ]
  }

  fileprivate init?(_ object: JSONObject) {
    guard let number = object["number"]?.number.flatMap({ Int($0) }),
      let question = DecisionQuestion(object),
      let time = object["recorded_at"]?.string.flatMap({ RecordedTime($0) }),
      let by = object["recorded_by"]?.string,
      let inputs = object["inputs"]?.string.flatMap({ ContentDigest($0) }),
      let answer = object["answer"]?.string.flatMap({ ContentDigest($0) }),
      let people = object["people"]?.string.flatMap({ ContentDigest($0) })
    else { return nil }
    self.init(
      number: number,
      question: question,
      recordedAt: time,
      recordedBy: by,
      inputs: inputs,
      answer: answer,
      people: people,
      previous: object["previous"]?.string.flatMap { ContentDigest($0) }
    )
  }
}

// MARK: - The question

extension DecisionQuestion {
  fileprivate var keys: [(String, JSONValue)] {
    [
      ("packs", .array(packs.map(\.json))),
      ("readings", Self.object(readings)),
      ("parameters", Self.object(parameters)),
      ("rule", .string(rule)),
      ("subject_kind", .string(subject.kind.rawValue)),
      ("subject", .string(subject.id)),
      ("law_as_of", .string(dates.lawAsOf.description)),
      ("facts_from", .string(dates.factsPeriod.from.description)),
      ("facts_to", .optional(dates.factsPeriod.to?.description)),
      ("decided_on", .string(dates.decidedOn.description)),
    ]
  }

  fileprivate init?(_ object: JSONObject) {
    guard let packs = object["packs"]?.array?.map({ PackDigest($0) }), !packs.contains(nil),
      let rule = object["rule"]?.string,
      let kind = object["subject_kind"]?.string.flatMap({ SubjectKind(rawValue: $0) }),
      let subject = object["subject"]?.string,
      let dates = AssessmentDates(object)
    else { return nil }
    self.init(
      packs: packs.compactMap(\.self),
      readings: Self.texts(object["readings"]),
      parameters: Self.texts(object["parameters"]),
      rule: rule,
      subject: SubjectReference(kind, subject),
      dates: dates
    )
  }

  private static func object(_ texts: [String: String]) -> JSONValue {
    .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }

  private static func texts(_ node: JSONNode?) -> [String: String] {
    (node?.object?.entries ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.string }
  }
}

extension DecisionQuestion.PackDigest {
  fileprivate var json: JSONValue {
    ["id": .string(id), "version": .string(version), "sha256": .string(sha256.description)]
  }

  fileprivate init?(_ node: JSONNode) {
    guard let object = node.object, let id = object["id"]?.string,
      let version = object["version"]?.string,
      let digest = object["sha256"]?.string.flatMap({ ContentDigest($0) })
    else { return nil }
    self.init(id: id, version: version, sha256: digest)
  }
}

extension AssessmentDates {
  fileprivate init?(_ object: JSONObject) {
    let day = { (key: String) in object[key]?.string.flatMap { CalendarDay($0) } }
    guard let law = day("law_as_of"), let from = day("facts_from"),
      let decided = day("decided_on"),
      let facts = DatePeriod(from: from, to: day("facts_to"))
    else { return nil }
    self.init(lawAsOf: law, factsPeriod: facts, decidedOn: decided)
  }
}

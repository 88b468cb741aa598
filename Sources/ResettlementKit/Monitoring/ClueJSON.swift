internal import Quantities
public import ResettlementCore
public import Tabular

/// Clues as JSON for programs; the same search gives the same bytes.
///
/// The objects under `clues` are what ``ClueFile`` reads: an office adds its answer to them, and the
/// next search knows them.
public struct ClueJSON: Sendable {
  /// The version of the form.
  public static let format = 1

  /// The facts, which say what may not be shown.
  public let catalogue: FactCatalogue

  /// Creates a writer.
  public init(catalogue: FactCatalogue = .core) {
    self.catalogue = catalogue
  }

  private var answers: AssessmentJSON { AssessmentJSON(catalogue: catalogue) }

  /// Returns what a search came to.
  public func document(_ search: ClueSearch) -> JSONValue {
    [
      "format": .integer(Self.format),
      "dates": answers.value(search.dates),
      "clues": .array(search.clues.map(value)),
      "settled": .array(search.settled.map(entry)),
      "undecided": .array(search.undecided.map(answers.value)),
      "warnings": .array(search.warnings.map(answers.value)),
      "unchecked": .array(search.unchecked.map(answers.value)),
      "rules_not_in_force": .array(search.rulesNotInForce.map { .string($0.id) }),
    ]
  }

  /// Returns the clues of a book with what became of them, for ``ClueFile`` to read.
  public func document(_ book: ClueBook) -> JSONValue {
    ["format": .integer(Self.format), "clues": .array(book.entries.map(entry))]
  }

  /// Returns what a search came to as an indented text that ends with a line break.
  public func text(_ search: ClueSearch) -> String {
    JSONWriter(.pretty).text(of: document(search)) + "\n"
  }

  private func value(_ found: FoundClue) -> JSONValue {
    .object(
      head(found.clue) + [
        ("answer", .null),
        ("title", AssessmentJSON.text(found.answer.rule.title)),
        ("standing", .string(found.standing.word)),
        ("after", .optional(found.standing.earlier)),
        ("cases", .array(found.cases.map { .string($0.rawValue) })),
        ("reasons", ReasonsJSON(catalogue: catalogue).value(found.answer.reasons)),
      ]
    )
  }

  private func entry(_ entry: ClueBook.Entry) -> JSONValue {
    .object(head(entry.clue) + [("answer", entry.answer.map(answer) ?? .null)])
  }

  private func head(_ clue: RiskClue) -> [(String, JSONValue)] {
    [
      ("id", .string(clue.id)),
      ("policy", .string(clue.policy)),
      ("rule", .string(clue.rule)),
      ("citations", .array(clue.citations.map(JSONValue.string))),
      ("subject", .string(clue.subject.id)),
      ("subject_kind", .string(clue.subject.kind.rawValue)),
      ("household", .optional(clue.household?.rawValue)),
      ("risk", .string(clue.risk.rawValue)),
      ("category", .optional(clue.category?.rawValue)),
    ] + AssessmentJSON.severity(clue.severity) + [
      ("channel", .string(clue.channel.rawValue)),
      ("found_on", .string("\(clue.foundOn)")),
      ("fingerprint", .string(clue.fingerprint)),
    ]
  }

  private func answer(_ answer: ClueAnswer) -> JSONValue {
    .object(
      [
        ("outcome", .string(answer.outcome.word)), ("reason", .string(answer.reason)),
        ("on", .string("\(answer.answeredOn)")), ("by", .string(answer.unit)),
      ] + answer.outcome.detail
    )
  }
}

extension FoundClue.Standing {
  /// The clue that was answered before.
  var earlier: RiskClue.ID? { if case .again(let id) = self { id } else { nil } }
}

extension ClueOutcome {
  /// What an outcome says besides its word.
  fileprivate var detail: [(String, JSONValue)] {
    switch self {
    case .takenIn(let id), .monitoredAlready(let id): [("case", .string(id.rawValue))]
    case .handedOn(let unit): [("to", .string(unit))]
    case .noRisk, .metOtherwise, .householdGone: []
    }
  }
}

internal import Quantities
public import ResettlementCore
public import Tabular

/// Answers with their reasons as JSON for programs; the same answers give the same bytes.
///
/// Numbers are decimal texts in the unit that stands beside them, so that 40 % is `"40"` in
/// `"percent"`. `JSONSchemas.results` describes the whole.
public struct AssessmentJSON: Sendable {
  /// The version of the form.
  public static let format = 1

  /// The facts, which say what may not be shown.
  public let catalogue: FactCatalogue

  /// Creates a writer of answers.
  public init(catalogue: FactCatalogue = .core) {
    self.catalogue = catalogue
  }

  /// Returns answers for the same dates, with the subjects that were found to be broken.
  ///
  /// - Parameters:
  ///   - assessments: The answers, which stay in their order.
  ///   - dates: The days for which all were asked.
  ///   - population: The subjects, if any of them may be broken.
  /// - Returns: The object that `JSONSchemas.results` describes.
  public func document(
    _ assessments: [Assessment],
    on dates: AssessmentDates,
    in population: Population? = nil
  ) -> JSONValue {
    [
      "format": .integer(Self.format),
      "dates": value(dates),
      "results": .array(assessments.map(value)),
      "flags": .array((population?.flags ?? [:]).sorted { $0.key < $1.key }.map(flag)),
    ]
  }

  /// Returns answers as an indented text that ends with a line break.
  public func text(
    _ assessments: [Assessment],
    on dates: AssessmentDates,
    in population: Population? = nil
  ) -> String {
    JSONWriter(.pretty).text(of: document(assessments, on: dates, in: population)) + "\n"
  }

  func value(_ dates: AssessmentDates) -> JSONValue {
    [
      "law_as_of": .string(dates.lawAsOf.description),
      "facts_period": [
        "from": .string(dates.factsPeriod.from.description),
        "to": .optional(dates.factsPeriod.to?.description),
      ],
      "decided_on": .string(dates.decidedOn.description),
    ]
  }

  private func flag(_ subject: SubjectReference, _ codes: [String]) -> JSONValue {
    [
      "subject": .string(subject.id),
      "subject_kind": .string(subject.kind.rawValue),
      "codes": .array(codes.map(JSONValue.string)),
    ]
  }
}

// MARK: - An answer

extension AssessmentJSON {
  /// Returns one answer, as it stands in `results`.
  public func value(_ assessment: Assessment) -> JSONValue {
    let rule = assessment.rule
    return .object(
      [
        ("id", .string(rule.id)),
        ("policy", .string(assessment.policy)),
        ("area", .string(rule.area.rawValue)),
        ("kind", .string(rule.kind.rawValue)),
        ("title", Self.text(rule.title)),
        ("subject", .string(assessment.subject.id)),
        ("subject_kind", .string(assessment.subject.kind.rawValue)),
        ("verdict", .string(assessment.verdictName)),
      ] + (assessment.amount.map(amount) ?? []) + discretion(assessment) + target(assessment)
        + Self.risk(of: rule) + Self.severity(assessment.severity) + [
          ("citations", .array(assessment.citations.map(JSONValue.string)))
        ] + Self.missing(assessment.missing) + [
          ("reasons", ReasonsJSON(catalogue: catalogue).value(assessment.reasons))
        ]
    )
  }

  /// What is missing, and, where there are any, the computations that were given up.
  static func missing(_ terms: [MissingTerm]) -> [(String, JSONValue)] {
    let givenUp = terms.givenUp.map { JSONValue.string($0.name) }
    return [("missing", .array(terms.wanted.map { .string($0.name) }))]
      + (givenUp.isEmpty ? [] : [("given_up", .array(givenUp))])
  }

  private func amount(_ amount: Amount) -> [(String, JSONValue)] {
    numbers(amount.form) + [
      ("unit", .string(amount.unit)),
      ("per", .optional(amount.per)),
      ("period", .optional(amount.period)),
    ]
  }

  private func numbers(_ form: Amount.Form) -> [(String, JSONValue)] {
    switch form {
    case .exact(let number): [("amount", .string("\(number)")), ("amount_form", "exact")]
    case .atMost(let number): [("amount", .string("\(number)")), ("amount_form", "at_most")]
    case .share(let number): [("amount", .string("\(number)")), ("amount_form", "share")]
    case .range(let low, let high):
      [
        ("amount_low", .string("\(low)")), ("amount_high", .string("\(high)")),
        ("amount_form", "range"),
      ]
    }
  }

  private func discretion(_ assessment: Assessment) -> [(String, JSONValue)] {
    guard case .verdict(.discretion(let units)) = assessment.outcome else { return [] }
    return [("discretion_of", .array(units.map(JSONValue.string)))]
  }

  private func target(_ assessment: Assessment) -> [(String, JSONValue)] {
    guard case .target(let result) = assessment.outcome else { return [] }
    return [
      ("numerator", .optional(result.numerator?.description)),
      ("denominator", .optional(result.denominator?.description)),
      ("demanded", .optional(result.demanded?.description)),
      ("force", .string(result.force.rawValue)),
    ]
  }

  /// What a detection looks for.
  static func risk(of rule: Rule) -> [(String, JSONValue)] {
    (rule.risk.map { [("risk", .string($0.rawValue))] } ?? [])
      + (rule.category.map { [("category", .string($0.rawValue))] } ?? [])
  }

  /// How pressing a clue is, where it is graded.
  static func severity(_ severity: GradedSeverity?) -> [(String, JSONValue)] {
    guard let severity else { return [] }
    return [
      ("severity", .optional(severity.level?.rawValue)),
      ("severity_possible", .optional(severity.possible?.rawValue)),
      ("severity_missing", .array(severity.missing.map { .string($0.name) })),
    ]
  }

  /// A text in both languages.
  static func text(_ text: LocalizedText) -> JSONValue {
    ["zh-Hans": .string(text.chinese), "en": .string(text.english)]
  }
}

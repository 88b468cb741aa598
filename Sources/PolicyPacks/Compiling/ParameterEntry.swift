internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A parameter as a pack knows it: declared by itself or by a pack it builds on, and filled.
struct ParameterEntry: Sendable {
  /// The parameter's name.
  let id: String
  /// The pack that declares it.
  let declarer: String
  /// What it is called.
  let title: LocalizedText
  /// What its values are.
  let type: ParameterType
  /// The unit of its numbers.
  let unit: UnitOfMeasure
  /// Why it had no values where it was declared.
  let openness: Openness?
  /// The sentence that says what is to be filled in; `nil` where there are values.
  let sentence: LocalizedText?
  /// The ranks that may fill an open term; empty where any may.
  let fillableBy: [LawRank]
  /// The bounds of its numbers.
  let bounds: ParameterBounds
  /// Where it is declared.
  let range: SourceRange
  /// What packs say that it is, the widest law first; empty while it is blank or open.
  private(set) var statements: [ParameterStatement] = []

  /// Declares a parameter as a pack states it.
  init(_ model: ParameterModel, title: LocalizedText, in pack: PackModel) {
    id = model.id.value
    declarer = pack.id
    self.title = title
    type = model.type
    unit = model.unit?.value ?? .none
    fillableBy = model.fillableBy
    bounds = model.bounds
    range = model.id.range
    (openness, sentence) =
      switch model.source {
      case .blank(let sentence): (.blank, sentence)
      case .open(let sentence): (.open, sentence)
      case .values, nil: (nil, nil)
      }
    add(ParameterStatement(model, in: pack))
  }

  /// Why a parameter has no values where it is declared.
  enum Openness: Sendable {
    /// A blank of a template.
    case blank
    /// An open term of wider law.
    case open
  }

  /// The type of its values in expressions.
  var staticType: StaticType {
    switch type {
    case .number: .number(unit)
    case .date: .date
    case .text: .string
    case .boolean: .boolean
    }
  }

  /// What expressions see under a name.
  ///
  /// A parameter without values is no reason for a warning: the answer is unknown anyhow.
  func field(named name: String) -> Field {
    let hasZero = statements.flatMap(\.segments).contains { $0.value == .number(.zero) }
    return Field(name, staticType, isNeverZero: !hasZero)
  }

  /// Whether it was left blank or open, and nobody has given it a value for any day.
  func isOpen(as openness: Openness) -> Bool { self.openness == openness && statements.isEmpty }

  /// Returns what holds on a day, the winner first: narrower law goes before wider law, from which
  /// it may deviate only by an authority.
  func candidates(on day: CalendarDay) -> [ParameterCandidate] {
    statements.reversed().compactMap { statement in
      statement.segment(on: day).map { ParameterCandidate(statement: statement, segment: $0) }
    }
  }

  /// Returns the segment that holds on a day; `nil` if none does.
  func segment(on day: CalendarDay) -> ParameterSegment? { candidates(on: day).first?.segment }

  /// Adds what a pack says that the parameter is.
  mutating func add(_ statement: ParameterStatement) {
    guard !statement.segments.isEmpty else { return }
    let place = statements.firstIndex { statement.rank < $0.rank } ?? statements.endIndex
    statements.insert(statement, at: place)
  }
}

extension ParameterValue {
  /// The value in expressions, where numbers are in the plain scale of their unit.
  func value(in unit: UnitOfMeasure) -> Value {
    switch self {
    case .number(let number): number.multiplied(by: unit.scale).map(Value.number) ?? .null
    case .date(let day): .date(day)
    case .text(let text): .string(text)
    case .boolean(let truth): .boolean(truth)
    }
  }

  /// The value as reasons show it.
  var text: String {
    switch self {
    case .number(let number): number.description
    case .date(let day): day.description
    case .text(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    }
  }
}

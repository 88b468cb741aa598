public import Quantities
public import ResettlementCore

/// Who gains, who loses and of whom not enough is known any more when one policy takes the place of
/// another.
///
/// Subjects are counted by programme, place and kind of household. Small cells are suppressed, so
/// that nobody can be told from a number: see ``suppressed(below:)``.
public struct AnswerDifference: Sendable {
  /// What the subjects of a cell have in common.
  public struct Cell: Sendable, Hashable {
    /// The rule.
    public let rule: Rule.ID
    /// The site, or the registered place where no site is known; `nil` if neither is.
    public let place: String?
    /// The kind of household, by its id; `nil` if not known, or if it is about no household.
    public let householdKind: String?
  }

  /// How many subjects changed, and by how much.
  public struct Counts: Sendable, Hashable {
    /// Those who get something, or more, than before.
    public var gain = 0
    /// Those who get nothing, or less, than before.
    public var lose = 0
    /// Those for whom the answer is not known any more, or is left to a unit.
    public var becomeUnknown = 0
    /// What the known amounts in yuan change by, together.
    public var yuan = ExactDecimal.zero

    /// How many subjects changed in any way.
    public var subjects: Int { gain + lose + becomeUnknown }
  }

  /// A cell with its counts; `nil` where they are suppressed.
  public struct Line: Sendable, Hashable {
    /// What the subjects have in common.
    public let cell: Cell
    /// How many changed; `nil` where that would tell too much.
    public let counts: Counts?
  }

  /// The cells in which somebody changed, by rule, place and kind of household.
  public let lines: [Line]

  /// Compares answers.
  ///
  /// - Parameters:
  ///   - before: The answers of the first policy.
  ///   - after: The answers of the second policy about the same population and days.
  ///   - population: The facts that say where subjects belong.
  public init(from before: [Assessment], to after: [Assessment], about population: Population) {
    var cells: [Cell: Counts] = [:]
    let old = Dictionary(before.map { (Question($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.map { (Question($0), $0) }, uniquingKeysWith: { first, _ in first })
    for question in Set(old.keys).union(new.keys) {
      guard let change = Change(from: old[question], to: new[question]) else { continue }
      let cell = Cell(of: question, in: population)
      cells[cell, default: Counts()].add(change)
    }
    lines = cells.map { Line(cell: $0, counts: $1) }.sorted { $0.cell.order < $1.cell.order }
  }

  private init(_ lines: [Line]) { self.lines = lines }

  /// Returns the difference without the numbers of small cells.
  ///
  /// A cell with fewer subjects than the least number is suppressed. Where only one cell of a rule
  /// would be, the smallest of the others is suppressed too, so that a total does not give it away.
  public func suppressed(below least: Int) -> AnswerDifference {
    let hidden = Dictionary(grouping: lines, by: \.cell.rule).values.flatMap { lines in
      let small = lines.filter { ($0.counts?.subjects ?? 0) < least }
      guard small.count == 1, lines.count > 1 else { return small }
      let others = lines.filter { $0.cell != small[0].cell }
      return small + [others.min { $0.size < $1.size }].compactMap(\.self)
    }
    let cells = Set(hidden.map(\.cell))
    return AnswerDifference(
      lines.map { cells.contains($0.cell) ? Line(cell: $0.cell, counts: nil) : $0 }
    )
  }
}

// MARK: - Changes

/// A rule and a subject.
private struct Question: Hashable {
  let rule: Rule.ID
  let subject: SubjectReference

  init(_ answer: Assessment) {
    rule = answer.rule.id
    subject = answer.subject
  }
}

/// What became of an answer.
private struct Change {
  enum Kind { case gain, lose, becomeUnknown }
  let kind: Kind
  let yuan: ExactDecimal

  /// Compares two answers; `nil` if nothing that counts differs.
  init?(from before: Assessment?, to after: Assessment?) {
    let (old, new) = (before?.standing ?? .no, after?.standing ?? .no)
    yuan = new.yuan.subtracting(old.yuan) ?? .zero
    switch (old, new) {
    case (.unknown, .unknown): return nil
    case (_, .unknown): kind = .becomeUnknown
    case (.no, .yes), (.unknown, .yes): kind = .gain
    case (.yes, .no): kind = .lose
    case (.yes(let less), .yes(let more)) where less < more: kind = .gain
    case (.yes(let more), .yes(let less)) where less < more: kind = .lose
    default: return nil
    }
  }
}

/// Whether an answer gives something, as far as a change is concerned.
private enum Standing {
  case yes(ExactDecimal)
  case no
  case unknown

  var yuan: ExactDecimal { if case .yes(let yuan) = self { yuan } else { .zero } }
}

extension Assessment {
  fileprivate var standing: Standing {
    switch verdictName {
    case "eligible", "met": .yes(amount?.yuan ?? .zero)
    case "unknown", "discretion": .unknown
    default: .no
    }
  }
}

extension Amount {
  /// The yuan of an amount that is known exactly; a most or a range counts by its upper end.
  fileprivate var yuan: ExactDecimal? {
    guard unit == "yuan" || unit.hasPrefix("yuan/") else { return nil }
    switch form {
    case .exact(let yuan), .atMost(let yuan), .range(_, let yuan): return yuan
    case .share: return nil
    }
  }
}

extension AnswerDifference.Counts {
  fileprivate mutating func add(_ change: Change) {
    switch change.kind {
    case .gain: gain += 1
    case .lose: lose += 1
    case .becomeUnknown: becomeUnknown += 1
    }
    yuan = yuan.adding(change.yuan) ?? yuan
  }
}

extension AnswerDifference.Line {
  fileprivate var size: Int { counts?.subjects ?? 0 }
}

// MARK: - Cells

extension AnswerDifference.Cell {
  fileprivate init(of question: Question, in population: Population) {
    rule = question.rule
    let household = population.household(of: question.subject)
    place = (household ?? question.subject).place(in: population)
    householdKind = household.flatMap { population.value(of: "kind", of: $0).caseID }
  }

  fileprivate var order: String {
    "\(rule)\u{0}\(place ?? "\u{FFFF}")\u{0}\(householdKind ?? "\u{FFFF}")"
  }
}

extension Population {
  /// The household that a subject is or belongs to, found along its facts; `nil` if there is none.
  func household(of subject: SubjectReference) -> SubjectReference? {
    var visited: Set<SubjectKind> = []
    var current = [subject]
    while !current.isEmpty {
      if let household = current.first(where: { $0.kind == .household }) { return household }
      visited.formUnion(current.map(\.kind))
      current = current.flatMap { references(from: $0, besides: visited) }
    }
    return nil
  }

  private func references(
    from subject: SubjectReference,
    besides visited: Set<SubjectKind>
  ) -> [SubjectReference] {
    catalogue.facts(of: subject.kind).compactMap { fact in
      guard case .reference(let kind) = fact.type, !visited.contains(kind),
        [.household, .person].contains(kind),
        case .reference(let id) = value(of: fact.id, of: subject)
      else { return nil }
      return SubjectReference(kind, id)
    }
  }
}

extension SubjectReference {
  /// The site that the subject is or refers to.
  fileprivate func place(in population: Population) -> String? {
    if kind == .site { return id }
    guard case .reference(let site) = population.value(of: "site", of: self) else { return nil }
    return site
  }
}

extension FactValue {
  /// The id of a case of an enumeration.
  fileprivate var caseID: String? { if case .symbol(let id) = self { id } else { nil } }
}

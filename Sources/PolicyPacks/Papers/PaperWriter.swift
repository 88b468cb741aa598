internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Fills in a paper: for one subject, or the rows of a list.
struct PaperWriter {
  /// The paper.
  let paper: CompiledPaper
  /// The facts and the law.
  let rows: SubjectRows
  /// The declarations of all facts.
  let catalogue: FactCatalogue

  private var population: Population { rows.population }

  // MARK: - Whose paper it is

  /// Returns the subjects at a place of whom the paper is, and how many it is not known of.
  func subjects(
    at place: DwellingPlace,
    where isWanted: (SubjectReference) -> Bool
  ) -> (subjects: [SubjectReference], undecided: Int) {
    var (found, undecided) = ([SubjectReference](), 0)
    for subject in population.references(paper.paper.subject)
    where isWanted(subject)
      && (place.isEmpty || population.dwellingPlace(of: subject).lies(in: place))
    {
      switch belongs(subject) {
      case true: found.append(subject)
      case nil: undecided += 1
      default: continue
      }
    }
    return (population.orderedByPlace(found) { $0 }, undecided)
  }

  private func belongs(_ subject: SubjectReference) -> Bool? {
    guard let condition = paper.condition else { return true }
    return RuleRun(paper.conditionProgram, on: subject, rows).holds(condition)
  }

  // MARK: - Contents

  /// Returns what stands in the paper of a subject.
  func content(about subject: SubjectReference) -> PaperContent {
    let run = RuleRun(paper.program, on: subject, rows)
    let blocks = paper.blocks.map { block in
      self.block(block, run, count: 0) { table(rowsOf: $0, run) }
    }
    return PaperContent(of: paper.paper, subject: subject, blocks: blocks)
  }

  /// Returns what stands in a list of subjects, which are ordered by where they live.
  func content(
    of listed: (subjects: [SubjectReference], undecided: Int),
    totalledBy level: DwellingPlace.Level?,
    orderedByPlace isByPlace: Bool
  ) -> PaperContent {
    let (subjects, undecided) = listed
    let run = RuleRun(paper.program, on: SubjectReference(paper.paper.subject, ""), rows)
    var tables: [PaperTable] = []
    for case .table(let table) in paper.blocks {
      tables.append(
        self.table(table, of: subjects, totalledBy: level, orderedByPlace: isByPlace)
      )
    }
    let list = tables.first
    let blocks = paper.blocks.map { block in
      self.block(block, run, count: list?.rowCount ?? 0) { _ in list }
    }
    return PaperContent(
      of: paper.paper,
      subject: nil,
      listed: subjects,
      blocks: blocks,
      undecided: undecided
    )
  }

  private func block(
    _ block: CompiledPaper.Block,
    _ run: RuleRun,
    count: Int,
    table: (CompiledPaper.Table) -> PaperTable?
  ) -> PaperContent.Block {
    switch block {
    case .heading(let title): .heading(title)
    case .text(let chinese, let english):
      .text(chinese: runs(chinese, run, count), english: runs(english, run, count))
    case .fields(let fields):
      .fields(fields.map { PaperContent.Field(title: $0.title, value: value($0, run)) })
    case .table(let written): table(written).map { .table($0) } ?? .fields([])
    case .blank(let title, let lines): .blank(title: title, lines: lines)
    case .signatures(let people): .signatures(people)
    case .seals(let units): .seals(units)
    }
  }

  private func runs(
    _ pieces: [CompiledPaper.Piece],
    _ run: RuleRun,
    _ count: Int
  ) -> [PaperContent.Run] {
    pieces.map { piece in
      switch piece {
      case .words(let words): .words(words)
      case .value(let value): .value(self.value(value, run))
      case .count: .value(.number(ExactDecimal(count), unit: nil))
      }
    }
  }

  // MARK: - Tables

  /// The table of those whom an expression about the subject lists.
  private func table(rowsOf table: CompiledPaper.Table, _ run: RuleRun) -> PaperTable? {
    guard let list = table.rows else { return nil }
    guard case .known(let value) = run.outcome(list), let items = value.isNull ? [] : value.asList
    else {
      return self.table(table, of: [], totalledBy: nil, isComplete: false)
    }
    let subjects = items.compactMap(\.asString).map { SubjectReference(table.kind, $0) }
    return self.table(table, of: subjects, totalledBy: nil)
  }

  /// A row in the making.
  private struct Row {
    let subject: SubjectReference
    let values: [PaperValue]
    let order: [Outcome]
  }

  private func table(
    _ table: CompiledPaper.Table,
    of subjects: [SubjectReference],
    totalledBy level: DwellingPlace.Level?,
    isComplete: Bool = true,
    orderedByPlace isByPlace: Bool = false
  ) -> PaperTable {
    let shown = subjects.filter { !isWithheld($0) }
    var made = shown.map { row(of: $0, in: table) }
    if !table.order.isEmpty, !isByPlace { made = ordered(made) }
    return PaperTable(
      columns: table.columns.map { PaperTable.Column(title: $0.title, unit: $0.trace.type.unit) },
      sections: sections(made, table, level),
      totals: totals(made, table),
      subject: table.kind,
      isComplete: isComplete,
      withheldRows: subjects.count - shown.count
    )
  }

  /// Whether a row is about somebody of whom nothing may be published.
  private func isWithheld(_ subject: SubjectReference) -> Bool {
    paper.paper.use.isPublic && subject.kind == .person
      && population.isPossiblyChild(subject, on: rows.dates.decidedOn)
  }

  private func row(of subject: SubjectReference, in table: CompiledPaper.Table) -> Row {
    let run = RuleRun(table.program, on: subject, rows)
    return Row(
      subject: subject,
      values: table.columns.map { value($0, run) },
      order: table.order.map(run.outcome)
    )
  }

  private func ordered(_ made: [Row]) -> [Row] {
    made.enumerated().sorted { one, other in
      for (left, right) in zip(one.element.order, other.element.order) {
        if left.isListed(before: right) { return true }
        if right.isListed(before: left) { return false }
      }
      return one.offset < other.offset
    }.map(\.element)
  }

  private func sections(
    _ made: [Row],
    _ table: CompiledPaper.Table,
    _ level: DwellingPlace.Level?
  ) -> [PaperTable.Section] {
    guard let level else { return [section(nil, made, table, isDivided: false)] }
    return population.grouped(made, by: level) { $0.subject }
      .map { section($0.name, $0.items, table, isDivided: true) }
  }

  private func section(
    _ title: String?,
    _ made: [Row],
    _ table: CompiledPaper.Table,
    isDivided: Bool
  ) -> PaperTable.Section {
    let none = [PaperValue?](repeating: nil, count: table.columns.count)
    return PaperTable.Section(
      title: title,
      rows: made.map(\.values),
      totals: isDivided ? totals(made, table) : none
    )
  }

  /// The sums of the columns that have one; not known, if one of their values is not.
  private func totals(_ made: [Row], _ table: CompiledPaper.Table) -> [PaperValue?] {
    table.columns.indices.map { index in
      guard table.columns[index].isTotalled else { return nil }
      return made.reduce(.number(.zero, unit: table.columns[index].trace.type.unit)) {
        $0.adding($1.values[index])
      }
    }
  }

  // MARK: - Values

  private func value(_ value: CompiledPaper.Value, _ run: RuleRun) -> PaperValue {
    guard case .known(let known) = run.outcome(value.trace) else { return .unknown }
    guard !known.isNull else { return .absent }
    guard !value.people.contains(where: { isPossiblyChild(at: $0, from: run.subject) }) else {
      return .withheld
    }
    return PaperValue(known, as: value.trace.type, mask: value.mask, in: catalogue)
  }

  /// Whether the person at the end of a path may be a child; one who is not known may be.
  private func isPossiblyChild(at path: [String], from subject: SubjectReference) -> Bool {
    var record: SubjectReference? = subject
    for name in path.dropFirst() {
      record = record.flatMap { population.reference(name, of: $0) }
    }
    guard let record, record.kind == .person else { return true }
    return population.isPossiblyChild(record, on: rows.dates.decidedOn)
  }
}

extension Outcome {
  /// Whether a row with this value is listed before one with another: unknown ones are the last.
  fileprivate func isListed(before other: Outcome) -> Bool {
    guard case .known(let value) = self, !value.isNull else { return false }
    guard case .known(let rest) = other, !rest.isNull else { return true }
    switch (value, rest) {
    case (.string(let one), .string(let two)): return NaturalOrder(one) < NaturalOrder(two)
    case (.number(let one), .number(let two)): return one < two
    case (.date(let one), .date(let two)): return one < two
    case (.boolean(let one), .boolean(let two)): return one && !two
    default: return false
    }
  }
}

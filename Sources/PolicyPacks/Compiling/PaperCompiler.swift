internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// Checks the expressions of a paper, and what it shows, and compiles them.
///
/// Every expression is checked, whatever is wrong with the others; a paper is made only if none has
/// an error.
struct PaperCompiler {
  let library: PackLibrary
  let model: PaperModel
  var diagnostics: [Diagnostic] = []
  /// What is shown that is not for everybody.
  var privateFacts: [AccessedFact] = []
  /// What paragraphs say, by name.
  private var values: [String: CompiledPaper.Value] = [:]

  /// Prepares to compile a paper.
  init(_ model: PaperModel, in library: PackLibrary) {
    self.library = library
    self.model = model
  }

  /// The words in braces that stand for the number of rows of a list.
  private static let count = "count"

  /// Returns the compiled paper; `nil` if something is wrong with it.
  mutating func compile() -> CompiledPaper? {
    guard let subject = model.subject?.value, let use = model.use else { return nil }
    checkLists()
    var (about, once) = (unit(subject), unit(model.isList ? nil : subject))
    let condition = model.condition.flatMap { choice($0, expecting: .boolean, &about) }
    for value in model.values { values[value.id.value] = self.value(value, &once) }
    let blocks = model.blocks.map { block($0, &once) }
    guard !diagnostics.hasErrors, library.canCompile else { return nil }
    return CompiledPaper(
      paper: paper(of: subject, use),
      condition: condition,
      conditionProgram: about.builder.program,
      program: once.builder.program,
      blocks: blocks.compactMap(\.self)
    )
  }

  private func paper(of subject: SubjectKind, _ use: PaperUse) -> Paper {
    Paper(
      id: model.id.value,
      title: model.title,
      subject: subject,
      citations: model.citations.map(\.value),
      use: use,
      places: model.places.compactMap { place in
        place.parts.map {
          Paper.Place(procedure: $0.procedure, step: $0.step, evidence: place.evidence?.value)
        }
      },
      isList: model.isList,
      privateFacts: privateFacts
    )
  }

  private mutating func checkLists() {
    for list in model.lists.dropFirst() {
      diagnostics.append(Diagnostic(.error, .secondList, at: list.range))
    }
  }

  // MARK: - Expressions

  /// A program in the making, and what its names mean.
  struct Unit {
    let scope: PackScope
    var builder: ProgramBuilder
  }

  private func unit(_ subject: SubjectKind?) -> Unit {
    let scope = PackScope(library: library, subject: subject)
    let builder = ProgramBuilder(
      definitions: { [library] in library.expression(ofDefinition: $0) },
      declarations: scope.numbers(below:at:)
    )
    return Unit(scope: scope, builder: builder)
  }

  private mutating func checked(
    _ text: ExpressionText,
    expecting type: StaticType? = nil,
    _ unit: Unit
  ) -> CheckedExpression? {
    let (expression, found) = Checker.check(text.fragment, in: unit.scope, expecting: type)
    diagnostics += found
    return library.canCompile ? expression : nil
  }

  /// An expression that is not shown, but says what is.
  private mutating func choice(
    _ text: ExpressionText,
    expecting type: StaticType? = nil,
    _ unit: inout Unit
  ) -> Trace? {
    guard let expression = checked(text, expecting: type, unit) else { return nil }
    return choice(expression, &unit)
  }

  private mutating func choice(_ expression: CheckedExpression, _ unit: inout Unit) -> Trace? {
    if model.use?.isPublic == true {
      let reading = PaperReading(expression, in: library)
      diagnostics += PaperPrivacy.objections(toChoosingBy: reading)
    }
    return unit.builder.add(expression)
  }

  private mutating func value(
    _ model: PaperModel.Value,
    _ unit: inout Unit
  ) -> CompiledPaper.Value? {
    guard let text = model.text else { return nil }
    let path = GuardedPath(text, in: unit.scope)
    diagnostics += path.diagnostics
    guard let expression = path.expression, library.canCompile else { return nil }
    guard expression.type.isPrintable else {
      diagnostics.append(Diagnostic(.error, .notPrintable(expression.type), at: text.range))
      return nil
    }
    checkTotal(model, expression.type)
    let reading = PaperReading(expression, isGuarded: path.isGuarded, in: library)
    let use = self.model.use ?? .publication
    if use.isPublic { diagnostics += PaperPrivacy.objections(to: reading, mask: model.mask) }
    privateFacts += reading.uses.map(\.fact).filter { $0.privacy != .open }
      .map { AccessedFact($0.subject, $0.id, privacy: $0.privacy) }
    return CompiledPaper.Value(
      title: model.title ?? reading.title ?? LocalizedText(zh: model.id.value),
      trace: unit.builder.add(expression),
      mask: model.mask ?? PaperPrivacy.mask(of: reading, in: use),
      isTotalled: model.isTotalled,
      people: use.isPublic ? reading.people : []
    )
  }

  private mutating func checkTotal(_ model: PaperModel.Value, _ type: StaticType) {
    guard model.isTotalled, !type.unwrapped.isNumber else { return }
    diagnostics.append(Diagnostic(.error, .totalOfNoNumber, at: model.id.range))
  }

  // MARK: - Parts

  private mutating func block(
    _ model: PaperModel.Block,
    _ unit: inout Unit
  ) -> CompiledPaper.Block? {
    switch model {
    case .heading(let title): return .heading(title)
    case .text(let paragraph): return text(paragraph)
    case .fields(let fields): return .fields(fields.compactMap { value($0, &unit) })
    case .table(let table): return self.table(table, &unit).map { .table($0) }
    case .blank(let title, let lines): return .blank(title: title, lines: lines)
    case .signatures(let people): return .signatures(people)
    case .seals(let units): return .seals(units.map(\.value))
    }
  }

  private mutating func text(_ paragraph: PaperModel.Paragraph) -> CompiledPaper.Block {
    let chinese = pieces(of: paragraph.chinese)
    return .text(chinese: chinese, english: paragraph.english.map { pieces(of: $0) } ?? chinese)
  }

  private mutating func pieces(of fragment: SourceFragment) -> [CompiledPaper.Piece] {
    PaperPieces(fragment).pieces.compactMap { piece in
      switch piece {
      case .words(let words): return .words(words)
      case .stray(let range):
        diagnostics.append(Diagnostic(.error, .strayBrace, at: range))
        return nil
      case .name(let name): return self.piece(named: name)
      }
    }
  }

  private mutating func piece(named name: LocatedName) -> CompiledPaper.Piece? {
    if let value = values[name.value] { return .value(value) }
    if model.isList, name.value == Self.count { return .count }
    let known = model.values.map(\.id.value) + (model.isList ? [Self.count] : [])
    // A value with a mistake of its own is reported where it stands.
    if !known.contains(name.value) { diagnostics.append(.unknownValue(name, among: known)) }
    return nil
  }

  private mutating func table(
    _ table: PaperModel.Table,
    _ once: inout Unit
  ) -> CompiledPaper.Table? {
    let rows = table.rows.map { self.rows($0, &once) }
    if case .some(.none) = rows { return nil }
    guard let kind = kind(of: table, rows ?? nil) else { return nil }
    var unit = self.unit(kind)
    let columns = table.columns.map { value($0, &unit) }
    let order = table.order.map { choice($0, &unit) }
    return CompiledPaper.Table(
      rows: rows ?? nil,
      kind: kind,
      program: unit.builder.program,
      columns: columns.compactMap(\.self),
      order: order.compactMap(\.self)
    )
  }

  /// Whom a table's rows are about; nobody, where the path leads over a reference that is absent.
  private mutating func rows(_ text: ExpressionText, _ unit: inout Unit) -> Trace? {
    let path = GuardedPath(text, in: unit.scope)
    diagnostics += path.diagnostics
    guard let expression = path.expression, library.canCompile else { return nil }
    return choice(expression, &unit)
  }

  private mutating func kind(of table: PaperModel.Table, _ rows: Trace?) -> SubjectKind? {
    guard let text = table.rows else { return model.subject?.value }
    if case .list(.record(let name)) = rows?.type.unwrapped, let kind = SubjectKind(rawValue: name)
    {
      return kind
    }
    diagnostics.append(Diagnostic(.error, .rowsAreNoSubjects, at: text.range))
    return nil
  }
}

extension PaperReading {
  /// What the fact is called that the expression is, if it is one.
  fileprivate var title: LocalizedText? { named?.name }
}

extension StaticType {
  /// Whether values can be written in a paper.
  fileprivate var isPrintable: Bool {
    switch self {
    case .boolean, .number, .literalNumber, .string, .enumeration, .date: true
    case .optional(let wrapped): wrapped.isPrintable
    case .list(let element): element.isPrintable && !element.isList
    default: false
    }
  }

  private var isList: Bool { if case .list = self { true } else { false } }
}

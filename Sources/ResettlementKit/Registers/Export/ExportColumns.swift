internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import Spreadsheets

/// The columns of a register's table.
struct ExportColumns {
  private enum Source {
    /// The subject's name in the registers.
    case id
    /// A fact, by the facts that lead to it.
    case fact([String], FactDeclaration)
    /// A field that the pack works out, and whether of open facts only.
    case computed(String, isOpen: Bool)
    /// The groups that the entry is in, and whether open facts alone tell them.
    case groups(isOpen: Bool)
  }

  private struct Column {
    let heading: String
    let source: Source
  }

  private let register: Register
  private let openFields: Set<String>
  private var columns: [Column] = []

  init(_ register: Register, of pack: PolicyPack, _ catalogue: FactCatalogue) {
    self.register = register
    openFields = pack.openFields(of: register.id)
    add("编号", .id)
    for path in Self.telling(register.subject, catalogue) where !isField(path) {
      addFact(path, titled: nil, catalogue)
    }
    for field in register.fields { addField(field, catalogue) }
    if !register.groups.isEmpty { add("类别", .groups(isOpen: pack.hasOpenGroups(register.id))) }
  }

  /// The headings.
  var headings: [String] { columns.map(\.heading) }

  /// The headings of columns with personal values.
  var personalHeadings: [String] {
    columns.filter { column in
      switch column.source {
      case .id: false
      case .fact(_, let declaration): declaration.privacy != .open
      case .computed(_, let isOpen), .groups(let isOpen): !isOpen
      }
    }
    .map(\.heading)
  }

  /// What the columns mean: the subject's own facts are read again.
  var mapping: TableMapping {
    TableMapping(
      subject: register.subject,
      columns: columns.map { column in
        switch column.source {
        case .id: TableMapping.Column(column.heading, .id)
        case .fact(let path, _) where path.count == 1:
          TableMapping.Column(column.heading, .fact(path[0]))
        case .fact, .computed, .groups: TableMapping.Column(column.heading, .ignored)
        }
      },
      register: register.id
    )
  }
}

// MARK: - Choosing

extension ExportColumns {
  private mutating func add(_ heading: String, _ source: Source) {
    let plain = HeadingText.plain(heading)
    let taken = Set(headings)
    var unique = plain
    var number = 2
    while taken.contains(unique) {
      unique = "\(plain)(\(number))"
      number += 1
    }
    columns.append(Column(heading: unique, source: source))
  }

  private mutating func addField(_ field: Register.Field, _ catalogue: FactCatalogue) {
    let path = (field.fact ?? "").split(separator: ".").dropFirst().map(String.init)
    if path.isEmpty || !addFact(path, titled: field.title?.chinese, catalogue) {
      add(
        field.title?.chinese ?? field.id,
        .computed(field.id, isOpen: openFields.contains(field.id))
      )
    }
  }

  @discardableResult
  private mutating func addFact(
    _ path: [String],
    titled title: String?,
    _ catalogue: FactCatalogue
  ) -> Bool {
    let declarations = Self.declarations(path, register.subject, catalogue)
    guard declarations.count == path.count, let last = declarations.last else { return false }
    let name = declarations.map(\.name.chinese).joined()
    add(title ?? name, .fact(path, last))
    return true
  }

  private func isField(_ path: [String]) -> Bool {
    let name = ([register.subject.rawValue] + path).joined(separator: ".")
    return register.fields.contains { $0.fact == name }
  }

  /// The facts that tell a reader who or what an entry is about.
  private static func telling(_ kind: SubjectKind, _ catalogue: FactCatalogue) -> [[String]] {
    if kind == .person { return [["name"], ["identity_number"]] }
    var paths: [[String]] = catalogue.fact(id: "name", of: kind) == nil ? [] : [["name"]]
    for fact in catalogue.facts(of: kind) {
      switch fact.type {
      case .reference(.person): paths += [[fact.id], [fact.id, "name"]]
      case .reference(.household): paths += [[fact.id], [fact.id, "name"]]
      default: continue
      }
    }
    return paths
  }

  private static func declarations(
    _ path: [String],
    _ kind: SubjectKind,
    _ catalogue: FactCatalogue
  ) -> [FactDeclaration] {
    var owner: SubjectKind? = kind
    var found: [FactDeclaration] = []
    for name in path {
      guard let declaration = owner.flatMap({ catalogue.fact(id: name, of: $0) }) else { break }
      found.append(declaration)
      owner = declaration.type.referencedKind
    }
    return found
  }
}

// MARK: - Cells

extension ExportColumns {
  /// Returns the cells of an entry.
  func cells(
    of subject: SubjectReference,
    _ entry: RegisterEntry?,
    _ population: Population,
    isMasked: Bool
  ) -> [CellValue] {
    columns.map { column in
      switch column.source {
      case .id: .text(subject.id)
      case .fact(let path, let declaration):
        Self.cell(Self.value(path, of: subject, population), declaration, isMasked: isMasked)
      case .computed(let field, let isOpen):
        Self.computed(
          entry?.values.first { $0.field == field }?.value,
          isMasked: isMasked && !isOpen
        )
      case .groups(let isOpen): isMasked && !isOpen ? .text(FactMask.hidden) : groups(entry)
      }
    }
  }

  private static func cell(
    _ value: FactValue,
    _ declaration: FactDeclaration,
    isMasked: Bool
  ) -> CellValue {
    isMasked
      ? FactMask.masked(value, of: declaration) : FactCell.shown(value, of: declaration)
  }

  private static func value(
    _ path: [String],
    of subject: SubjectReference,
    _ population: Population
  ) -> FactValue {
    var current = subject
    for fact in path.dropLast() {
      guard case .reference(let id) = population.value(of: fact, of: current),
        let kind = population.catalogue.fact(id: fact, of: current.kind)?.type.referencedKind
      else { return .unknown }
      current = SubjectReference(kind, id)
    }
    return population.value(of: path[path.count - 1], of: current)
  }

  /// What a pack works out of personal facts tells them, a number and a "no" as well.
  private static func computed(_ text: String?, isMasked: Bool) -> CellValue {
    guard let text else { return .empty }
    if isMasked { return .text(FactMask.hidden) }
    guard text != "null" else { return .text("无") }
    if ExactDecimal(text) != nil { return .number(text) }
    return .text(["true": "是", "false": "否"][text] ?? text)
  }

  private func groups(_ entry: RegisterEntry?) -> CellValue {
    let names = (entry?.groups ?? []).filter { $0.verdict == .eligible }.map { membership in
      let group = register.groups.first { $0.id == membership.group }
      return group?.title?.chinese ?? membership.group
    }
    return names.isEmpty ? .empty : .text(names.joined(separator: "；"))
  }
}

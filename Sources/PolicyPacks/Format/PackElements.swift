internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// What the files of a pack hold beside its manifest, file after file.
struct PackElements {
  private var clauses: [PolicyClause] = []
  private var parameters: [ParameterModel] = []
  private var readings: [ReadingModel] = []
  private var facts: [FactModel] = []
  private var definitions: [DefinitionModel] = []
  private var rules: [RuleModel] = []
  private var procedures: [ProcedureModel] = []
  private var places: [PlaceModel] = []
  private var messages: [MessageModel] = []
  private var holidays: [HolidayModel] = []
  private var papers: [PaperModel] = []
  private var personas: [PersonaModel] = []
  private var tests: [PackTestModel] = []

  /// What is wrong with the files, each by itself.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads a file and adds what it holds.
  mutating func read(_ file: SourceText) {
    let document = YAMLDocument(file)
    diagnostics += document.diagnostics
    guard let root = document.root else { return }
    let reading = FileReading()
    read(root, reading)
    diagnostics += reading.findings.diagnostics
  }

  /// Returns the expressions of a file beside `pack.yaml`, in the order in which they are read.
  static func expressions(in root: YAMLNode?) -> [ExpressionText] {
    guard let root, root.mapping?.entry(of: ManifestKeys.format.name) == nil else { return [] }
    var elements = PackElements()
    let reading = FileReading()
    elements.read(root, reading)
    return reading.expressions
  }

  private mutating func read(_ root: YAMLNode, _ reading: FileReading) {
    if let kind = root.ruleKind {
      if let rule = RuleModel.read(root, kind: kind, reading) { rules.append(rule) }
    } else if root.mapping?.entry(of: ProcedureKeys.name.name) != nil {
      if let procedure = ProcedureModel.read(root, reading) { procedures.append(procedure) }
    } else if root.mapping?.entry(of: PaperKeys.name.name) != nil {
      if let paper = PaperModel.read(root, reading) { papers.append(paper) }
    } else if let first = root.firstUnknownKey {
      reading.add(.unknownKey(first, in: PackFile.shape))
      if let mended = root.mended(first) { read(mended, reading) }
    } else {
      readLists(root, reading)
    }
  }

  private mutating func readLists(_ root: YAMLNode, _ reading: FileReading) {
    guard let keys = MappingReader(root, ListKeys.shape, reading) else { return }
    clauses += keys[ListKeys.clauses] ?? []
    parameters += keys[ListKeys.parameters] ?? []
    readings += keys[ListKeys.readings] ?? []
    facts += keys[ListKeys.facts] ?? []
    definitions += keys[ListKeys.definitions] ?? []
    places += keys[ListKeys.places] ?? []
    messages += keys[ListKeys.messages] ?? []
    holidays += keys[ListKeys.holidays] ?? []
    personas += keys[ListKeys.personas] ?? []
    tests += keys[ListKeys.tests] ?? []
  }

  /// Returns the model of the pack that has these elements.
  func model(
    of source: String,
    _ manifest: PackManifest,
    _ drawings: [SourceText],
    isWhole: Bool
  ) -> PackModel {
    PackModel(
      sourceName: source,
      manifest: manifest,
      hasWholeManifest: isWhole,
      clauses: clauses,
      parameters: parameters,
      readings: readings,
      facts: facts,
      definitions: definitions,
      drawings: drawings,
      rules: rules,
      procedures: procedures,
      places: places,
      messages: messages,
      holidays: holidays,
      papers: papers,
      personas: personas,
      tests: tests
    )
  }
}

/// Any file beside `pack.yaml`: lists, or a rule, procedure or paper that begins with its key.
private enum PackFile {
  static let shape = Shape(
    "file",
    zh: "文件",
    en: "file",
    ListKeys.shape.keys + Rule.Kind.allCases.map(RuleKeys.name)
      + [ProcedureKeys.name, PaperKeys.name]
  )
}

extension YAMLNode {
  /// The kind of rule that a file is about, if it is the file of one.
  fileprivate var ruleKind: Rule.Kind? {
    let keys = mapping?.entries.map(\.key.text) ?? []
    return keys.lazy.compactMap { key in Rule.Kind.allCases.first { $0.key == key } }.first
  }

  /// The first key of a file in which no key is known.
  fileprivate var firstUnknownKey: YAMLScalar? {
    guard let mapping,
      !mapping.entries.contains(where: { PackFile.shape.names.contains($0.key.text) })
    else { return nil }
    return mapping.entries.first?.key
  }

  /// The file as it was probably meant, so that its first key hides no mistakes in the rest.
  fileprivate func mended(_ wrong: YAMLScalar) -> YAMLNode? {
    guard let mapping, let first = mapping.entries.first,
      let name = nearestName(to: wrong.text, among: PackFile.shape.names)
    else { return nil }
    let fragment = SourceFragment(
      text: name,
      source: wrong.range.source,
      mapping: .whole(wrong.range.bytes)
    )
    let key = YAMLScalar(fragment, style: wrong.style, at: wrong.range)
    let entry = YAMLMapping.Entry(key: key, value: first.value)
    let entries = [entry] + mapping.entries.dropFirst()
    return YAMLNode(.mapping(YAMLMapping(entries)), at: range, isComplete: isComplete)
  }
}

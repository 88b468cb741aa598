internal import Diagnostics
internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore

/// What can be seen of a pack at a glance, before it is checked: its name, and what it builds on.
struct PackOutline {
  /// The pack's files.
  let source: PackSource

  /// The pack's name; `nil` where its manifest has none.
  private(set) var id: String?

  /// The packs that it requires, and the one whose blanks it fills.
  private(set) var foundations: [String] = []

  /// What is in its files, which are read for it.
  var contents: PackContents { PackContents(source) }

  /// Looks at a pack.
  init(_ source: PackSource) {
    self.source = source
    for file in source.files where file.name.hasSuffix(PackFormat.manifestName) {
      YAMLDocument(file).root?.mapping.map { readManifest($0) }
    }
  }

  private mutating func readManifest(_ manifest: YAMLMapping) {
    id = id ?? manifest["id"]?.scalar?.text
    foundations += manifest["requires"]?.sequence?.compactMap(\.scalar?.text) ?? []
    foundations += manifest["fills"]?.scalar.map { [$0.text] } ?? []
  }
}

/// What is in the files of a pack, whether it is sound or not.
struct PackContents {
  /// How much there is of everything.
  private(set) var counts = PackCounts()

  /// The places of its parameters' names.
  private(set) var parameters: [String: SourceRange] = [:]

  init(_ source: PackSource) {
    counts.packs = 1
    for file in source.files { YAMLDocument(file).root?.mapping.map { count($0) } }
  }

  private mutating func count(_ file: YAMLMapping) {
    counts.clauses += file["clauses"]?.sequence?.count ?? 0
    counts.readings += file["readings"]?.mapping?.entries.count ?? 0
    counts.tests += file["tests"]?.sequence?.map(Self.scenarios).reduce(0, +) ?? 0
    for entry in file["parameters"]?.mapping?.entries ?? [] {
      counts.parameters += 1
      parameters[entry.key.text] = parameters[entry.key.text] ?? entry.key.range
    }
    if file.entries.contains(where: { Self.ruleKeys.contains($0.key.text) }) { counts.rules += 1 }
  }

  /// How many tests a test counts for: one, or as many as it has cases.
  private static func scenarios(of test: YAMLNode) -> Int {
    max(1, test.mapping?["cases"]?.sequence?.count ?? 1)
  }

  /// The keys that begin the file of a rule or procedure.
  private static let ruleKeys = Set(
    Rule.Kind.allCases.map { $0.rawValue.replacing("-", with: "_") } + ["procedure"]
  )
}

/// How much there is of everything in some packs.
struct PackCounts: Equatable {
  var packs = 0
  var rules = 0
  var clauses = 0
  var parameters = 0
  var readings = 0
  var tests = 0

  static func + (one: PackCounts, other: PackCounts) -> PackCounts {
    PackCounts(
      packs: one.packs + other.packs,
      rules: one.rules + other.rules,
      clauses: one.clauses + other.clauses,
      parameters: one.parameters + other.parameters,
      readings: one.readings + other.readings,
      tests: one.tests + other.tests
    )
  }

  /// Every count with what is counted, in both languages.
  var named: [(number: Int, chinese: String, english: String)] {
    [
      (packs, "个政策包", "pack"), (rules, "条规则", "rule"), (clauses, "条条款", "clause"),
      (parameters, "个参数", "parameter"), (readings, "处口径", "reading"),
      (tests, "项测试", "test"),
    ]
  }
}

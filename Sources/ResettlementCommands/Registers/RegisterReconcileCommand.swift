internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register reconcile`: the differences between a register and another list, both ways.
struct RegisterReconcileCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Shows the differences to another list, both ways. 与外部名单核对",
    discussion: """
      Of personal facts only the names are shown. The exit status is 1 if there is a difference. Of a \
      part of the places, rows about nobody of ours are left out and counted: they have no place.

      Example 示例:
        resettle register reconcile list.csv --pack ulanhot --register employment_register \\
          --input extract.json --mapping mapping.yaml --on 2024-06-30
      """
  )

  @Argument(help: ArgumentHelp("The other list: a CSV or XLSX file.", valueName: "file"))
  var table: String

  @OptionGroup(title: "Register") var register: RegisterOptions

  @OptionGroup(title: "What is known") var known: ExtractOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Table") var options: TableOptions

  @Option(help: ArgumentHelp("What the columns mean.", valueName: "file.yaml"))
  var mapping: String

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let (pack, register) = try register.found(in: session)
    let mapping = try TableOptions.mapping(at: mapping, pack.catalogue, in: session)
    let table = try options.table(at: table, mapping)
    let population = try known.read(pack.catalogue, in: session).extract.population
    let comparison = RegisterComparison(
      of: pack.entries(of: register, in: population, on: known.dates),
      in: population,
      with: table,
      mapping,
      on: known.on
    )
    guard comparison.findings.isEmpty else {
      throw CommandError(comparison.findings.map { Diagnostic(.error, $0, at: nil) })
    }
    let placed = comparison.placed(by: try places.view(of: population), in: population)
    let shown = ComparisonText(placed.list, register.subject, pack.catalogue, session)
    switch format {
    case .text: try session.print(shown.text + placed.remarks(in: session))
    case .json: try session.print(placed.completing(shown.json))
    }
    return shown.hasDifferences ? .findings : .fine
  }
}

/// The differences between a register and a list, for a person and for programs.
struct ComparisonText {
  private let comparison: RegisterComparison
  private let kind: SubjectKind
  private let catalogue: FactCatalogue
  private let session: Session

  init(
    _ comparison: RegisterComparison,
    _ kind: SubjectKind,
    _ catalogue: FactCatalogue,
    _ session: Session
  ) {
    self.comparison = comparison
    self.kind = kind
    self.catalogue = catalogue
    self.session = session
  }

  var hasDifferences: Bool {
    !comparison.onlyOurs.isEmpty || !comparison.onlyTheirs.isEmpty
      || !comparison.differing.isEmpty || !comparison.rejected.isEmpty
  }

  var text: String {
    let ours = comparison.onlyOurs.map { session.pick("只在台账：", "only in the register: ") + $0.id }
    let theirs = comparison.onlyTheirs.map(line)
    let differing = comparison.differing.map { entry in
      session.pick(
        "不一致：\(entry.subject.id)（第 \(entry.row) 行）：",
        "differs: \(entry.subject.id) (row \(entry.row)): "
      ) + entry.facts.map(words).joined(separator: session.pick("；", "; "))
    }
    let rejected = comparison.rejected.flatMap(\.reasons).map { reason in
      session.pick("第 \(reason.row) 行无法核对：", "row \(reason.row) can't be compared: ")
        + reason.text(in: session.language)
    }
    return (ours + theirs + differing + rejected + [sum]).map { $0 + "\n" }.joined()
  }

  private func line(_ row: RegisterComparison.OnlyTheirs) -> String {
    let known = row.subject.map { session.pick("（\($0.id)，未登记）", " (\($0.id), not entered)") }
    return session.pick("只在名单：第 \(row.row) 行", "only in the list: row \(row.row)") + (known ?? "")
  }

  /// What differs; of a personal fact only its name is shown.
  private func words(_ change: ImportReport.Change) -> String {
    let fact = catalogue.fact(id: change.fact, of: kind)
    let name = session.pick(fact?.name.chinese ?? change.fact, fact?.name.english ?? change.fact)
    guard fact?.privacy == .open else { return name }
    let (ours, theirs) = (word(change.before, fact), word(change.after, fact))
    return session.pick(
      "\(name)（台账 \(ours)，名单 \(theirs)）",
      "\(name) (\(ours), in the list \(theirs))"
    )
  }

  private func word(_ value: FactValue, _ fact: FactDeclaration?) -> String {
    switch value {
    case .unknown: return session.pick("未知", "unknown")
    case .absent: return session.pick("无", "none")
    case .boolean(let truth): return truth ? session.pick("是", "yes") : session.pick("否", "no")
    case .symbol(let id):
      guard case .enumeration(let enumeration)? = fact?.type, let known = enumeration.case(id)
      else { return id }
      return session.pick(known.name.chinese, known.name.english)
    case .number(let number): return number.description
    case .date(let day): return day.description
    case .text(let text), .reference(let text): return text
    case .list(let values): return values.map { word($0, fact) }.joined(separator: "; ")
    }
  }

  private var sum: String {
    let (ours, theirs) = (comparison.onlyOurs.count, comparison.onlyTheirs.count)
    let (other, same) = (comparison.differing.count, comparison.sameCount)
    return session.pick(
      "只在台账 \(ours)，只在名单 \(theirs)，不一致 \(other)，一致 \(same)，"
        + "无法核对 \(comparison.rejected.count)",
      "only in the register: \(ours), only in the list: \(theirs), different: \(other), the same: "
        + "\(same), not to be compared: \(comparison.rejected.count)"
    )
  }

  var json: JSONValue {
    [
      "only_ours": .array(comparison.onlyOurs.map { .string($0.description) }),
      "only_theirs": .array(
        comparison.onlyTheirs.map {
          ["row": .integer($0.row), "subject": .optional($0.subject?.description)]
        }
      ),
      "differing": .array(comparison.differing.map(value)),
      "same": .integer(comparison.sameCount),
      "rejected": .array(comparison.rejected.map(ImportText.value)),
    ]
  }

  private func value(_ entry: RegisterComparison.Differing) -> JSONValue {
    [
      "row": .integer(entry.row),
      "subject": .string(entry.subject.description),
      "facts": .array(
        entry.facts.map { change in
          let isOpen = catalogue.fact(id: change.fact, of: kind)?.privacy == .open
          return [
            "fact": .string(change.fact),
            "ours": isOpen ? change.before.json : "***",
            "theirs": isOpen ? change.after.json : "***",
          ]
        }
      ),
    ]
  }
}

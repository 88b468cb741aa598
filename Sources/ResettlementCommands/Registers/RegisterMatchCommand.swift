internal import ArgumentParser
internal import Crypto
internal import Diagnostics
internal import Foundation
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register match`: which of our persons are on a list of another department.
struct RegisterMatchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Finds our persons on a list of another department: an alert a hit. 部门名单比对",
    discussion: """
      Persons are found by identity number or, where the list has none, by name and year of birth; \
      the latter are marked as uncertain. What the list says of a hit (the mapping's remarks) may \
      be an illness: it is shown only with --purpose. The exit status is 1 if there is an alert, or \
      a row that can't be read. Of a part of the places only its alerts are shown, and only those go \
      into the book; rows about nobody of ours have no place, and are counted as a whole.

      Example 示例:
        resettle register match medical.csv --pack ulanhot --input extract.json \\
          --mapping medical.yaml --list medical-2024-06 --on 2024-06-30 --book alerts.json
      """
  )

  @Argument(help: ArgumentHelp("The list: a CSV or XLSX file.", valueName: "file"))
  var table: String

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @OptionGroup(title: "What is known") var known: ExtractOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Table") var options: TableOptions

  @Option(help: ArgumentHelp("What the columns mean.", valueName: "file.yaml"))
  var mapping: String

  @Option(help: ArgumentHelp("The list's name, a part of the alerts' ids.", valueName: "name"))
  var list: String

  @Option(
    help: ArgumentHelp("Where alerts are kept; only new ones are shown.", valueName: "file.json")
  )
  var book: String?

  @Option(
    help: ArgumentHelp("Why what the list says of persons is needed.", valueName: "text")
  )
  var purpose: String?

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let pack = try pack.load(reportingTo: session)
    let mapping = try TableOptions.mapping(at: mapping, pack.catalogue, in: session)
    let table = try options.table(at: table, mapping)
    let population = try known.read(pack.catalogue, in: session).extract.population
    let matches = ListMatching(
      list: list,
      of: known.on,
      mapping,
      against: population,
      hashing: PassingKey()
    ).matches(in: table)
    guard matches.findings.isEmpty else {
      throw CommandError(matches.findings.map { Diagnostic(.error, $0, at: nil) })
    }
    let view = try places.view(of: population)
    let alerts = try added(matches.alerts) { $0.placed(by: view, in: population) }
    switch format {
    case .text:
      try session.print(text(of: alerts.list, matches, in: session) + alerts.remarks(in: session))
    case .json: try session.print(alerts.completing(json(of: alerts.list, matches)))
    }
    let isFine = alerts.list.isEmpty && matches.rejected.isEmpty && matches.ambiguous.isEmpty
    return isFine ? .fine : .findings
  }

  /// The alerts at the place that are not in the book yet, which are put in.
  private func added(
    _ alerts: [MatchAlert],
    _ placed: ([MatchAlert]) -> PlacedList<[MatchAlert]>
  ) throws -> PlacedList<[MatchAlert]> {
    guard let path = book else { return placed(alerts) }
    return try Files.alone(with: path) {
      var book = try AlertFile.read(path, mustExist: false)
      var trial = book
      let new = placed(trial.add(alerts))
      book.add(new.list)
      try AlertFile.write(book, to: path)
      return new
    }
  }
}

/// A keyed hash whose key lives as long as the command: nothing of it is kept.
private struct PassingKey: IdentityHashing {
  private let key = SymmetricKey(size: .bits256)

  func key(of number: CitizenIdentityNumber) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(number.revealed.utf8), using: key)
    return code.map { String($0, radix: 16) }.joined(separator: ".")
  }
}

// MARK: - Showing

extension RegisterMatchCommand {
  private func text(
    of new: [MatchAlert],
    _ matches: ListMatches,
    in session: Session
  ) -> String {
    let alerts = new.map { line(of: $0, in: session) }
    let ambiguous = matches.ambiguous.sorted { $0.key < $1.key }.map { row, count in
      session.pick(
        "第 \(row) 行：同名同年出生的有 \(count) 人，需人工核对",
        "row \(row): \(count) persons have this name and year of birth; look at it"
      )
    }
    let rejected = matches.rejected.flatMap(\.reasons).map { reason in
      session.pick("第 \(reason.row) 行无法比对：", "row \(reason.row) can't be matched: ")
        + reason.text(in: session.language)
    }
    let notes = matches.notes.map { note in
      session.pick("第 \(note.row) 行提示：", "row \(note.row) note: ")
        + note.text(in: session.language)
    }
    let sum = session.pick(
      "预警 \(new.count)，非本地对象 \(matches.strangers.count) 行，"
        + "需人工核对 \(matches.ambiguous.count) 行，无法比对 \(matches.rejected.count) 行",
      "alerts: \(new.count), rows about nobody of ours: \(matches.strangers.count), "
        + "ambiguous: \(matches.ambiguous.count), not to be matched: \(matches.rejected.count)"
    )
    return (alerts + ambiguous + rejected + notes + [sum]).map { $0 + "\n" }.joined()
  }

  private func line(of alert: MatchAlert, in session: Session) -> String {
    let household = alert.household.map { " (\($0.id))" } ?? ""
    let rows = alert.rows.map(String.init).joined(separator: ", ")
    let place = session.pick("第 \(rows) 行", "row \(rows)")
    let doubt =
      alert.isCertain
      ? "" : session.pick("  仅凭姓名和出生年，需核实", "  by name and year of birth only, to be verified")
    let remarks = remarks(of: alert).map { "\($0.heading) \($0.text)" }.joined(separator: "，")
    return session.pick("预警 ", "alert ") + "\(alert.person.id)\(household)  \(place)"
      + (remarks.isEmpty ? "" : "  " + remarks) + doubt
  }

  /// What the list says of a hit, if somebody needs it.
  private func remarks(of alert: MatchAlert) -> [MatchAlert.Remark] {
    purpose == nil ? [] : alert.remarks
  }

  private func json(of alerts: [MatchAlert], _ matches: ListMatches) -> JSONValue {
    [
      "alerts": .array(alerts.map(value)),
      "strangers": .array(matches.strangers.map { .integer($0) }),
      "ambiguous": .array(
        matches.ambiguous.sorted { $0.key < $1.key }.map {
          ["row": .integer($0.key), "candidates": .integer($0.value)]
        }
      ),
      "rejected": .array(matches.rejected.map(ImportText.value)),
      "notes": .array(matches.notes.map(ImportText.numbered)),
    ]
  }

  private func value(_ alert: MatchAlert) -> JSONValue {
    [
      "id": .string(alert.id),
      "list": .string(alert.list),
      "listed_on": .string(alert.listedOn.description),
      "person": .string(alert.person.id),
      "household": .optional(alert.household?.id),
      "basis": .string(alert.basis.rawValue),
      "certain": .bool(alert.isCertain),
      "rows": .array(alert.rows.map { .integer($0) }),
      "remarks": .object(remarks(of: alert).map { ($0.heading, .string($0.text)) }),
    ]
  }
}

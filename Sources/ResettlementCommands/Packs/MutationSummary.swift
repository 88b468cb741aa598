internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import Tabular

/// Which small changes to packs were noticed, as a report: sums by kind, and what was not noticed.
struct MutationSummary {
  /// What became of each change.
  let report: MutationReport

  /// Returns the sums by kind, and each change that nothing has noticed, at its place.
  func text(in session: Session) -> String {
    let kinds = MutationKind.allCases.filter { report.tally(of: $0).total > 0 }
    let rows = kinds.map { kind in
      row(session.pick(kind.title.chinese, kind.title.english), report.tally(of: kind))
    }
    let all = PackCoverage.Tally(seen: report.caught, total: report.results.count)
    let lines =
      report.survivors.map { line($0, in: session) } + rows
      + [row(session.pick("合计", "in all"), all)]
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ title: String, _ tally: PackCoverage.Tally) -> String {
    let count = "\(tally.seen)/\(tally.total)".aligned(to: 11)
    return title.padded(to: 26) + count + "\(tally.shownPercent) %".aligned(to: 9)
  }

  private func line(_ result: MutationReport.Result, in session: Session) -> String {
    let start = result.range.start
    let place = "\(result.range.source.name):\(start.line):\(start.column)"
    let change = session.pick(result.change.chinese, result.change.english)
    return session.pick("\(place): 未被发现：\(change)", "\(place): not noticed: \(change)")
  }
}

// MARK: - JSON

extension MutationSummary {
  /// The report as a JSON object.
  var json: JSONValue {
    [
      "caught": .integer(report.caught),
      "total": .integer(report.results.count),
      "kinds": .object(
        MutationKind.allCases.map { kind in
          let tally = report.tally(of: kind)
          return (
            kind.rawValue, ["caught": .integer(tally.seen), "total": .integer(tally.total)]
          )
        }
      ),
      "survivors": .array(report.survivors.map(value)),
    ]
  }

  private func value(_ result: MutationReport.Result) -> JSONValue {
    let start = result.range.start
    return [
      "kind": .string(result.kind.rawValue),
      "pack": .string(result.packID),
      "change": .string(result.change.english),
      "file": .string(result.range.source.name),
      "line": .integer(start.line),
      "column": .integer(start.column),
    ]
  }
}

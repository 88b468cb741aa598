internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import Tabular

/// What the tests of packs have seen of them, as a report: sums by pack, and what was not seen.
struct CoverageReport {
  private let packs: [PackCoverage.Pack]
  private let thresholds: [CoverageThreshold]

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - coverage: What was seen.
  ///   - wanted: The names of the sources of the packs that were asked for.
  ///   - thresholds: What is demanded of each pack.
  init(_ coverage: PackCoverage, of wanted: Set<String>, thresholds: [CoverageThreshold]) {
    packs = coverage.packs.filter { wanted.contains($0.sourceName) }
    self.thresholds = thresholds
  }

  /// What is demanded and not reached, by pack.
  private var misses: [(pack: PackCoverage.Pack, threshold: CoverageThreshold, percent: Double)] {
    packs.flatMap { pack in
      thresholds.compactMap { threshold in
        let percent = pack.tallies[threshold.measure]?.percent ?? 100
        return percent < threshold.percent ? (pack, threshold, percent) : nil
      }
    }
  }

  /// Whether everything that is demanded is reached.
  var isReached: Bool { misses.isEmpty }
}

// MARK: - Text

extension CoverageReport {
  /// Returns the sums by pack, what was not seen, and what is demanded and not reached.
  func text(in session: Session) -> String {
    let lines =
      packs.flatMap { sums(of: $0, in: session) }
      + packs.flatMap { gaps(of: $0, in: session) }
      + misses.map { line($0.pack, $0.threshold, $0.percent, in: session) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func sums(of pack: PackCoverage.Pack, in session: Session) -> [String] {
    let counted = CoverageMeasure.allCases.filter { pack.tallies[$0] != nil }
    guard !counted.isEmpty else { return [] }
    let rows =
      counted.map { row($0.title, pack.tallies[$0] ?? PackCoverage.Tally(), in: session) }
      + [row(LocalizedText(zh: "合计", en: "in all"), pack.total, in: session)]
    return [session.pick("\(pack.id)：", "\(pack.id):")] + rows
  }

  private func row(
    _ title: LocalizedText,
    _ tally: PackCoverage.Tally,
    in session: Session
  ) -> String {
    let name = session.pick(title.chinese, title.english).padded(to: 26)
    let count = "\(tally.seen)/\(tally.total)".aligned(to: 11)
    return "  \(name)\(count)\("\(tally.shownPercent) %".aligned(to: 9))"
  }

  private func gaps(of pack: PackCoverage.Pack, in session: Session) -> [String] {
    guard !pack.gaps.isEmpty else { return [] }
    let heading = session.pick("\(pack.id) 未见到的：", "\(pack.id), not seen:")
    return [heading] + pack.gaps.map { "  \(line($0, in: session))" }
  }

  private func line(_ gap: PackCoverage.Gap, in session: Session) -> String {
    let place = "\(gap.range.source.name):\(gap.range.start.line):\(gap.range.start.column)"
    let title = session.pick(gap.measure.title.chinese, gap.measure.title.english)
    let never = gap.outcomes.map { outcome in
      session.pick("从未\(Self.words[outcome] ?? " \(outcome)")", "never \(outcome)")
    }.joined(separator: session.pick("、", ", "))
    let text = gap.text.cut(to: 100)
    let rest = never.isEmpty ? "" : " (\(never))"
    return "\(place): \(title): \(text)\(rest)"
  }

  /// The outcomes of conditions in Chinese; verdicts go by their words in both languages.
  private static let words = ["true": "成立", "false": "不成立", "unknown": "未知"]

  private func line(
    _ pack: PackCoverage.Pack,
    _ threshold: CoverageThreshold,
    _ percent: Double,
    in session: Session
  ) -> String {
    let (have, want) = (percent.shownPercent, threshold.percent.shownPercent)
    let title = threshold.measure.title
    return session.pick(
      "\(pack.id)：\(title.chinese)只见到 \(have) %，应达到 \(want) %",
      "\(pack.id): only \(have) % of \(title.english) seen, \(want) % demanded"
    )
  }
}

// MARK: - JSON

extension CoverageReport {
  /// The report as a JSON object.
  var json: JSONValue {
    [
      "reached": .bool(isReached),
      "thresholds": .object(
        thresholds.map { ($0.measure.rawValue, .number($0.percent.shownPercent)) }
      ),
      "packs": .array(packs.map(value)),
    ]
  }

  private func value(_ pack: PackCoverage.Pack) -> JSONValue {
    let measures = CoverageMeasure.allCases.compactMap { measure in
      pack.tallies[measure].map { (measure.rawValue, value($0)) }
    }
    return [
      "id": .string(pack.id),
      "measures": .object(measures),
      "unseen": .array(pack.gaps.map(value)),
    ]
  }

  private func value(_ tally: PackCoverage.Tally) -> JSONValue {
    [
      "seen": .integer(tally.seen),
      "total": .integer(tally.total),
      "percent": .number(tally.shownPercent),
    ]
  }

  private func value(_ gap: PackCoverage.Gap) -> JSONValue {
    let start = gap.range.start
    return [
      "measure": .string(gap.measure.rawValue),
      "text": .string(gap.text),
      "outcomes": .array(gap.outcomes.map { .string($0) }),
      "file": .string(gap.range.source.name),
      "line": .integer(start.line),
      "column": .integer(start.column),
    ]
  }
}

// MARK: - Shares

extension PackCoverage.Tally {
  /// The share as it is shown.
  var shownPercent: String { percent.shownPercent }
}

extension Double {
  /// A share with a decimal place, rounded down, so that 100 means all.
  fileprivate var shownPercent: String {
    let tenths = Int(self * 10 + 1e-9)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// The text of the demonstration.
struct DemoReport {
  private let places: [DemoPlace]
  private let session: Session

  /// Creates a report.
  init(_ places: [DemoPlace], _ session: Session) {
    self.places = places
    self.session = session
  }

  /// The tables of all places, an answer of each kind with its reasons, and a summary.
  var text: String {
    let lines =
      [legend, ""] + places.flatMap(table) + explanations + heading(words.summary) + summary + [""]
      + next
    return lines.map { $0 + "\n" }.joined()
  }

  private var words: DemoWords { DemoWords(session: session) }

  private var legend: String {
    VerdictMark.allCases.map { "\($0.rawValue) \($0.meaning(in: session))" }
      .joined(separator: "   ")
  }

  private func heading(_ text: String) -> [String] {
    [text, String(repeating: "─", count: text.columns)]
  }

  // MARK: - A place

  private func table(_ place: DemoPlace) -> [String] {
    let byKind = Dictionary(grouping: place.answers, by: \.subject.kind)
    let tables = SubjectKind.allCases.compactMap { kind in
      byKind[kind].map { SubjectTable(kind, $0).lines(in: session) + [""] }
    }
    return heading(title(of: place)) + [words.origin(of: place), ""] + tables.flatMap(\.self)
  }

  private func title(of place: DemoPlace) -> String {
    let description = place.pack.description
    let region = session.pick(description.region.chinese, description.region.english)
    return "\(region) · \(session.pick(description.title.chinese, description.title.english))"
  }

  // MARK: - Explained answers

  private var explanations: [String] {
    let examples = DemoExamples(places).examples
    return examples.flatMap { example in
      heading(words.title(of: example)) + [reasons(example.answer, example.place)]
    }
  }

  private func reasons(_ answer: Assessment, _ place: DemoPlace) -> String {
    let renderer = AssessmentRenderer(
      language: session.language,
      detail: .full,
      catalogue: place.pack.catalogue
    )
    return renderer.text([answer])
  }

  // MARK: - Summary

  private var summary: [String] {
    let names = places.map { session.pick($0.regionName.chinese, $0.regionName.english) }
    let rows = zip(names, places).map { ($0, $1.answers) } + [(words.total, all)]
    let width = rows.map(\.0.columns).max() ?? 0
    let heads = verdicts.map(words.verdict)
    return [line("", heads, width)] + rows.map { line($0, counts($1), width) }
  }

  private var all: [Assessment] { places.flatMap(\.answers) }

  /// The verdicts that occur.
  private var verdicts: [String] {
    let found = Set(all.map(\.verdictName))
    return DemoWords.verdicts.filter(found.contains)
  }

  private func counts(_ answers: [Assessment]) -> [String] {
    verdicts.map { verdict in
      let count = answers.count { $0.verdictName == verdict }
      return count == 0 ? "·" : String(count)
    }
  }

  private func line(_ name: String, _ cells: [String], _ width: Int) -> String {
    let heads = verdicts.map { max(words.verdict($0).columns, 4) }
    return name.padded(to: width) + zip(cells, heads).map { "  " + $0.aligned(to: $1) }.joined()
  }

  private var next: [String] {
    guard let place = places.first else { return [] }
    return [
      words.next, "  resettle assess --pack \(place.pack.description.id) --input \(place.path)",
    ]
  }
}

extension DemoPlace {
  /// What the place is called.
  var regionName: LocalizedText { pack.description.region }
}

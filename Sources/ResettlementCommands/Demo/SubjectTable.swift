internal import ResettlementCore

/// What the subjects of one kind come to: a line for each rule, a column for each subject.
///
/// ```
/// placement                      J01 J02 J03
///   one-off service subsidy      ✓   ✗   ?
/// ```
struct SubjectTable {
  private let kind: SubjectKind
  private let rules: [Rule]
  private let subjects: [String]
  private let marks: [String: VerdictMark]

  /// How wide a line may be, and the part of it that may hold the titles of rules.
  private static let width = 100
  private static let widestTitle = 48

  /// Creates a table of the answers about subjects of one kind.
  init(_ kind: SubjectKind, _ answers: [Assessment]) {
    self.kind = kind
    rules = answers.map(\.rule).uniqued(by: \.id)
    subjects = answers.map(\.subject.id).uniqued(by: \.self)
    marks = Dictionary(answers.map { (Self.key($0.rule.id, $0.subject.id), VerdictMark($0)) }) {
      $1
    }
  }

  private static func key(_ rule: String, _ subject: String) -> String { "\(rule) \(subject)" }

  /// Returns the table's lines, in as many blocks as the subjects need.
  func lines(in session: Session) -> [String] {
    let titles = self.titles(in: session)
    let title = (titles.map(\.columns).max() ?? 0) + 2
    let column = (subjects.map(\.columns).max() ?? 0) + 1
    let size = max(1, (Self.width - title) / column)
    return stride(from: 0, to: subjects.count, by: size).flatMap { start in
      block(subjects[start..<min(start + size, subjects.count)]).enumerated().map { index, cells in
        line(titles[index].padded(to: title), cells.map { $0.padded(to: column) })
      }
    }
  }

  /// What begins the lines: the kind of the subjects, then the rules.
  private func titles(in session: Session) -> [String] {
    let rules = rules.map { "  " + session.pick($0.title.chinese, $0.title.english) }
    return ([session.pick(kind.name.chinese, kind.name.english)] + rules)
      .map { $0.cut(to: Self.widestTitle) }
  }

  /// The cells of some subjects: their ids, then a mark for each rule.
  private func block(_ ids: ArraySlice<String>) -> [[String]] {
    [Array(ids)]
      + rules.map { rule in ids.map { marks[Self.key(rule.id, $0)]?.rawValue ?? " " } }
  }

  private func line(_ title: String, _ cells: [String]) -> String {
    String((title + cells.joined()).reversed().drop { $0 == " " }.reversed())
  }
}

extension Sequence {
  /// Returns the elements without those whose key came before.
  fileprivate func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

internal import Diagnostics
internal import ResettlementCore

/// The subjects of an extract, one entry each, in the order in which they came.
struct ExtractedSubjects {
  private var entries: [SubjectKind: [SubjectEntry]] = [:]
  private var indices: [SubjectReference: Int] = [:]
  private var names: [SubjectKind: Set<String>] = [:]

  /// The entries by kind, those of a kind in the order in which they came.
  var all: [SubjectEntry] { SubjectKind.allCases.flatMap { entries[$0] ?? [] } }

  /// Puts an entry in, or its facts to those that are known of the subject.
  mutating func insert(_ entry: SubjectEntry) {
    let kind = entry.reference.kind
    if let index = indices[entry.reference] {
      entries[kind]?[index].merge(entry)
    } else {
      indices[entry.reference] = entries[kind]?.count ?? 0
      entries[kind, default: []].append(entry)
    }
  }

  /// Remembers the names of subjects, also of those that are not there on the day.
  mutating func name(_ named: [SubjectEntry]) {
    guard let kind = named.first?.reference.kind else { return }
    names[kind, default: []].formUnion(named.map(\.reference.id))
  }

  /// The ids of a kind.
  func ids(of kind: SubjectKind) -> Set<String> { names[kind] ?? [] }

  /// Makes facts unknown.
  mutating func forget(_ facts: [String], of subject: SubjectReference) {
    guard let index = indices[subject] else { return }
    for fact in facts { entries[subject.kind]?[index].facts[fact] = nil }
  }
}

internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// Adds versions of subjects to an extract, and changes none that is there.
///
/// An entry that does not say when it was recorded is given the extract's own day, or the day
/// before the new versions, so that it can be told which is the later one. A new version ends
/// before the next one of its subject begins, so that it hides nothing that is known of later days.
struct ExtractUpdate {
  let on: CalendarDay
  let recordedAt: RecordedTime

  /// Returns the extract with subjects as they are in a population.
  func json(
    _ source: SourceText,
    adding subjects: [SubjectReference],
    of population: Population
  ) -> JSONValue {
    var entries: [(String, JSONValue)] = []
    if case .object(let known)? = JSONDocument(source).root?.value { entries = known }
    let before = dayBefore(entries)
    set("as_of", .string(max(ownDay(entries) ?? on, on).description), in: &entries)
    for (kind, group) in Dictionary(grouping: subjects, by: \.kind).sorted(by: {
      $0.key.rawValue < $1.key.rawValue
    }) {
      add(group, of: kind, population, before, to: &entries)
    }
    return .object(entries)
  }

  private func add(
    _ subjects: [SubjectReference],
    of kind: SubjectKind,
    _ population: Population,
    _ before: String,
    to entries: inout [(String, JSONValue)]
  ) {
    let key = kind.collectionName
    var list: [JSONValue] = []
    if case .array(let known)? = entries.first(where: { $0.0 == key })?.1 { list = known }
    let ids = Set(subjects.map(\.id))
    let there = Set(list.compactMap(idOfSameVersion))
    list = list.map { entry in
      guard let id = entry["id"], ids.contains(id), entry["recorded_at"] == nil,
        case .object(let keys) = entry
      else { return entry }
      return .object(keys + [("recorded_at", .string(before))])
    }
    let ends = lastDays(in: list)
    list += subjects.filter { !there.contains($0.id) }.map {
      version(of: $0, population, through: ends[$0.id])
    }
    set(key, .array(list), in: &entries)
  }

  /// The id of an entry that was added by the same import before.
  private func idOfSameVersion(_ entry: JSONValue) -> String? {
    let isSame =
      entry["valid_from"] == on.description && entry["recorded_at"] == recordedAt.description
    return isSame ? entry["id"] : nil
  }

  /// The days before the next versions of subjects begin, by their ids.
  private func lastDays(in list: [JSONValue]) -> [String: CalendarDay] {
    var days: [String: CalendarDay] = [:]
    for entry in list {
      guard let id = entry["id"], let from = entry["valid_from"].flatMap(CalendarDay.init(_:)),
        from > on, let last = from.adding(days: -1)
      else { continue }
      days[id] = min(days[id] ?? last, last)
    }
    return days
  }

  private func version(
    of subject: SubjectReference,
    _ population: Population,
    through last: CalendarDay?
  ) -> JSONValue {
    var keys: [(String, JSONValue)] = [
      ("id", .string(subject.id)), ("valid_from", .string(on.description)),
    ]
    if let last { keys.append(("valid_to", .string(last.description))) }
    keys.append(("recorded_at", .string(recordedAt.description)))
    for fact in population.catalogue.facts(of: subject.kind) {
      let value = population.value(of: fact.id, of: subject)
      if value.isKnown { keys.append((fact.id, value.json)) }
    }
    return .object(keys)
  }

  private func set(_ key: String, _ value: JSONValue, in entries: inout [(String, JSONValue)]) {
    if let index = entries.firstIndex(where: { $0.0 == key }) {
      entries[index].1 = value
    } else {
      entries.append((key, value))
    }
  }

  /// When entries were recorded that do not say it.
  private func dayBefore(_ entries: [(String, JSONValue)]) -> String {
    let last = recordedAt.day(hoursAheadOfUTC: 0).adding(days: -1) ?? on
    return min(ownDay(entries) ?? last, last).description
  }

  /// The extract's own day.
  private func ownDay(_ entries: [(String, JSONValue)]) -> CalendarDay? {
    guard case .string(let text)? = entries.first(where: { $0.0 == "as_of" })?.1 else {
      return nil
    }
    return CalendarDay(text)
  }
}

extension JSONValue {
  /// The text of a key.
  fileprivate subscript(key: String) -> String? {
    guard case .object(let entries) = self,
      case .string(let text)? = entries.first(where: { $0.0 == key })?.1
    else { return nil }
    return text
  }
}

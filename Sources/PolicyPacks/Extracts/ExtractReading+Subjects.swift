internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension ExtractReading {
  /// Returns what stands in an entry; `nil` if it has no id.
  mutating func subject(_ node: ExtractNode, _ kind: SubjectKind) -> SubjectEntry? {
    guard let keys = node.entries else {
      privatePlaces.add(scalarsOf: node)
      report(.subjectWithoutKeys(kind), at: node.mark)
      return nil
    }
    guard var subject = named(keys, kind, at: node) else {
      for entry in keys where entry.key != "id" { readUnnamed(entry, of: kind) }
      return nil
    }
    for entry in keys where !Self.reserved.contains(entry.key) { read(entry, of: &subject) }
    readTimes(keys, of: &subject)
    return subject
  }

  private static let reserved: Set = ["id", "valid_from", "valid_to", "recorded_at"]

  /// Reads a fact of an entry without an id, for its mistakes.
  private mutating func readUnnamed(_ entry: ExtractNode.Entry, of kind: SubjectKind) {
    guard !Self.reserved.contains(entry.key) else { return }
    var nobody = SubjectEntry(reference: SubjectReference(kind, ""), idRange: entry.keyRange)
    read(entry, of: &nobody)
  }

  private mutating func named(
    _ keys: [ExtractNode.Entry],
    _ kind: SubjectKind,
    at node: ExtractNode
  ) -> SubjectEntry? {
    guard let entry = keys.first(where: { $0.key == "id" }) else {
      if node.isComplete { report(.missingID(kind), at: node.mark) }
      return nil
    }
    guard let id = entry.value.text, !id.isEmpty, id.utf8.count <= 200 else {
      report(.badID(kind), at: entry.value.mark)
      return nil
    }
    guard !ShownText.isIdentityNumber(id) else {
      privatePlaces.add(entry.value.range)
      report(.idIsIdentityNumber(kind), at: entry.value.mark)
      return nil
    }
    return SubjectEntry(reference: SubjectReference(kind, id), idRange: entry.value.range)
  }
}

// MARK: - Facts

extension ExtractReading {
  private mutating func read(_ entry: ExtractNode.Entry, of subject: inout SubjectEntry) {
    let kind = subject.reference.kind
    guard let declaration = catalogue.fact(entry.key, of: kind) ?? renamed(entry, of: kind) else {
      return reportUnknownFact(entry, of: kind)
    }
    if declaration.privacy != .open { privatePlaces.add(scalarsOf: entry.value) }
    guard !isThere(declaration, subject, entry) else { return }
    var decoder = FactDecoder(declaration, givesHints: givesHints)
    let value = decoder.value(of: entry.value)
    report(decoder.findings)
    subject.flags += [decoder.flag].compactMap(\.self)
    subject.facts[declaration.id] = LocatedFact(
      declaration: declaration,
      value: value,
      range: entry.value.mark,
      references: decoder.references
    )
  }

  /// The fact that had the key's name in an earlier version, which a warning says.
  private mutating func renamed(
    _ entry: ExtractNode.Entry,
    of kind: SubjectKind
  ) -> FactDeclaration? {
    guard let declaration = catalogue.fact(formerID: entry.key, of: kind) else { return nil }
    report([Diagnostic(.warning, .renamedFact(entry.key, declaration), at: entry.keyRange)])
    return declaration
  }

  /// Whether the entry has the fact already, by its id or its Chinese name, which is reported; a
  /// key that is there twice in the same words is the tree's own mistake.
  private mutating func isThere(
    _ declaration: FactDeclaration,
    _ subject: SubjectEntry,
    _ entry: ExtractNode.Entry
  ) -> Bool {
    guard let first = subject.facts[declaration.id] else { return false }
    let note = Diagnostic.Note(.firstValue, at: first.range)
    report(.duplicateFact(declaration), at: entry.keyRange, notes: [note])
    return true
  }

  private mutating func reportUnknownFact(_ entry: ExtractNode.Entry, of kind: SubjectKind) {
    if let relation = catalogue.relation(entry.key, of: kind) {
      privatePlaces.add(scalarsOf: entry.value)
      return report(.relationGiven(relation), at: entry.keyRange)
    }
    let names = catalogue.facts(of: kind).flatMap { [$0.id, $0.name.chinese] }
    let nearest = hint(entry.key, among: names + ["id"])
    let meant = nearest.flatMap { catalogue.fact($0, of: kind) }
    if meant?.privacy != .open { privatePlaces.add(scalarsOf: entry.value) }
    let name = ShownText.of(entry.key)
    report(.unknownFact(name, of: kind, nearest: nearest), at: entry.keyRange)
  }
}

// MARK: - Times

extension ExtractReading {
  private mutating func readTimes(
    _ keys: [ExtractNode.Entry],
    of subject: inout SubjectEntry
  ) {
    func entry(_ key: String) -> ExtractNode.Entry? { keys.first { $0.key == key } }
    let (first, last) = (entry("valid_from"), entry("valid_to"))
    let (from, to) = (first.flatMap { day($0) }, last.flatMap { day($0) })
    if from != nil || to != nil { subject.valid = DatePeriod(from: from ?? .first, to: to) }
    if let last, let from, let to, to < from {
      report(.periodEndsBeforeStart(from, to), at: last.value.mark)
    }
    if let recorded = entry("recorded_at") { subject.recordedAt = time(recorded) }
  }

  /// Returns the day that stands at a key; `nil` for null and after a mistake.
  mutating func day(_ entry: ExtractNode.Entry) -> CalendarDay? {
    if case .null = entry.value.form { return nil }
    if let day = entry.value.text.flatMap(CalendarDay.init(_:)) { return day }
    report(.keyWithoutDay(entry.key), at: entry.value.mark)
    return nil
  }

  private mutating func time(_ entry: ExtractNode.Entry) -> RecordedTime? {
    let text = entry.value.text ?? ""
    if let time = RecordedTime(text) { return time }
    if let day = CalendarDay(text) { return RecordedTime(startOf: day) }
    report(.keyWithoutTime(entry.key), at: entry.value.mark)
    return nil
  }
}

internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The reading of one extract, which may stand in several pieces.
struct ExtractReading {
  let catalogue: FactCatalogue
  let day: CalendarDay?
  /// What was recorded later is left out; `nil` for everything.
  let knownAt: RecordedTime?
  let limits: ExtractLimits

  /// The kinds of which all subjects are listed; `nil` if no piece says so.
  var completeKinds: Set<SubjectKind>?

  private var findings: [Diagnostic] = []
  private var unlistedCount = 0
  var privatePlaces = PrivatePlaces()
  private(set) var listedKinds: Set<SubjectKind> = []
  private var asOf: CalendarDay?
  private var note: String?
  private var subjectCount = 0

  /// The entries of each piece, by kind in the order of the text.
  private var pieces: [[SubjectKind: [SubjectEntry]]] = []

  init(
    catalogue: FactCatalogue,
    day: CalendarDay?,
    knownAt: RecordedTime? = nil,
    limits: ExtractLimits
  ) {
    self.catalogue = catalogue
    self.day = day
    self.knownAt = knownAt
    self.limits = limits
  }

  mutating func report(
    _ message: Diagnostic.Message,
    at range: SourceRange,
    notes: [Diagnostic.Note] = []
  ) {
    report([Diagnostic(message, at: range, notes: notes)])
  }

  /// Reports what was found, as long as there is not too much of it.
  mutating func report(_ diagnostics: [Diagnostic]) {
    let listed = diagnostics.prefix(max(0, limits.diagnostics - findings.count))
    findings += listed
    unlistedCount += diagnostics.count - listed.count
  }

  /// Whether a name that was meant is looked for: only as long as somebody will read it.
  var givesHints: Bool { findings.count < 200 }

  /// Returns the name that was most likely meant.
  func hint(_ name: String, among names: some Sequence<String>) -> String? {
    givesHints ? nearestName(to: name, among: names) : nil
  }
}

// MARK: - A piece

extension ExtractReading {
  /// Reads a piece: lists of subjects by the names of their kinds.
  mutating func read(_ node: ExtractNode) {
    guard let entries = node.entries else {
      if case .nothing = node.form { return }
      privatePlaces.add(scalarsOf: node)
      return report(.extractWithoutKeys, at: node.mark)
    }
    pieces.append([:])
    for entry in entries {
      switch entry.key {
      case "complete": readComplete(entry.value)
      case "as_of": asOf = day(entry) ?? asOf
      case "note": readNote(entry)
      default: readCollection(entry)
      }
    }
  }

  private mutating func readNote(_ entry: ExtractNode.Entry) {
    guard let text = entry.value.text else {
      return report(.keyWithoutText(entry.key), at: entry.value.mark)
    }
    note = text
  }

  private mutating func readComplete(_ node: ExtractNode) {
    guard let items = node.items else { return report(.completeWithoutList, at: node.mark) }
    var kinds = completeKinds ?? []
    for item in items {
      if let kind = item.text.flatMap(SubjectKind.init(collectionName:)) {
        kinds.insert(kind)
      } else {
        reportUnknownCollection(item.text ?? "", at: item.mark)
      }
    }
    completeKinds = kinds
  }

  private mutating func readCollection(_ entry: ExtractNode.Entry) {
    guard let kind = SubjectKind(collectionName: entry.key) else {
      privatePlaces.add(scalarsOf: entry.value)
      return reportUnknownCollection(entry.key, at: entry.keyRange)
    }
    guard let items = entry.value.items else {
      privatePlaces.add(scalarsOf: entry.value)
      return report(.collectionWithoutList(kind), at: entry.value.mark)
    }
    listedKinds.insert(kind)
    for item in items where canRead(item, of: kind) {
      if let subject = subject(item, kind) {
        pieces[pieces.count - 1][kind, default: []].append(subject)
      }
    }
  }

  /// Counts a subject, and reports the first one beyond the limit.
  private mutating func canRead(_ item: ExtractNode, of kind: SubjectKind) -> Bool {
    subjectCount += 1
    if subjectCount == limits.subjects + 1 {
      report(.tooManySubjects(limit: limits.subjects), at: item.mark)
    }
    return subjectCount <= limits.subjects
  }

  private mutating func reportUnknownCollection(_ name: String, at range: SourceRange) {
    let names = SubjectKind.allCases.map(\.collectionName)
    let meant = SubjectKind.allCases.first { [$0.rawValue, $0.chineseName].contains(name) }
    let nearest = meant?.collectionName ?? hint(name, among: names)
    let note = Diagnostic.Note(.collections(names))
    report(.unknownCollection(ShownText.of(name), nearest: nearest), at: range, notes: [note])
  }
}

// MARK: - Putting together

extension ExtractReading {
  /// Returns what was read, with the diagnostics of others before its own.
  mutating func finish(adding others: [Diagnostic] = []) -> Extract {
    var subjects = ExtractedSubjects()
    for piece in pieces {
      for kind in SubjectKind.allCases {
        for entry in chosen(piece[kind] ?? []) { subjects.insert(entry) }
        subjects.name(piece[kind] ?? [])
      }
    }
    checkReferences(&subjects)
    let population = population(of: subjects)
    checkSizes(of: subjects, in: population)
    let unlisted = unlistedCount > 0 ? [Diagnostic(.unlisted(unlistedCount), at: nil)] : []
    let diagnostics = (others + findings).sortedByPlace()
    return Extract(
      population: population,
      diagnostics: privatePlaces.marked(diagnostics) + unlisted,
      asOf: asOf,
      note: note
    )
  }

  /// The day on which versions are chosen.
  var chosenDay: CalendarDay? { day ?? asOf }

  /// The kinds of which all subjects are listed.
  var complete: Set<SubjectKind> { completeKinds ?? listedKinds }

  private func population(of subjects: ExtractedSubjects) -> Population {
    var population = Population(catalogue: catalogue, completeKinds: complete)
    for entry in subjects.all {
      insert(entry, as: entry.reference.kind.subjectType, into: &population)
      if !entry.flags.isEmpty { population.flags[entry.reference] = entry.flags.sorted() }
    }
    return population
  }

  private func insert<Inserted: Subject>(
    _ entry: SubjectEntry,
    as type: Inserted.Type,
    into population: inout Population
  ) {
    var subject = Inserted(id: SubjectID(entry.reference.id))
    for (id, fact) in entry.facts {
      do throws(FactMismatch) {
        try subject.set(id, to: fact.value, in: catalogue)
      } catch {
        assertionFailure("a checked value does not fit: \(error)")
      }
    }
    population.insert(subject)
  }
}

extension PrivatePlaces {
  /// Remembers that all scalars of a part may be personal.
  mutating func add(scalarsOf node: ExtractNode) {
    for place in node.scalarPlaces { add(place) }
  }
}

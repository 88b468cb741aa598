internal import Quantities
internal import ResettlementCore

/// What was recorded of the subjects of one kind, each in a history of its own.
struct Shelf<Kept: Subject>: Sendable {
  /// By subject its history, to which is only added.
  private(set) var histories: [SubjectID<Kept>: History<Kept>] = [:]
  /// The subjects, in the order in which they were first recorded.
  private(set) var order: [SubjectID<Kept>] = []
  /// By subject and number of the entry the household in whose name it was recorded.
  private var owners: [SubjectID<Kept>: [Household.ID]] = [:]

  /// The subjects that a household was ever recorded to have.
  private(set) var belongings: [Household.ID: [SubjectID<Kept>]] = [:]
}

/// What is recorded of a household's subjects on some days, and why.
struct Entry {
  let owner: Household.ID
  /// The first day on which it is so.
  let day: CalendarDay
  /// The last day; `nil` if no end is known.
  let until: CalendarDay?
  let recordedAt: RecordedTime
  /// Why an entry that begins on the same day is replaced.
  let reason: String

  var valid: DatePeriod { DatePeriod(from: day, to: until) ?? DatePeriod(day: day) }
}

extension Shelf {
  /// Returns how a subject was on a day as far as is recorded.
  func value(of id: SubjectID<Kept>, on day: CalendarDay, knownAt time: RecordedTime? = nil)
    -> Kept?
  {
    histories[id]?.value(on: day, knownAt: time)
  }

  /// Records how the subjects of a household are, and that others of its are no longer there.
  mutating func record(_ subjects: [Kept], _ entry: Entry) throws(HistoryError) {
    for subject in subjects { try record(subject, entry) }
    let present = Set(subjects.map(\.id))
    for id in belongings[entry.owner] ?? [] where !present.contains(id) { try remove(id, entry) }
  }

  private mutating func record(_ subject: Kept, _ entry: Entry) throws(HistoryError) {
    let standing = histories[subject.id]?.version(on: entry.day)
    guard standing?.value != subject else { return }
    let replaced = standing.flatMap { $0.valid.from == entry.day ? $0.number : nil }
    try add(subject, entry.valid, entry, correcting: replaced)
  }

  /// Ends every entry that says that a subject is with the household on the day or later.
  ///
  /// What is recorded last answers, so that those which were recorded after an ended one are recorded
  /// anew behind it, in their order.
  private mutating func remove(_ id: SubjectID<Kept>, _ entry: Entry) throws(HistoryError) {
    let own = live(id).filter { owners[id]?[$0.number - 1] == entry.owner }
    guard let first = own.first(where: { $0.valid.reaches(entry.day) })?.number else { return }
    for version in own where first <= version.number {
      if version.valid.from < entry.day {
        try shorten(version, entry)
      } else if entry.until.map({ version.valid.from <= $0 }) ?? true {
        try annul(id, version.number, entry)
      }
    }
  }

  /// Records an entry anew that ends before the day, if not already earlier.
  private mutating func shorten(_ version: Version<Kept>, _ entry: Entry) throws(HistoryError) {
    let eve = CalendarDay(dayNumber: entry.day.dayNumber - 1)
    let last = version.valid.to.map { min($0, eve) } ?? eve
    guard let value = version.value, let valid = DatePeriod(from: version.valid.from, to: last)
    else { return }
    try add(value, valid, entry, correcting: version.number)
  }

  /// The entries that no other one has corrected.
  private func live(_ id: SubjectID<Kept>) -> [Version<Kept>] {
    let versions = histories[id]?.versions ?? []
    let corrected = Set(versions.compactMap { $0.correction?.version })
    return versions.filter { $0.value != nil && !corrected.contains($0.number) }
  }

  private mutating func add(
    _ subject: Kept,
    _ valid: DatePeriod,
    _ entry: Entry,
    correcting number: Int?
  ) throws(HistoryError) {
    if histories[subject.id] == nil { order.append(subject.id) }
    try histories[subject.id, default: History()].record(
      subject,
      valid: valid,
      at: entry.recordedAt,
      correcting: number.map { Correction(of: $0, because: entry.reason) }
    )
    own(subject.id, entry.owner)
  }

  private mutating func annul(
    _ id: SubjectID<Kept>,
    _ number: Int,
    _ entry: Entry
  ) throws(HistoryError) {
    let correction = Correction(of: number, because: entry.reason)
    try histories[id]?.annul(correction, at: entry.recordedAt)
    own(id, entry.owner)
  }

  private mutating func own(_ id: SubjectID<Kept>, _ owner: Household.ID) {
    owners[id, default: []].append(owner)
    if belongings[owner]?.contains(id) != true { belongings[owner, default: []].append(id) }
  }
}

extension DatePeriod {
  /// Whether the period has the day or a later one.
  fileprivate func reaches(_ day: CalendarDay) -> Bool { to.map { day <= $0 } ?? true }
}

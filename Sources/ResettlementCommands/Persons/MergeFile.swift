internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit

/// A file of merges of persons.
struct MergeFile {
  private static let limit = 256 << 20

  private let path: String
  private let source: SourceText

  /// What the events come to.
  let merges: PersonMerges

  /// Reads a file, and reports events that count for nothing.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - isNew: Whether a file that is not there is one without events.
  ///   - session: The session.
  /// - Throws: ``CommandError`` if the file can't be read, or not every event of it.
  init(at path: String, mayBeMissing isNew: Bool = false, in session: Session) throws {
    self.path = path
    let isMissing = isNew && !Files.exists(path)
    source =
      isMissing
      ? SourceText(name: path, bytes: [])
      : try Files.text(at: path, limit: Self.limit, in: session)
    let (events, diagnostics) = PersonMergeReader.read(source)
    guard !diagnostics.hasErrors else { throw CommandError(diagnostics) }
    merges = PersonMerges(events)
    try session.report(merges.disregarded.map { Diagnostic(.warning, .disregarded($0), at: nil) })
  }

  /// Decides on events, and writes those that are new, whole or not at all.
  ///
  /// - Returns: The new events.
  /// - Throws: ``CommandError`` with the reason if one is refused; then nothing is written.
  func record(_ events: [PersonMergeEvent]) throws(CommandError) -> [PersonMergeEvent] {
    let new: [PersonMergeEvent]
    do throws(PersonMergeRefusal) {
      new = try merges.deciding(events)
    } catch {
      throw CommandError(.refusedMerge(error))
    }
    guard !new.isEmpty else { return [] }
    let gap: [UInt8] = source.bytes.isEmpty || source.bytes.last == 0x0A ? [] : [0x0A]
    try Files.write(source.bytes + gap + Array(PersonMergeJSON.lines(new).utf8), to: path)
    return new
  }

  /// Returns a name that no event has, such as `merge-P9`, `merge-P9-2`.
  func freeID(_ stem: String) -> PersonMergeEvent.ID {
    let taken = Set(merges.events.map(\.id))
    var (id, number) = (stem, 1)
    while taken.contains(id) {
      number += 1
      id = "\(stem)-\(number)"
    }
    return id
  }
}

extension Diagnostic.Message {
  fileprivate static func disregarded(_ id: PersonMergeEvent.ID) -> Self {
    Self(
      "person.disregarded",
      en: "the event '\(id)' contradicts earlier ones and counts for nothing",
      zh: "事件“\(id)”与此前事件矛盾，不计"
    )
  }

  fileprivate static func refusedMerge(_ refusal: PersonMergeRefusal) -> Self {
    Self(
      "person.refused",
      en: "'\(refusal.event)' is not recorded: \(refusal.message.english)",
      zh: "“\(refusal.event)”未记录：\(refusal.message.chinese)"
    )
  }
}

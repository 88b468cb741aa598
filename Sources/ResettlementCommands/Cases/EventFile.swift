internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit

/// A file of events.
struct EventFile {
  /// The most bytes of a file.
  static let limit = 256 << 20

  let path: String
  let source: SourceText
  let history: ProcedureHistory
  let isWhole: Bool

  /// Reads a file, and reports what is wrong with it.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - isNew: Whether a file that is not there is one without events.
  ///   - session: The session.
  /// - Throws: ``CommandError`` if the file can't be read.
  init(at path: String, mayBeMissing isNew: Bool = false, in session: Session) throws {
    self.path = path
    let isMissing = isNew && !Files.exists(path)
    source =
      isMissing
      ? SourceText(name: path, bytes: [])
      : try Files.text(at: path, limit: Self.limit, in: session)
    let (events, diagnostics) = ProcedureEventReader().read(source)
    try session.report(diagnostics)
    history = ProcedureHistory(events)
    isWhole = !diagnostics.hasErrors
  }

  /// Writes the file with further events, whole or not at all.
  func append(_ events: [ProcedureEvent]) throws(CommandError) {
    let bytes = source.bytes
    let gap: [UInt8] = bytes.isEmpty || bytes.last == 0x0A ? [] : [0x0A]
    try Files.write(bytes + gap + Array(ProcedureEventJSON.lines(events).utf8), to: path)
  }

  /// Returns the runs that a name means: of a run, of a subject or of a kind with an id.
  func runs(named name: String) -> [ProcedureEvent.RunID] {
    history.runs.filter { run in
      let state = history.state(of: run)
      return run == name || state.isAbout(household: name)
        || state.subjects.contains { $0.id == name || $0.description == name }
    }
  }
}

extension ProcedureState {
  /// Whether it records a change of a household.
  fileprivate func isAbout(household name: String) -> Bool {
    householdChange?.households.contains {
      $0.rawValue == name || $0.reference.description == name
    } ?? false
  }
}

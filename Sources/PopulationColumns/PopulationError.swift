/// Why a run over a population stopped before its end.
public struct PopulationError: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// The file can't be opened or read.
    case unreadable
    /// The file has no line of headings.
    case noHeadings
    /// A column that is needed is not there.
    case noColumn(String)
    /// A heading stands twice.
    case columnTwice(String)
    /// The results can't be written, such as on a full disk.
    case unwritable(String)
    /// What is piped in has no mapping, without which its headings would have to be looked at before.
    case pipedWithoutMapping
    /// What is piped in would have to be read twice: persons are out of order, or a shard is wanted.
    case pipedTwice
    /// The mapping is one of other subjects, of several lines of headings, or finds other subjects by
    /// their facts.
    case unfitMapping
    /// Two ids of households can't be told apart by their digests.
    case digestsCollide
  }

  /// Why.
  public let reason: Reason

  /// The file; empty if it is none.
  public let file: String

  /// Creates an error.
  init(_ reason: Reason, file: String) {
    self.reason = reason
    self.file = file
  }
}

public import Quantities

/// A recorded act upon two records of one person (人员合并、撤销合并); events are only added.
///
/// ```swift
/// PersonMergeEvent(
///   id: "m-1", .merged(PersonMerge("P9", into: "P1")), on: day, recordedAt: now,
///   by: "某镇社会事务办", because: "同一公民身份号码", evidence: ["入户核实记录"]
/// )
/// ```
public struct PersonMergeEvent: Sendable, Hashable, Identifiable {
  /// The name of an event, unique for good; whoever makes the event gives it.
  public typealias ID = String

  /// What was done.
  public enum Content: Sendable, Hashable {
    /// One record stands for another one from the event's day on.
    case merged(PersonMerge)
    /// The merge with this id is undone from the event's day on. On the day of the merge itself, it
    /// never was.
    case unmerged(PersonMergeEvent.ID)
  }

  /// The event's name.
  public let id: ID
  /// What was done.
  public let content: Content
  /// From which day on it holds.
  public let day: CalendarDay
  /// When it was recorded.
  public let recordedAt: RecordedTime
  /// Who did it: the name or number of somebody of an office, or a unit.
  public let by: String
  /// Why.
  public let reason: String
  /// What it rests on: titles of papers, without personal data.
  public let evidence: [String]

  /// Creates an event.
  ///
  /// - Parameters:
  ///   - id: The event's name.
  ///   - content: What was done.
  ///   - day: From which day on it holds.
  ///   - recordedAt: When it was recorded.
  ///   - by: Who did it.
  ///   - reason: Why.
  ///   - evidence: What it rests on: titles of papers, without personal data.
  public init(
    id: ID,
    _ content: Content,
    on day: CalendarDay,
    recordedAt: RecordedTime,
    by: String,
    because reason: String,
    evidence: [String] = []
  ) {
    self.id = id
    self.content = content
    self.day = day
    self.recordedAt = recordedAt
    self.by = by
    self.reason = reason
    self.evidence = evidence
  }

  /// The merge, if the event is one.
  public var merge: PersonMerge? {
    guard case .merged(let merge) = content else { return nil }
    return merge
  }
}

/// Two records of one person, and which of them stands for both.
public struct PersonMerge: Sendable, Hashable {
  /// The record that stands for both.
  public let survivor: Person.ID
  /// The record that it stands for.
  public let merged: Person.ID

  /// Creates a merge of a record into another one.
  public init(_ merged: Person.ID, into survivor: Person.ID) {
    self.merged = merged
    self.survivor = survivor
  }
}

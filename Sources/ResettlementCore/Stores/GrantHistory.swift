/// The subjects whose grants count together, such as a household and those it split from.
public struct GrantKey: Sendable, Hashable {
  /// The subjects.
  public let subjects: Set<SubjectReference>

  /// Creates a key of subjects whose grants count together.
  public init(_ subjects: Set<SubjectReference>) {
    self.subjects = subjects
  }

  /// Creates a key of one subject.
  public init(_ subject: SubjectReference) {
    subjects = [subject]
  }

  /// Whether a grant is one to a subject of the key, or counts for one.
  public func includes(_ grant: Grant) -> Bool {
    subjects.contains(grant.subject) || grant.countsFor.contains(where: subjects.contains)
  }
}

/// What was granted under a key, in the order in which it was recorded.
public struct GrantHistory: Sendable, Hashable {
  /// The entries, also those that were corrected since.
  public let entries: [Grant]

  /// Creates a history.
  public init(_ entries: [Grant]) {
    self.entries = entries
  }

  /// The grants that hold: those that no other entry corrects, without those of nothing.
  public var effective: [Grant] {
    let corrected = Set(entries.compactMap { $0.correction?.grant })
    return entries.filter { !corrected.contains($0.id) && $0.amount != .zero }
  }

  /// Returns the sum of the grants that hold, of some programmes or of all.
  public func total(of programmes: Set<Rule.ID>? = nil) -> Money {
    effective
      .filter { programmes?.contains($0.programme) ?? true }
      .reduce(.zero) { $0 + $1.amount }
  }
}

import Synchronization

/// What was read of a population while a question was answered, and nothing else of it.
///
/// ```swift
/// let reads = FactReads()
/// let answer = policy.assess(rule, of: subject, in: population.telling(reads), on: dates)
/// let inputs = population.inputs(reads)
/// ```
public final class FactReads: Sendable {
  /// What is noted.
  struct Noted {
    /// The facts by the subject that was asked for them.
    var facts: [SubjectReference: Set<String>] = [:]
    /// The subjects that were taken whole.
    var wholes: Set<SubjectReference> = []
    /// The kinds of which every subject was taken.
    var kinds: Set<SubjectKind> = []
    /// The relations by the subject that was asked for them.
    var relations: [SubjectReference: Set<String>] = [:]
  }

  private let state = Mutex(Noted())

  /// Creates notes without anything in them.
  public init() {}

  var noted: Noted { state.withLock { $0 } }

  func note(_ fact: String, of subject: SubjectReference) {
    state.withLock { _ = $0.facts[subject, default: []].insert(fact) }
  }

  func note(relation: String, of subject: SubjectReference) {
    state.withLock { _ = $0.relations[subject, default: []].insert(relation) }
  }

  func note(whole subject: SubjectReference) {
    state.withLock { _ = $0.wholes.insert(subject) }
  }

  func note(all kind: SubjectKind) {
    state.withLock { _ = $0.kinds.insert(kind) }
  }
}

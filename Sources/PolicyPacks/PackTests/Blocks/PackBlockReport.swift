public import Diagnostics

/// What became of a pack's own tests as questions over blocks of many.
public struct PackBlockReport: Sendable {
  /// The pack's name.
  public let packID: String
  /// How many expectations were held against answers that were found over blocks.
  public internal(set) var compared = 0
  /// How many blocks were run.
  public internal(set) var blocks = 0
  /// How many subjects the largest of them had.
  public internal(set) var largestBlock = 0
  /// How many expectations were left out, by why.
  public internal(set) var leftOut: [LeftOut: Int] = [:]
  /// Where a block says something else than the test expects or than the subject alone is answered.
  public internal(set) var differences: [Diagnostic] = []

  /// Why an expectation is not asked over blocks.
  public enum LeftOut: String, Sendable, Hashable, CaseIterable {
    /// It is about a rule that is answered subject by subject.
    case otherRule
    /// It is about a check of a library, which has no rule of the pack.
    case library
    /// It is about a procedure or about what the pack states.
    case noRule
    /// The test itself can't be run.
    case broken
  }
}

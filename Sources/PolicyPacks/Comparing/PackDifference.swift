public import ResettlementCore

/// What differs between two packs, or two versions of one, element by element.
///
/// It compares what their authors wrote, not what comes of it: an expression that is written in
/// another way counts as changed.
public struct PackDifference: Sendable {
  /// What can differ.
  public enum Element: String, Sendable, Hashable, CaseIterable {
    /// What the pack says of itself.
    case manifest
    /// A dated quantity.
    case parameter
    /// How a clause is read.
    case reading
    /// A clause of a document.
    case clause
    /// A rule or a procedure.
    case rule
    /// A fact that is worked out.
    case definition
    /// A fact of the pack's own.
    case fact
  }

  /// What became of an element.
  public enum Change: Sendable, Hashable {
    /// It is in the second pack only.
    case added
    /// It is in the first pack only.
    case removed
    /// It is in both, and reads otherwise.
    case changed([Detail])
  }

  /// A text of an element that differs.
  public struct Detail: Sendable, Hashable {
    /// The keys that lead to it, such as `when.relocated.holds` or `values[2024-01-01].value`.
    public let path: String
    /// What it was; `nil` if it was not there.
    public let before: String?
    /// What it is; `nil` if it is not there any more.
    public let after: String?
  }

  /// An element that differs.
  public struct Line: Sendable, Hashable {
    /// What it is.
    public let element: Element
    /// Its name; a rule's with its kind, such as `programme startup_loan`.
    public let name: String
    /// What it is called, if its author has said so.
    public let title: LocalizedText?
    /// What became of it.
    public let change: Change
  }

  /// The elements that differ: by kind, those of the first pack before those that were added.
  public let lines: [Line]

  /// Compares two packs.
  ///
  /// - Parameters:
  ///   - first: The files of the first pack.
  ///   - second: The files of the second pack.
  public init(from first: PackSource, to second: PackSource) {
    let (before, after) = (PackContents(first), PackContents(second))
    let keys = before.keys + after.keys.filter { before.elements[$0] == nil }
    let found = keys.compactMap { Self.line($0, before.elements[$0], after.elements[$0]) }
    lines = Element.allCases.flatMap { kind in found.filter { $0.element == kind } }
  }

  private static func line(
    _ key: PackContents.Key,
    _ before: PackContents.Element?,
    _ after: PackContents.Element?
  ) -> Line? {
    let change: Change
    switch (before, after) {
    case (let before?, let after?):
      let details = details(before, after)
      guard !details.isEmpty else { return nil }
      change = .changed(details)
    case (nil, _): change = .added
    case (_, nil): change = .removed
    }
    let title = (after ?? before)?.title
    return Line(element: key.kind, name: key.name, title: title, change: change)
  }

  private static func details(
    _ before: PackContents.Element,
    _ after: PackContents.Element
  ) -> [Detail] {
    let old = Dictionary(before.texts, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.texts, uniquingKeysWith: { first, _ in first })
    let paths = before.texts.map(\.path) + after.texts.map(\.path).filter { old[$0] == nil }
    return paths.filter { old[$0] != new[$0] }.map { path in
      Detail(path: path, before: old[path], after: new[path])
    }
  }
}

extension PackDifference.Element {
  /// What the elements of a list in a file are; `nil` if they say nothing of the policy.
  init?(list: String) {
    switch list {
    case "parameters": self = .parameter
    case "readings": self = .reading
    case "clauses": self = .clause
    case "definitions": self = .definition
    case "facts": self = .fact
    default: return nil
    }
  }
}

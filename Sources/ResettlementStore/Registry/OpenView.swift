public import ResettlementCore

/// What everybody may see of a subject, and which facts are withheld.
///
/// What is withheld is unknown in ``subject``: ask ``withheld`` before you take it for something that
/// nobody has said. Do not assess by it, unless the rules need open facts alone.
public struct OpenView<Shown: Subject>: Sendable, Hashable {
  /// The subject with its open facts.
  public let subject: Shown

  /// The ids of the facts that are recorded and withheld: personal and sensitive ones, and all that
  /// packs declare.
  public let withheld: [String]

  /// Creates a view.
  public init(_ subject: Shown, withheld: [String]) {
    self.subject = subject
    self.withheld = withheld
  }
}

extension OpenView: CustomStringConvertible {
  /// The subject's kind and name, and the number of facts that are withheld.
  public var description: String { "\(subject), \(withheld.count) withheld" }
}

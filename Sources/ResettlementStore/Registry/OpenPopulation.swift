public import ResettlementCore

/// What everybody may see of all subjects on a day, and which facts are withheld.
///
/// What is withheld is unknown in ``population``, and rules that read it answer so: hold
/// ``withheld`` against what they read before you show their answers.
public struct OpenPopulation: Sendable {
  /// The subjects with their open facts.
  public let population: Population

  /// The facts that are recorded of some subject and withheld.
  public let withheld: [AccessedFact]
}

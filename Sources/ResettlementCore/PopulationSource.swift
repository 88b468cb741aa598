/// Some households of a population, with all that belongs to them.
public struct PopulationBlock: Sendable {
  /// The subjects: the households, their members, what refers to these, and whatever they refer to.
  public let population: Population
  /// The households that are asked about, in their order.
  public let households: [Household.ID]
  /// The persons that are asked about and live in no household that there is.
  public let persons: [Person.ID]

  /// Creates a block.
  ///
  /// - Parameters:
  ///   - population: The subjects.
  ///   - households: The households that are asked about; their members are asked about too.
  ///   - persons: Persons of no household.
  public init(
    population: Population,
    households: [Household.ID] = [],
    persons: [Person.ID] = []
  ) {
    self.population = population
    self.households = households
    self.persons = persons
  }
}

/// A population that is given block by block, so that memory follows the block.
///
/// A ``Population`` is one, and so is what a store has of a day.
///
/// ## Conforming
///
/// - Each household and each person without one is asked about in one block, households first.
/// - A block's population has all persons that say they live in its households, all subjects that
///   refer to these households and persons, and all subjects to which facts lead from there; its
///   lists of households and persons are known exactly where those of the whole population are.
public protocol PopulationSource {
  /// Gives the blocks one after the other.
  ///
  /// - Parameters:
  ///   - count: The most households of a block.
  ///   - body: Takes a block.
  /// - Throws: What the source or the body throws; then no more blocks are given.
  func forEachBlock(of count: Int, _ body: (PopulationBlock) throws -> Void) throws
}

extension Population: PopulationSource {
  /// Gives the households in the order in which they were put in, then persons of no household.
  public func forEachBlock(of count: Int, _ body: (PopulationBlock) throws -> Void) throws {
    let households = references(.household).map { Household.ID($0.id) }
    for block in households.parts(of: count) {
      try body(PopulationBlock(population: self, households: block))
    }
    let homeless = references(.person).filter { !livesSomewhere($0) }.map { Person.ID($0.id) }
    for block in homeless.parts(of: 4 * count) {
      try body(PopulationBlock(population: self, persons: block))
    }
  }

  private func livesSomewhere(_ person: SubjectReference) -> Bool {
    guard case .reference(let home) = value(of: "household", of: person) else { return false }
    return contains(SubjectReference(.household, home))
  }
}

extension Array {
  fileprivate func parts(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: Swift.max(1, count)).map { first in
      Array(self[first..<Swift.min(first + Swift.max(1, count), self.count)])
    }
  }
}

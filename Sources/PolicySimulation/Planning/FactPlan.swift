internal import PolicyPacks
internal import PopulationColumns
internal import Quantities
internal import ResettlementCore

/// Which facts of households a simulation reads besides those of the rules.
struct FactPlan: Sendable {
  /// How an income becomes fen a year.
  struct Income: Sendable {
    let fact: FactDeclaration
    /// What a number in the plain scale of its unit is multiplied with.
    let factor: Int
    /// Whether it is that of one person, and not of the household.
    let isPerHead: Bool
  }

  let groups: [FactDeclaration]
  let income: Income?
  private let size: FactDeclaration?

  /// The facts to read: the groups, the size, the income.
  var facts: [FactDeclaration] { groups + [size, income?.fact].compactMap(\.self) }
  /// The place of the size among them.
  var sizePlace: Int? { size.map { _ in groups.count } }
  /// The place of the income among them.
  var incomePlace: Int? { income.map { _ in groups.count + (size == nil ? 0 : 1) } }

  /// Finds the facts of a question that the tables have.
  ///
  /// - Throws: ``SimulationError`` if a fact is not there, or is not what it must be.
  init(
    _ question: SimulationQuestion,
    in catalogue: FactCatalogue,
    columns: Set<String>
  ) throws(SimulationError) {
    groups = try question.groups.map { name throws(SimulationError) in
      let fact = try Self.fact(name, in: catalogue, columns)
      guard fact.groupsHouseholds else { throw SimulationError(.notGroupable, fact.id) }
      return fact
    }
    size = columns.contains("size") ? catalogue.fact(id: "size", of: .household) : nil
    income = try Self.income(question.income, in: catalogue, columns)
  }

  private static func fact(
    _ name: String,
    in catalogue: FactCatalogue,
    _ columns: Set<String>
  ) throws(SimulationError) -> FactDeclaration {
    guard let fact = catalogue.fact(name, of: .household) else {
      throw SimulationError(.noSuchFact(catalogue.facts(of: .household).map(\.id)), name)
    }
    guard columns.contains(fact.id) else { throw SimulationError(.noColumn, fact.id) }
    return fact
  }

  /// The incomes that are taken where none is named.
  private static let usual = ["net_income_per_head", "disposable_income_per_head", "annual_income"]

  private static func income(
    _ name: String?,
    in catalogue: FactCatalogue,
    _ columns: Set<String>
  ) throws(SimulationError) -> Income? {
    if let name {
      let fact = try fact(name, in: catalogue, columns)
      guard let income = Income(fact) else { throw SimulationError(.noIncome, fact.id) }
      return income
    }
    return usual.filter(columns.contains).lazy
      .compactMap { catalogue.fact(id: $0, of: .household).flatMap(Income.init) }.first
  }
}

extension FactPlan.Income {
  /// Reads the unit of a fact, of which money without a period is that of a year; `nil` if it is no
  /// money.
  init?(_ fact: FactDeclaration) {
    guard case .number(let range) = fact.type,
      var dimension = UnitOfMeasure(range.unit)?.dimension, dimension["yuan"] == 1
    else { return nil }
    dimension["yuan"] = nil
    isPerHead = dimension["person"] == -1
    if isPerHead { dimension["person"] = nil }
    guard dimension.isEmpty || dimension == ["month": -1] else { return nil }
    factor = dimension.isEmpty ? 100 : 1_200
    self.fact = fact
  }
}

extension FactDeclaration {
  /// Whether households can be grouped by it: it has few values, and does not tell who they are.
  fileprivate var groupsHouseholds: Bool {
    switch type {
    case .boolean, .enumeration, .number: privacy != .personal
    case .text: privacy == .open
    case .reference(let kind): privacy == .open && kind != .person && kind != .household
    case .date, .list: false
    }
  }
}

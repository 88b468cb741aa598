internal import FEEL
internal import Quantities
internal import ResettlementCore

// MARK: - What is declared of numbers

extension PackScope {
  /// Returns what is declared of a number: by its fact's declaration, or by a parameter's values.
  ///
  /// - Parameters:
  ///   - lists: The paths of the lists that lead to the record, from the subject on.
  ///   - path: The fact's path there.
  /// - Returns: The range and the places, so that programs keep it in a narrow lane; `nil` if there
  ///   are none.
  func numbers(below lists: [[String]], at path: [String]) -> NumberDeclaration? {
    guard let first = lists.first else { return rootNumbers(path) }
    var type = rootType(first)
    for list in lists.dropFirst() {
      type = type?.element.flatMap { self.type(at: list[...], of: $0) }
    }
    return type?.element.flatMap { self.type(at: path[...], of: $0) }?.numbers
  }

  private func rootNumbers(_ path: [String]) -> NumberDeclaration? {
    let names = path.joined(separator: ".").split(separator: ".").map(String.init)
    guard names.count == 2, names[0] == Record.parameter else { return rootType(path)?.numbers }
    return library.parameters[names[1]]?.numbers
  }

  private func rootType(_ path: [String]) -> FactType? {
    path.first.flatMap { SubjectKind(rawValue: $0) }.flatMap {
      type(at: path.dropFirst(), of: .reference($0))
    }
  }

  /// Follows references to a fact or a relation.
  private func type(at path: ArraySlice<String>, of type: FactType) -> FactType? {
    guard let name = path.first else { return type }
    guard case .reference(let kind) = type else { return nil }
    if let fact = library.catalogue.fact(id: name, of: kind) {
      return self.type(at: path.dropFirst(), of: fact.type)
    }
    guard path.count == 1, let relation = library.catalogue.relation(name, of: kind) else {
      return nil
    }
    return .list(.reference(relation.element))
  }
}

extension FactType {
  /// What a list's items are.
  fileprivate var element: FactType? {
    if case .list(let element) = self { element } else { nil }
  }

  /// A month is no exact part of a year: numbers for each year have too many places for a lane.
  private static let mostPlacesOfScale = 9

  /// The declared numbers in the plain scale of their unit.
  fileprivate var numbers: NumberDeclaration? {
    guard case .number(let range) = self, let minimum = range.minimum, let maximum = range.maximum
    else { return nil }
    let scale = UnitOfMeasure(ofFact: range.unit).scale
    guard scale.places <= Self.mostPlacesOfScale else { return nil }
    return NumberDeclaration(
      from: minimum.multiplied(by: scale),
      to: maximum.multiplied(by: scale),
      places: range.decimals + scale.places
    )
  }
}

extension ParameterEntry {
  /// The numbers that the parameter is on some day, in the plain scale of its unit.
  fileprivate var numbers: NumberDeclaration? {
    let values = statements.flatMap(\.segments).compactMap { segment in
      if case .number(let number) = segment.value { number.multiplied(by: unit.scale) } else { nil }
    }
    let places = values.map(\.places).max() ?? 0
    return NumberDeclaration(from: values.min(), to: values.max(), places: places)
  }
}

extension NumberDeclaration {
  /// Declares numbers between two others; `nil` if one is missing or too great for a lane.
  fileprivate init?(from least: ExactDecimal?, to greatest: ExactDecimal?, places: Int) {
    guard let low = least?.rounded(toPlaces: 0, mode: .floor).asInt(),
      let high = greatest?.rounded(toPlaces: 0, mode: .ceiling).asInt()
    else { return nil }
    self.init(from: low, to: high, places: places)
  }
}

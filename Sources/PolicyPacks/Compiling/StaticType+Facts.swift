internal import FEEL
package import Quantities
package import ResettlementCore

extension StaticType {
  /// The type of a fact's values in expressions.
  init(_ declaration: FactDeclaration) {
    let type = StaticType(declaration.type)
    self = declaration.isOptional ? .optional(type) : type
  }

  /// The type that a fact's type is in expressions.
  init(_ type: FactType) {
    switch type {
    case .boolean: self = .boolean
    case .number(let range): self = .number(UnitOfMeasure(ofFact: range.unit))
    case .text: self = .string
    case .date: self = .date
    case .enumeration(let enumeration): self = .enumeration(Self.cases(of: enumeration))
    case .reference(let kind): self = .record(kind.rawValue)
    case .list(let element): self = .list(StaticType(element))
    }
  }

  private static func cases(of enumeration: ResettlementCore.Enumeration) -> Enumeration {
    Enumeration(
      id: enumeration.id,
      cases: enumeration.cases.map { Enumeration.Case($0.id, aliases: [$0.name.chinese]) }
    )
  }
}

extension UnitOfMeasure {
  /// The unit of a fact's numbers; a text that is no unit, such as `1`, stands for none.
  init(ofFact text: String) { self = UnitOfMeasure(text) ?? .none }
}

extension FactDeclaration {
  /// How many of the plain unit one of the unit of the fact's numbers is.
  package var unitScale: ExactDecimal { type.unit.map { UnitOfMeasure(ofFact: $0).scale } ?? .one }
}

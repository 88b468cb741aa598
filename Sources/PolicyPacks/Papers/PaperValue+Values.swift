internal import FEEL
internal import Quantities
internal import ResettlementCore

extension PaperValue {
  /// What a paper says of a value that is known and there.
  init(_ value: Value, as type: StaticType, mask: PaperMask?, in catalogue: FactCatalogue) {
    switch (value, type.unwrapped) {
    case (.boolean(let truth), _): self = .boolean(truth)
    case (.date(let day), _): self = .date(day)
    case (.number(let number), let type): self = Self.number(number, as: type)
    case (.string(let id), .enumeration(let enumeration)):
      self = .words([enumeration.name(of: id, in: catalogue)])
    case (.string(let text), _): self = .text(mask?.masked(text) ?? text)
    case (.list(let items), .list(let element)):
      self = .joined(items.map { PaperValue($0, as: element, mask: mask, in: catalogue) })
    default: self = .text(value.description)
    }
  }

  private static func number(_ number: ExactDecimal, as type: StaticType) -> PaperValue {
    guard case .number(let unit) = type else { return .number(number.shortened, unit: nil) }
    return .number((number.divided(by: unit.scale) ?? number).shortened, unit: type.unit)
  }

  /// Several values as one.
  private static func joined(_ values: [PaperValue]) -> PaperValue {
    guard !values.isEmpty else { return .absent }
    let words = values.map { value -> LocalizedText? in
      switch value {
      case .words(let words): words.first
      case .text(let text): LocalizedText(zh: text)
      case .date(let day): LocalizedText(zh: day.description)
      case .number(let number, _): LocalizedText(zh: number.description)
      case .boolean(let truth): LocalizedText(zh: truth ? "是" : "否", en: truth ? "yes" : "no")
      case .absent, .unknown, .withheld: nil
      }
    }
    return .words(words.compactMap(\.self))
  }

  /// The sum with another number; not known, if one of them is not.
  func adding(_ other: PaperValue) -> PaperValue {
    switch (self, other) {
    case (.number(let one, let unit), .number(let two, _)): .number(one + two, unit: unit)
    case (.number, .absent): self
    case (_, .number), (.number, _), (_, _): .unknown
    }
  }
}

extension StaticType.Enumeration {
  /// The name of a case, in English as well where a fact has it as its values.
  fileprivate func name(of id: String, in catalogue: FactCatalogue) -> LocalizedText {
    let declared = SubjectKind.allCases.lazy.flatMap(catalogue.facts).compactMap { fact in
      fact.type.enumeration.flatMap { $0.id == self.id ? $0.case(id)?.name : nil }
    }
    let alias = cases.first { $0.id == id }?.aliases.first
    return declared.first ?? LocalizedText(zh: alias ?? id)
  }
}

extension FactType {
  /// The enumeration of its values, or of the values of its list.
  fileprivate var enumeration: ResettlementCore.Enumeration? {
    switch self {
    case .enumeration(let enumeration): enumeration
    case .list(let element): element.enumeration
    default: nil
    }
  }
}

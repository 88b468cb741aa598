public import Diagnostics
public import Quantities
public import ResettlementCore

/// A blank of a template: a number, a day or a text that the pack which fills it has to state.
public struct TemplateBlank: Sendable, Hashable, Identifiable {
  /// The parameter's name.
  public let id: String
  /// What it is called.
  public let title: LocalizedText
  /// What is to be filled in, as the template puts it.
  public let sentence: LocalizedText
  /// What its value is.
  public let type: ParameterType
  /// The unit of its number; none for what is no number.
  public let unit: UnitOfMeasure
  /// The rules whose answers need it, in the order of the template.
  public let rules: [Rule.ID]
  /// The bounds of its number.
  let bounds: ParameterBounds

  /// Returns why a text cannot be the value, by the rules of the pack format; `nil` if it can.
  public func objection(to text: String) -> Diagnostic.Message? {
    guard let value = ParameterValue(text, as: type) else {
      return .wrongType(text, wanted: type)
    }
    return bounds.contain(value) ? nil : .outOfBounds(id, title, bounds, value: text)
  }
}

extension PolicyPack {
  /// The blanks of a template that are open, in the order of its files.
  ///
  /// The first day of its rules, which may be blank too, is not among them: see ``blanks``.
  public var templateBlanks: [TemplateBlank] {
    models.flatMap(\.parameters).map(\.id.value).compactMap { id in
      guard let entry = law.parameters[id], entry.isOpen(as: .blank),
        law.setParameters[id] == nil
      else { return nil }
      return TemplateBlank(
        id: id,
        title: entry.title,
        sentence: entry.sentence ?? entry.title,
        type: entry.type,
        unit: entry.unit,
        rules: rules(needing: "\(PackScope.Record.parameter).\(id)"),
        bounds: entry.bounds
      )
    }
  }

  /// Returns the rules whose answers need a reading, in the order of the pack.
  public func rules(needingReading reading: String) -> [Rule.ID] {
    rules(needing: "\(PackScope.Record.reading).\(reading)")
  }

  private func rules(needing term: String) -> [Rule.ID] {
    compiled.filter { $0.program.terms.contains(term) }.map(\.rule.id)
  }
}

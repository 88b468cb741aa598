internal import Diagnostics
package import Quantities
public import ResettlementCore

/// A reading that a pack takes, and what else it could take.
public struct ReadingStatement: Sendable, Hashable, Identifiable {
  /// The reading's name.
  public let id: String
  /// The clause that can be read in more than one way.
  public let citation: String
  /// What the clause leaves open.
  public let question: LocalizedText
  /// The ways to read it.
  public let options: [ReadingOption]
  /// The option that is taken; `nil` if nobody has chosen.
  public let chosen: String?
}

/// The reason why a choice can't be made.
public struct PackChoiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// The pack has no reading of the name.
    case noSuchReading
    /// The reading has no option of the name.
    case noSuchOption
    /// The pack has no parameter of the name.
    case noSuchParameter
    /// The value is not of the parameter's type.
    case wrongType
    /// The number is beyond what the parameter may be.
    case outOfBounds
  }

  /// Why.
  public let reason: Reason
  /// The name of the reading or parameter.
  public let name: String
  /// What was to be chosen.
  public let value: String
  /// The names that there are instead, or the bounds of the value.
  public let known: [String]

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    switch reason {
    case .noSuchReading:
      LocalizedText(
        zh: "没有口径“\(name)”；已有：\(known.joined(separator: "、"))",
        en: "no reading '\(name)'; there are: \(known.joined(separator: ", "))"
      )
    case .noSuchOption:
      LocalizedText(
        zh: "口径“\(name)”没有选项“\(value)”；可选：\(known.joined(separator: "、"))",
        en: "the reading '\(name)' has no option '\(value)', but: \(known.joined(separator: ", "))"
      )
    case .noSuchParameter:
      LocalizedText(
        zh: "没有参数“\(name)”；已有：\(known.joined(separator: "、"))",
        en: "no parameter '\(name)'; there are: \(known.joined(separator: ", "))"
      )
    case .wrongType:
      LocalizedText(
        zh: "参数“\(name)”不能取值“\(value)”",
        en: "the parameter '\(name)' can't have the value '\(value)'"
      )
    case .outOfBounds:
      LocalizedText(
        zh: "参数“\(name)”不能取值“\(value)”，须 \(known.joined(separator: " 且 "))",
        en: "the parameter '\(name)' can't have the value '\(value)', which must be "
          + known.joined(separator: " and ")
      )
    }
  }

  /// The message in English.
  public var description: String { message.english }
}

// MARK: - Choosing

extension PolicyPack {
  /// Returns the pack with other readings, which reasons show as chosen by the caller.
  ///
  /// - Parameter readings: The options to take, by reading.
  /// - Returns: A pack that answers by them.
  /// - Throws: ``PackChoiceError`` if there is no such reading or option.
  public func choosing(readings: [String: String]) throws(PackChoiceError) -> PolicyPack {
    var copy = self
    for (name, option) in readings.sorted(by: { $0.key < $1.key }) {
      guard let entry = law.readings[name] else {
        throw PackChoiceError(
          reason: .noSuchReading,
          name: name,
          value: option,
          known: law.readings.keys.sorted()
        )
      }
      guard entry.options.contains(where: { $0.id == option }) else {
        throw PackChoiceError(
          reason: .noSuchOption,
          name: name,
          value: option,
          known: entry.options.map(\.id)
        )
      }
      copy.law.chosenReadings[name] = option
    }
    return copy
  }

  /// Returns the pack with other values of parameters, at all times.
  ///
  /// - Parameter parameters: The values, by parameter, in the parameter's unit.
  /// - Returns: A pack that answers by them.
  /// - Throws: ``PackChoiceError`` if there is no such parameter, or the value is of another type or
  ///   beyond the bounds of the parameter.
  public func setting(
    parameters: [String: ParameterValue]
  ) throws(PackChoiceError) -> PolicyPack {
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      guard let bounds = law.parameters[name]?.bounds, !bounds.contain(value) else { continue }
      let limits = bounds.limits
      throw PackChoiceError(reason: .outOfBounds, name: name, value: value.text, known: limits)
    }
    return try trying(parameters: parameters)
  }

  /// Returns the pack with other values, also beyond the bounds of a parameter: a test tries a
  /// threshold of many people with few.
  func trying(
    parameters: [String: ParameterValue]
  ) throws(PackChoiceError) -> PolicyPack {
    var copy = self
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      guard let entry = law.parameters[name] else {
        throw PackChoiceError(
          reason: .noSuchParameter,
          name: name,
          value: value.text,
          known: law.parameters.keys.sorted()
        )
      }
      guard value.type == entry.type else {
        throw PackChoiceError(reason: .wrongType, name: name, value: value.text, known: [])
      }
      copy.law.setParameters[name] = value
    }
    return copy
  }

  /// The type of a parameter's values; `nil` if there is no such parameter.
  public func type(ofParameter name: String) -> ParameterType? { law.parameters[name]?.type }

  /// The number that a parameter is on a day, with its unit; `nil` if it is none.
  package func number(
    ofParameter name: String,
    on day: CalendarDay
  ) -> (value: ExactDecimal, unit: UnitOfMeasure)? {
    guard case .number(let number) = law.parameter(name, on: day), let entry = law.parameters[name]
    else { return nil }
    return (number, entry.unit)
  }

  /// The parameters that it knows, by name.
  package var parameterNames: [String] { law.parameters.keys.sorted() }
}

extension ParameterValue {
  /// What type of value it is.
  fileprivate var type: ParameterType {
    switch self {
    case .number: .number
    case .date: .date
    case .text: .text
    case .boolean: .boolean
    }
  }
}

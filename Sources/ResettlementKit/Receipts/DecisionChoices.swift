public import PolicyPacks

/// The readings and values that an office takes instead of a pack's own, as they are written.
public struct DecisionChoices: Sendable, Hashable {
  /// The options of readings by the names of the readings.
  public var readings: [String: String]

  /// The values of parameters by their names, each in its unit.
  public var parameters: [String: String]

  /// Creates choices.
  public init(readings: [String: String] = [:], parameters: [String: String] = [:]) {
    self.readings = readings
    self.parameters = parameters
  }

  /// Returns a pack with the choices.
  ///
  /// - Throws: `PackChoiceError` if it has no such reading, option or parameter, or a value is none
  ///   of the parameter's type or lies outside of its bounds.
  public func applied(to pack: PolicyPack) throws(PackChoiceError) -> PolicyPack {
    let chosen = try pack.choosing(readings: readings)
    let values = parameters.map { name, text in
      let type = chosen.type(ofParameter: name) ?? .text
      return (name, ParameterValue(text, as: type) ?? .text(text))
    }
    return try chosen.setting(parameters: Dictionary(uniqueKeysWithValues: values))
  }
}

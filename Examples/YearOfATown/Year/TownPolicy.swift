public import ResettlementCore
public import ResettlementKit

/// The policy of the made-up town, and what was made up for it.
///
/// The town goes by the shipped pack `aolezhaoqi`, because it has what a year of monitoring needs: rules
/// that find clues, the steps of identification and elimination, duties and targets. What that text
/// leaves to wider law is open in the pack; so that the example can decide, it sets these terms as a
/// host does, to values that are made up.
public struct TownPolicy: Sendable {
  /// A term that the pack leaves open, with a value made up for the example.
  public struct Assumption: Sendable {
    /// The name of the parameter.
    public let parameter: String
    /// What it is.
    public let title: LocalizedText
    /// The made-up value.
    public let amount: Int
    /// Its unit.
    public let unit: LocalizedText
  }

  /// What was made up.
  public static let assumptions = [
    Assumption(
      parameter: "monitoring_line",
      title: LocalizedText(zh: "监测线", en: "monitoring income line"),
      amount: 8_000,
      unit: LocalizedText(zh: "元/人·年", en: "yuan a person and year")
    ),
    Assumption(
      parameter: "rigid_expense_line",
      title: LocalizedText(zh: "大额刚性支出标准", en: "large rigid expenses"),
      amount: 20_000,
      unit: LocalizedText(zh: "元/年", en: "yuan a year")
    ),
    Assumption(
      parameter: "medical_alert_line",
      title: LocalizedText(zh: "医疗支出预警线", en: "medical costs that raise a warning"),
      amount: 10_000,
      unit: LocalizedText(zh: "元/年", en: "yuan a year")
    ),
    Assumption(
      parameter: "publication_days",
      title: LocalizedText(zh: "公示天数", en: "days of publication"),
      amount: Self.publicationDays,
      unit: LocalizedText(zh: "天", en: "days")
    ),
  ]

  /// How long something is public in the made-up town, in days.
  static let publicationDays = 7
  /// The income line in the made-up town, in yuan for each person and year.
  static let monitoringLine = 8_000
  /// The costs that count as large in the made-up town, in yuan a year.
  static let rigidExpenseLine = 20_000

  /// The pack with the made-up values.
  public let pack: PolicyPack

  /// Finds the pack and sets what it leaves open; `nil` if it is not among the packs.
  ///
  /// - Parameter packs: The packs that come with the SDK.
  /// - Throws: `PackChoiceError` if the pack has no such term.
  public init?(among packs: [PolicyPack]) throws(PackChoiceError) {
    guard let pack = packs.first(where: { $0.description.id == "aolezhaoqi" }) else { return nil }
    let values = Self.assumptions.map { ($0.parameter, ParameterValue.number(.init($0.amount))) }
    self.pack = try pack.setting(parameters: Dictionary(values) { first, _ in first })
      .choosing(readings: ["income_measure": "net"])
  }
}

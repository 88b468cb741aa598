public import Quantities

/// A policy's name, such as `qinzhou-port`, the same over all its versions.
public typealias PolicyID = String

/// The policy of a place: rules that answer questions about subjects.
///
/// A pack of YAML and a type written in Swift conform to the same protocols: a policy conforms to
/// one protocol for each area it has rules in, ``HouseholdPolicy``, ``BenefitPolicy``,
/// ``MonitoringPolicy``, ``AssetPolicy`` or ``MeasurePolicy``, and to ``ProcedurePolicy`` if it has
/// procedures.
///
/// ## Conforming
///
/// - ``assess(_:of:in:on:)`` is pure: the same arguments give an equal assessment. It reads no clock.
/// - A fact that is not known never makes an answer `ineligible` or an amount zero: the answer is
///   `unknown` and names the fact, unless the other conditions decide it already.
/// - The rules have ids of their own and cite at least one clause each.
///
/// The suite `PolicySuite` of the module PolicyTesting checks a conformer.
public protocol Policy: Sendable {
  /// What the policy is called, where and when it holds.
  var description: PolicyDescription { get }

  /// Every rule, in a fixed order.
  var rules: [Rule] { get }

  /// Returns the answer of a rule for a subject.
  ///
  /// - Parameters:
  ///   - rule: The name of one of ``rules``.
  ///   - subject: A subject of the rule's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The answer with its reasons.
  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment
}

/// What a policy is called, where and when it holds.
public struct PolicyDescription: Sendable, Hashable {
  /// The policy's name.
  public let id: PolicyID
  /// The version of its text, such as `1.2.0`.
  public let version: String
  /// What it is called.
  public let title: LocalizedText
  /// The place where it holds.
  public let region: LocalizedText
  /// The place's administrative division code by GB/T 2260, if it has one.
  public let divisionCode: String?
  /// How wide the law is that it states.
  public let rank: LawRank
  /// The first day on which its rules hold; `nil` if that is open.
  public let rulesFrom: CalendarDay?
  /// The last day on which its rules hold; `nil` if no end is set.
  public let rulesTo: CalendarDay?

  /// Creates a description.
  public init(
    id: PolicyID,
    version: String,
    title: LocalizedText,
    region: LocalizedText,
    divisionCode: String? = nil,
    rank: LawRank,
    rulesFrom: CalendarDay?,
    rulesTo: CalendarDay? = nil
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.region = region
    self.divisionCode = divisionCode
    self.rank = rank
    self.rulesFrom = rulesFrom
    self.rulesTo = rulesTo
  }

  /// Whether the rules hold on a day of the law.
  public func isInForce(on day: CalendarDay) -> Bool {
    guard let rulesFrom, rulesFrom <= day else { return false }
    return rulesTo.map { day <= $0 } ?? true
  }
}

/// How wide a law is; wider law comes first.
public enum LawRank: String, Sendable, Hashable, Codable, CaseIterable {
  /// The whole country.
  case national
  /// A province or autonomous region.
  case province
  /// A prefecture, league or city with districts.
  case prefecture
  /// A county, banner, district or functional area.
  case county
  /// A town or township.
  case town
  /// A resettlement site.
  case site
}

extension LawRank {
  /// What the rank is called.
  public var title: LocalizedText {
    switch self {
    case .national: LocalizedText(zh: "国家", en: "national")
    case .province: LocalizedText(zh: "省（区）", en: "province")
    case .prefecture: LocalizedText(zh: "市（盟）", en: "prefecture")
    case .county: LocalizedText(zh: "县（区、旗）", en: "county")
    case .town: LocalizedText(zh: "乡镇", en: "town")
    case .site: LocalizedText(zh: "安置点", en: "site")
    }
  }
}

extension LawRank: Comparable {
  /// Whether one law is wider than another.
  public static func < (wider: LawRank, narrower: LawRank) -> Bool {
    wider.depth < narrower.depth
  }

  /// How many ranks are wider.
  private var depth: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

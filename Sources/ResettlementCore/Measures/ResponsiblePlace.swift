/// What one of the two places of a relocated household has to see to (两地共管的事项).
public enum ResponsibilityTopic: String, Sendable, Hashable, Codable, CaseIterable {
  /// Noticing and judging clues of risk.
  case clue
  /// Finding out whether the household is to be monitored.
  case identify
  /// Entering it in the system.
  case enter
  /// Supporting it.
  case support
  /// Paying what it is entitled to.
  case pay

  /// What the topic is called.
  public var name: LocalizedText {
    switch self {
    case .clue: LocalizedText(zh: "风险线索", en: "clues of risk")
    case .identify: LocalizedText(zh: "识别", en: "identification")
    case .enter: LocalizedText(zh: "系统录入", en: "entry in the system")
    case .support: LocalizedText(zh: "帮扶", en: "support")
    case .pay: LocalizedText(zh: "给付", en: "payment")
    }
  }
}

/// One of the places of a relocated household.
public enum ResponsiblePlace: String, Sendable, Hashable, Codable, CaseIterable {
  /// The place it came from (迁出地).
  case origin
  /// The place it moved to (迁入地).
  case receiving
  /// The place that recognised what it is entitled to (认定地).
  case recognition
  /// The place of origin and the receiving place together (两地).
  case both

  /// What the place is called.
  public var name: LocalizedText {
    switch self {
    case .origin: LocalizedText(zh: "迁出地", en: "place of origin")
    case .receiving: LocalizedText(zh: "迁入地", en: "receiving place")
    case .recognition: LocalizedText(zh: "认定地", en: "place of recognition")
    case .both: LocalizedText(zh: "两地", en: "both places")
    }
  }

  /// The facts of a household that say which places these are.
  public var facts: [String] {
    switch self {
    case .origin: ["origin_place"]
    case .receiving: ["receiving_place"]
    case .recognition: ["recognition_place"]
    case .both: ["origin_place", "receiving_place"]
    }
  }
}

/// Who is responsible for a topic of a relocated household on a day, and why.
public struct PlaceAnswer: Sendable, Hashable {
  /// What a policy says of it.
  public enum Outcome: Sendable, Hashable {
    /// This place is.
    case responsible(ResponsiblePlace)
    /// Something is not known that decides it.
    case unknown(missing: [MissingTerm])
    /// The policy does not say.
    case notStated
    /// The household was not relocated, so that there are no two places.
    case notApplicable
  }

  /// A place with its name and units.
  public struct Place: Sendable, Hashable {
    /// Which of the places it is.
    public let place: ResponsiblePlace
    /// What it is called; two for both places, less where a name is not known.
    public let names: [String]
    /// The units that act for it, by the policy.
    public let units: [String]

    /// Creates a place.
    public init(place: ResponsiblePlace, names: [String], units: [String]) {
      self.place = place
      self.names = names
      self.units = units
    }
  }

  /// What was asked about.
  public let topic: ResponsibilityTopic
  /// The household.
  public let household: Household.ID
  /// Who is responsible.
  public let outcome: Outcome
  /// The responsible place; `nil` if it is not known or not stated.
  public let responsible: Place?
  /// The place that helps, where the policy names one.
  public let helper: Place?
  /// The clauses that it rests on.
  public let citations: [String]
  /// The reading that decided, if one did.
  public let reading: Demand.ReadingTaken?
  /// What is missing to say who it is and what the places are called, sorted.
  public let missing: [MissingTerm]

  /// Creates an answer.
  public init(
    topic: ResponsibilityTopic,
    household: Household.ID,
    outcome: Outcome,
    responsible: Place? = nil,
    helper: Place? = nil,
    citations: [String] = [],
    reading: Demand.ReadingTaken? = nil,
    missing: [MissingTerm] = []
  ) {
    self.topic = topic
    self.household = household
    self.outcome = outcome
    self.responsible = responsible
    self.helper = helper
    self.citations = citations
    self.reading = reading
    self.missing = missing
  }
}

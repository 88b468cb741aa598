internal import FEEL
internal import Quantities
public import ResettlementCore

extension PolicyPack: PlacePolicy {
  /// Returns who is responsible for a topic of a relocated household, by the pack's `places`.
  public func responsiblePlace(
    for topic: ResponsibilityTopic,
    of household: Household.ID,
    in population: Population,
    on dates: AssessmentDates
  ) -> PlaceAnswer {
    let stated = models.reversed().lazy.flatMap(\.places).first {
      $0.topic.value == topic && $0.holds(on: dates.lawAsOf)
    }
    let isInForce = timeInForce?.contains(dates.lawAsOf) ?? false
    let finder = PlaceFinder(
      topic: topic,
      household: household,
      population: population,
      directory: UnitDirectory(units),
      day: dates.decidedOn
    )
    guard let stated, isInForce else { return finder.answer(.notStated) }
    return finder.answer(stated, law, on: dates.lawAsOf)
  }

  /// Returns the messages between places that the pack's registers of messages hold.
  public func messages(in population: Population, on dates: AssessmentDates) -> [Message] {
    models.flatMap(\.messages).flatMap { messages(in: population, on: dates, $0) }
  }

  /// Returns the messages of one register; none if the pack has no such register of messages.
  func messages(
    ofRegister register: Rule.ID,
    in population: Population,
    on dates: AssessmentDates
  ) -> [Message] {
    models.flatMap(\.messages).filter { $0.register.value == register }
      .flatMap { messages(in: population, on: dates, $0) }
  }

  /// Whether a register is one of messages.
  func isOfMessages(_ register: Rule.ID) -> Bool {
    models.contains { $0.messages.contains { $0.register.value == register } }
  }

  private func messages(
    in population: Population,
    on dates: AssessmentDates,
    _ model: MessageModel
  ) -> [Message] {
    guard let rule = compiledRule(model.register.value),
      case .conditions(let conditions) = rule.body
    else { return [] }
    var assessor = assessor(rule, dates)
    assessor.findsNearest = false
    return population.references(rule.rule.subject).compactMap { subject in
      guard
        case .verdict(.eligible) = assessor.assess(subject, in: population).outcome,
        subject.kind == .ledgerEntry
      else { return nil }
      let entry = assessor.entry(conditions, of: subject, in: population, verdict: .eligible)
      return Message(entry, model, in: population)
    }
  }
}

// MARK: - Messages

extension Message {
  fileprivate init(_ entry: RegisterEntry, _ model: MessageModel, in population: Population) {
    let values = Dictionary(entry.values.map { ($0.field, $0) }) { first, _ in first }
    let household = population.value(of: "household", of: entry.subject)
    self.init(
      id: LedgerEntry.ID(entry.subject.id),
      register: entry.register,
      household: household.householdID,
      topic: values.text(model.topic),
      sender: values.text(model.sender),
      recipient: values.text(model.recipient),
      sentOn: values.day(model.sent),
      receivedOn: values.day(model.received),
      answeredOn: values.day(model.answered)
    )
  }
}

extension FactValue {
  fileprivate var householdID: Household.ID? {
    if case .reference(let id) = self { Household.ID(id) } else { nil }
  }
}

extension [String: RegisterEntry.Value] {
  fileprivate func text(_ field: LocatedName?) -> String? {
    guard let text = field.flatMap({ self[$0.value]?.value }), text != "null" else { return nil }
    let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    return isQuoted ? String(text.dropFirst().dropLast()) : text
  }

  /// The day in a field; absent if there is none, or if the register has no such field.
  fileprivate func day(_ field: LocatedName?) -> Known<CalendarDay?> {
    guard let field else { return .known(nil) }
    guard let text = self[field.value]?.value else { return .unknown }
    if text == "null" { return .known(nil) }
    return CalendarDay(text).map { .known($0) } ?? .unknown
  }
}

// MARK: - Places

/// Finds who is responsible for a topic of one household.
private struct PlaceFinder {
  let topic: ResponsibilityTopic
  let household: Household.ID
  let population: Population
  let directory: UnitDirectory
  let day: CalendarDay

  func answer(_ outcome: PlaceAnswer.Outcome) -> PlaceAnswer {
    PlaceAnswer(topic: topic, household: household, outcome: outcome)
  }

  func answer(_ model: PlaceModel, _ law: Law, on day: CalendarDay) -> PlaceAnswer {
    switch value("is_relocated") {
    case .boolean(true): decided(model, law, on: day)
    case .boolean(false): answer(.notApplicable)
    default: undecided(model, nil, [MissingTerm(.fact, "household.is_relocated")])
    }
  }

  private func decided(_ model: PlaceModel, _ law: Law, on day: CalendarDay) -> PlaceAnswer {
    switch model.choice {
    case .always(let place): return decided(model, place, nil)
    case .reading(let reading, let options):
      let option = law.option(reading.value, on: day)
      let taken = Demand.ReadingTaken(id: reading.value, option: option)
      guard let place = options.first(where: { $0.name.value == option })?.place else {
        return undecided(model, taken, [MissingTerm(.reading, "reading.\(reading.value)")])
      }
      return decided(model, place, taken)
    case nil: return answer(.notStated)
    }
  }

  private func undecided(
    _ model: PlaceModel,
    _ reading: Demand.ReadingTaken?,
    _ missing: [MissingTerm]
  ) -> PlaceAnswer {
    PlaceAnswer(
      topic: topic,
      household: household,
      outcome: .unknown(missing: missing),
      citations: model.citations.map(\.value),
      reading: reading,
      missing: missing
    )
  }

  private func decided(
    _ model: PlaceModel,
    _ place: ResponsiblePlace,
    _ reading: Demand.ReadingTaken?
  ) -> PlaceAnswer {
    // Where the other place turns out to be responsible, it does not help itself.
    let helper = model.helper.flatMap { $0 == place ? nil : $0 }
    let facts = place.facts + (helper?.facts ?? [])
    return PlaceAnswer(
      topic: topic,
      household: household,
      outcome: .responsible(place),
      responsible: named(place, model),
      helper: helper.map { named($0, model) },
      citations: model.citations.map(\.value),
      reading: reading,
      missing: Set(facts.compactMap(missing)).sorted()
    )
  }

  private func named(_ place: ResponsiblePlace, _ model: PlaceModel) -> PlaceAnswer.Place {
    PlaceAnswer.Place(
      place: place,
      names: place.facts.compactMap { fact in
        if case .text(let name) = value(fact) { name } else { nil }
      },
      units: model.units.names(of: place).flatMap { directory.holders(of: $0.value, on: day) }
    )
  }

  private func missing(_ fact: String) -> MissingTerm? {
    value(fact) == .unknown ? MissingTerm(.fact, "household.\(fact)") : nil
  }

  private func value(_ fact: String) -> FactValue {
    population.value(of: fact, of: household.reference)
  }
}

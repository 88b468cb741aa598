internal import Diagnostics
internal import ResettlementCore

/// What can be wrong with who is responsible for what, against the readings and registers there are.
enum PlaceLinkChecks {
  /// Returns what is wrong with the places and messages of a pack.
  static func diagnostics(of model: PackModel, in packs: [PackModel]) -> [Diagnostic] {
    model.places.flatMap { options(of: $0, in: packs) } + doubled(model.places)
      + model.messages.flatMap { fields(of: $0, in: packs) }
  }

  private static func options(of place: PlaceModel, in packs: [PackModel]) -> [Diagnostic] {
    guard case .reading(let reading, let options) = place.choice else { return [] }
    let readings = packs.flatMap(\.readings).filter { $0.id.value == reading.value }
    guard !readings.isEmpty else {
      let names = packs.flatMap { $0.readings.map(\.id.value) }
      return [.unknownReading(reading, among: names)]
    }
    let known = readings.flatMap(\.options).map(\.id)
    let given = options.map(\.name.value)
    let unknown = options.map(\.name).filter { !known.contains($0.value) }
    let lacking = known.filter { !given.contains($0) }
    let missing = lacking.isEmpty || options.isEmpty ? [] : [lacking]
    return unknown.map { .unknownOption($0, of: reading.value, among: known) }
      + missing.map { Diagnostic(.error, .optionsLeftOut($0, reading.value), at: reading.range) }
  }

  /// A topic may be stated again for other days only.
  private static func doubled(_ places: [PlaceModel]) -> [Diagnostic] {
    places.enumerated().compactMap { index, place in
      let earlier = places[..<index].first { other in
        other.topic.value == place.topic.value && other.overlaps(place)
      }
      guard let earlier else { return nil }
      let note = Diagnostic.Note(.statedHere, at: earlier.topic.range)
      let message = Diagnostic.Message.statedTwice(place.topic.value.rawValue)
      return Diagnostic(.error, message, at: place.topic.range, notes: [note])
    }
  }

  private static func fields(of messages: MessageModel, in packs: [PackModel]) -> [Diagnostic] {
    let registers = packs.flatMap(\.rules).filter { $0.register != nil }
    let register = registers.first { $0.id.value == messages.register.value }?.register
    guard let register else {
      return [.unknownRule(messages.register, among: registers.map(\.id.value))]
    }
    // Fields that could not be read are reported where they stand.
    guard !register.fields.isEmpty else { return [] }
    let names = register.fields.map(\.id.value)
    return messages.fields.filter { !names.contains($0.value) }.map { field in
      .unknownField(field, among: names)
    }
  }
}

extension PlaceModel {
  fileprivate func overlaps(_ other: PlaceModel) -> Bool {
    let starts = (to.map { last in other.from.map { $0 <= last } ?? true }) ?? true
    let ends = (other.to.map { last in from.map { $0 <= last } ?? true }) ?? true
    return starts && ends
  }
}

extension Diagnostic {
  fileprivate static func unknownField(_ field: LocatedName, among names: [String]) -> Self {
    unknownName(field, "pack.unknown-field", among: names, zh: "栏目", en: "field of the register")
  }
}

extension Diagnostic.Message {
  fileprivate static func optionsLeftOut(_ options: [String], _ reading: String) -> Self {
    let names = options.joined(separator: ", ")
    return Self(
      "pack.place-options",
      en:
        "the reading '\(reading)' has other options too: \(names); say who is responsible in each",
      zh: "口径“\(reading)”还有选项 \(names)；请写明各由哪一方负责"
    )
  }

  fileprivate static func statedTwice(_ topic: String) -> Self {
    Self(
      "pack.place-stated-twice",
      en: "who is responsible for '\(topic)' is stated already for some of these days",
      zh: "事项“\(topic)”在这些日子里已经写过由谁负责"
    )
  }

  fileprivate static let statedHere = Self("pack.place-stated-twice", en: "stated here", zh: "先写于此")
}

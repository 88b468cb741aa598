internal import LocatedYAML
internal import ResettlementCore

// Who is responsible for a household with two places, and the messages between these.
extension Author {
  /// Returns the page of all topics and messages.
  func placesPage() -> PageContent {
    var page = PageContent(title: pick("两地责任", "Two places"))
    page.kicker = .text(words.text(pack.title))
    page.lead = .text(
      pick(
        "搬迁户有迁出地和迁入地：哪一方负责哪件事，两地之间发哪些函。",
        "A relocated household has two places: which is responsible for what, and what they write to each other."
      )
    )
    page.sections =
      pack.elements(.place).map { place($0) } + pack.elements(.message).map(messages)
    return page
  }

  /// Returns who is responsible for a topic.
  func place(_ element: Element) -> Section {
    let author = of(element.address.pack)
    return Section(
      Slug.text(element.id),
      .text(words.text(element.title)),
      [.facts(author.facts(ofPlace: element)), folded(element)]
    )
  }

  private func facts(ofPlace element: Element) -> [Fact] {
    var facts: [Fact] = []
    if let place = element["place"]?.text {
      facts.append(Fact(pick("负责", "Responsible"), .strong(name(ofPlace: place))))
    }
    if let reading = element["reading"]?.text {
      facts.append(Fact(pick("负责", "Responsible"), chosen(by: reading, element)))
    }
    if let helper = element["helped_by"]?.text {
      facts.append(Fact(pick("配合", "Helps"), .text(name(ofPlace: helper))))
    }
    for units in element["units"]?.entries ?? [] {
      let place = name(ofPlace: units.key.text)
      facts.append(Fact(pick("\(place)单位", "Units of the \(place)"), self.units(units.value)))
    }
    facts.append(Fact(pick("依据", "Rests on"), citations(element["cite"])))
    facts.append(Fact(pick("施行", "In force"), .text(force(of: element))))
    return facts
  }

  private func name(ofPlace place: String) -> String {
    ResponsiblePlace(rawValue: place).map { words.text($0.name) } ?? place
  }

  /// Who is responsible under each option of a reading.
  private func chosen(by reading: String, _ element: Element) -> Prose {
    let statements = book.statements(.reading, named: reading, from: pack.id)
    let taken = statements.last { $0["choose"] != nil }?["choose"]?.text
    let options = (element["by_option"]?.entries ?? []).map { entry -> Prose in
      let option = statements.lazy.compactMap { $0["options"]?[entry.key.text]?.localized }.first
      let text = option.map(words.text).map(Self.withoutFullStop) ?? entry.key.text
      let place = name(ofPlace: entry.value.text ?? "")
      let mark = entry.key.text == taken ? pick("（现取）", " (taken)") : ""
      return .strong(place) + .text(mark) + .faint(pick("：\(text)", ": \(text)"))
    }
    let question = statements.first.map(link) ?? .code(reading)
    return .text(pick("按口径“", "by the reading “")) + question + .text(pick("”：", "”: "))
      + options.joined(pick("；", "; "))
  }

  private static func withoutFullStop(_ text: String) -> String {
    text.hasSuffix("。") || text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  // MARK: - Messages

  /// The fields of messages in the order in which they are told.
  private var messageKeys: [(key: String, label: String)] {
    [
      ("sender", pick("发函地", "Sender")), ("recipient", pick("收函地", "Recipient")),
      ("topic", pick("事项", "Topic")), ("sent", pick("发函日期", "Sent on")),
      ("received", pick("收函日期", "Received on")), ("answered", pick("复函日期", "Answered on")),
    ]
  }

  private func messages(_ element: Element) -> Section {
    let register = book.find(.rule, named: element.id, from: pack.id)
    var facts = [Fact(pick("登记在", "Entered in"), register.map(link) ?? .code(element.id))]
    if let register {
      facts.append(Fact(pick("登记单位", "Kept by"), units(register["kept_by"])))
      facts.append(Fact(pick("依据", "Rests on"), citations(register["cite"])))
    }
    for (key, label) in messageKeys {
      guard let field = element[key]?.text else { continue }
      let title = register?["fields"]?[field]?["title"]?.localized.map(words.text)
      facts.append(Fact(label, title.map(Prose.text) ?? .code(field)))
    }
    return Section(
      Self.anchor(ofMessages: element.id),
      .text(pick("函件：", "Messages: ") + words.text(book.title(of: element))),
      [.facts(facts), folded(element)]
    )
  }

  /// Returns the place of messages on the page of places.
  static func anchor(ofMessages register: String) -> String { "message-" + Slug.text(register) }

  /// Returns a way from a register to what is said of its messages.
  func messageLink(_ address: Address) -> Prose {
    .link(pick("记载两地往来函件", "holds the messages of two places"), address)
  }

  // MARK: - On the first page

  /// Returns who is responsible for what; `nil` if the pack does not say.
  func placesSection() -> Section? {
    let places = pack.elements(.place).map(line) + pack.elements(.message).map(messageLine)
    guard !places.isEmpty else { return nil }
    return Section("places", .text(pick("两地责任", "Two places")), [.list(places)])
  }

  private func line(_ place: Element) -> Item {
    let responsible =
      place["place"]?.text.map(name(ofPlace:))
      ?? place["reading"].map { _ in pick("按口径", "by a reading") }
    let helper = place["helped_by"]?.text.map { name in
      pick("\(self.name(ofPlace: name))配合", "\(self.name(ofPlace: name)) helps")
    }
    let about = [responsible, helper].compactMap(\.self).joined(separator: pick("，", ", "))
    return Item(link(place) + .text(pick("：", ": ") + about))
  }

  private func messageLine(_ element: Element) -> Item {
    Item(.faint(pick("函件登记：", "messages are entered in: ")) + link(element))
  }
}

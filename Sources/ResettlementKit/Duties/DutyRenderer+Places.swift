internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension DutyRenderer {
  /// Returns for a terminal who of two places is responsible for what of a household, and why.
  public func text(_ sheet: PlaceSheet) -> String {
    let title = words.pick("两地责任", "Who is responsible")
    let heading =
      "\(title)  \(words.pick("户", "household")) \(sheet.household.rawValue)  \(sheet.day)"
    let answers = ReportSection(heading: heading, items: sheet.answers.map(item))
    guard !sheet.messages.isEmpty else { return lines([answers]) }
    let messages = ReportSection(
      heading: words.pick("协作函", "Messages") + " (\(sheet.messages.count))",
      items: sheet.messages.map { message($0, on: sheet) }
    )
    return lines([answers, messages])
  }

  private func item(_ answer: PlaceAnswer) -> ReportItem {
    let topic = words.words.text(answer.topic.name)
    switch answer.outcome {
    case .responsible: return ReportItem(.yes, words.words.said(topic, who(answer)), why(answer))
    case .unknown(let terms):
      let text = words.words.said(topic, words.missing(terms, about: .household))
      return ReportItem(.unknown, text, why(answer))
    case .notStated:
      return ReportItem(.aside, words.words.said(topic, words.pick("条款未写明", "not stated")))
    case .notApplicable:
      let text = words.pick("不是搬迁户，没有两地之分", "not relocated, so there are no two places")
      return ReportItem(.aside, words.words.said(topic, text))
    }
  }

  private func who(_ answer: PlaceAnswer) -> String {
    let responsible = answer.responsible.map(place)
    let helper = answer.helper.map { words.pick("配合：", "helped by ") + place($0) }
    return words.words.clauses([responsible, helper].compactMap(\.self))
  }

  private func place(_ place: PlaceAnswer.Place) -> String {
    let names = place.names + place.units
    let kind = words.words.text(place.place.name)
    return names.isEmpty ? kind : kind + words.words.aside(words.words.list(names))
  }

  private func why(_ answer: PlaceAnswer) -> [ReportItem] {
    let clauses = words.pick("依据 ", "by ") + words.words.list(answer.citations)
    let reading = answer.reading.map(words.reading)
    let isDecided = if case .responsible = answer.outcome { true } else { false }
    let lacking =
      isDecided && !answer.missing.isEmpty ? words.missing(answer.missing, about: .household) : nil
    return [ReportItem(nil, words.words.clauses([clauses, reading, lacking].compactMap(\.self)))]
  }

  private func message(_ message: Message, on sheet: PlaceSheet) -> ReportItem {
    let state = message.state(on: sheet.day)
    let places = [message.sender, message.recipient].compactMap(\.self)
    let parts: [String?] = [
      message.topic, places.isEmpty ? nil : places.joined(separator: " → "), word(state),
    ]
    return ReportItem(
      state == .answered ? .yes : .aside,
      words.words.said(message.id.rawValue, words.words.clauses(parts.compactMap(\.self)))
    )
  }

  private func word(_ state: Message.State) -> String {
    switch state {
    case .unknown: words.pick("是否发出不明", "not known whether it was sent")
    case .sent: words.pick("已发出，未答复", "sent, not answered")
    case .received: words.pick("已收到，未答复", "received, not answered")
    case .answered: words.pick("已答复，可作两地协助的凭据", "answered, proof of help")
    }
  }
}

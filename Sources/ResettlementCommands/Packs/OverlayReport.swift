internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What packs make of one term, as text and as JSON.
struct OverlayReport {
  private let overlays: [(pack: String, overlay: TermOverlay)]
  private let day: CalendarDay

  init(_ overlays: [(pack: String, overlay: TermOverlay)], on day: CalendarDay) {
    self.overlays = overlays
    self.day = day
  }
}

// MARK: - Text

extension OverlayReport {
  /// Returns a paragraph for each pack: the term, its candidates, and what holds.
  func text(in session: Session) -> String {
    overlays.map { pack, overlay in
      let lines =
        [head(pack, overlay, session)] + overlay.candidates.map { line($0, overlay, session) }
        + [conclusion(overlay, session)]
      return lines.map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }

  private func head(_ pack: String, _ overlay: TermOverlay, _ session: Session) -> String {
    let title = session.pick(overlay.title.chinese, overlay.title.english)
    let ranks = overlay.fillableBy.map { session.pick($0.title.chinese, $0.title.english) }
    let open = overlay.isOpenTerm ? session.pick("，留待填写", ", left open") : ""
    let by =
      ranks.isEmpty
      ? ""
      : session.pick(
        "，可由\(ranks.joined(separator: "、"))填写",
        ", to be filled by: \(ranks.joined(separator: ", "))"
      )
    return "\(pack): \(overlay.term)（\(title)）".inForm(session) + open + by
      + bounds(overlay, session)
  }

  private func bounds(_ overlay: TermOverlay, _ session: Session) -> String {
    let (lower, upper) = overlay.bounds
    let least = lower.map { value($0, of: overlay, session) }
      .map { session.pick("不小于 \($0)", "at least \($0)") }
    let most = upper.map { value($0, of: overlay, session) }
      .map { session.pick("不大于 \($0)", "at most \($0)") }
    let words = [least, most].compactMap(\.self)
    guard !words.isEmpty else { return "" }
    return session.pick("，", ", ") + words.joined(separator: session.pick("、", ", "))
  }

  private func line(
    _ candidate: TermOverlay.Candidate,
    _ overlay: TermOverlay,
    _ session: Session
  ) -> String {
    let mark = candidate.isWinner ? "→" : candidate.isOnTheDay ? "×" : " "
    let rank = session.pick(candidate.rank.title.chinese, candidate.rank.title.english)
    let value = value(candidate.value, of: overlay, session)
    let from = candidate.from.map { "\($0)..\(candidate.to?.description ?? "")" }
    let authority = candidate.authority.map {
      session.pick("依 \($0) 另作规定", "deviates by authority of \($0)")
    }
    let parts = [from] + candidate.citations.map(Optional.some) + [authority]
    let details = parts.compactMap(\.self).joined(separator: ", ")
    return "  \(mark) \(rank)  \(candidate.pack)  \(value)  \(details)"
  }

  /// Returns a number with its unit, yes or no, or what an option of a reading says, with its name.
  private func value(_ text: String, of overlay: TermOverlay, _ session: Session) -> String {
    if let option = overlay.options.first(where: { $0.id == text }) {
      let words = session.pick(option.text.chinese, option.text.english)
      return words.withoutStop + session.pick("（\(text)）", " (\(text))")
    }
    switch text {
    case "true": return session.pick("是", "yes")
    case "false": return session.pick("否", "no")
    default: break
    }
    guard ExactDecimal(text) != nil else { return text }
    return PlainWords(session.language).quantity(text, unit: overlay.unit)
  }

  private func conclusion(_ overlay: TermOverlay, _ session: Session) -> String {
    guard let winner = overlay.winner else {
      return session.pick(
        "  \(day)：无人填写，答案为“未知”",
        "  \(day): nobody has filled it; answers are unknown"
      )
    }
    let rivals = overlay.candidates.filter { $0.isOnTheDay && !$0.isWinner }
    let why =
      rivals.isEmpty
      ? session.pick("仅此一处规定", "it is the only one")
      : winner.authority.map {
        session.pick("下位规定依 \($0) 优先", "narrower law goes first, by authority of \($0)")
      } ?? session.pick("由本包选定", "the narrower pack has chosen")
    let value = value(winner.value, of: overlay, session)
    return session.pick(
      "  \(day)：采用“\(winner.pack)”的：\(value)；\(why)",
      "  \(day): \(value) of '\(winner.pack)' holds; \(why)"
    )
  }
}

extension String {
  /// The text without a full stop at its end.
  fileprivate var withoutStop: String {
    hasSuffix("。") || hasSuffix(".") ? String(dropLast()) : self
  }

  /// The text with English brackets where the session is English.
  fileprivate func inForm(_ session: Session) -> String {
    session.language == .chinese
      ? self : replacing("（", with: " (").replacing("）", with: ")")
  }
}

// MARK: - JSON

extension OverlayReport {
  /// A list with an object for each pack.
  var json: JSONValue { .array(overlays.map { value($0.pack, $0.overlay) }) }

  private func value(_ pack: String, _ overlay: TermOverlay) -> JSONValue {
    [
      "pack": .string(pack),
      "term": .string(overlay.term),
      "title": [
        "zh-Hans": .string(overlay.title.chinese), "en": .string(overlay.title.english),
      ],
      "unit": .optional(overlay.unit),
      "is_open_term": .bool(overlay.isOpenTerm),
      "filled_by": .array(overlay.fillableBy.map { .string($0.rawValue) }),
      "on": .string(day.description),
      "value": .optional(overlay.winner?.value),
      "options": .object(
        overlay.options.map { option in
          (
            option.id,
            ["zh-Hans": .string(option.text.chinese), "en": .string(option.text.english)]
          )
        }
      ),
      "candidates": .array(overlay.candidates.map(value)),
    ]
  }

  private func value(_ candidate: TermOverlay.Candidate) -> JSONValue {
    [
      "pack": .string(candidate.pack),
      "rank": .string(candidate.rank.rawValue),
      "from": .optional(candidate.from?.description),
      "to": .optional(candidate.to?.description),
      "value": .string(candidate.value),
      "citations": .array(candidate.citations.map(JSONValue.string)),
      "authority": .optional(candidate.authority),
      "holds": .bool(candidate.isWinner),
    ]
  }
}

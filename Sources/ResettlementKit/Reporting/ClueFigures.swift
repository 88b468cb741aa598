internal import ResettlementCore

/// The figures of a month that count clues.
struct ClueFigures {
  let policy: PolicyID
  let month: CalendarMonth
  let book: ClueBook

  private var entries: [ClueBook.Entry] { book.entries.filter { $0.clue.policy == policy } }

  /// Found, answered, answered in each way, and without an outcome at the month's end.
  var figures: [MonthFigure] {
    let found = entries.filter { month.contains($0.clue.foundOn) }
    let answered = entries.filter { $0.answer.map { month.contains($0.answeredOn) } ?? false }
    let open = Set(book.withoutOutcome(on: month.last).map(\.id))
    return [
      figure("found", LocalizedText(zh: "本月发现线索", en: "clues found in the month"), found),
      figure("answered", LocalizedText(zh: "本月办结线索", en: "clues answered in the month"), answered),
    ] + ways(answered) + [
      figure(
        "open",
        LocalizedText(zh: "月末未办结线索", en: "clues without an outcome"),
        entries.filter { open.contains($0.id) }
      )
    ]
  }

  private func ways(_ answered: [ClueBook.Entry]) -> [MonthFigure] {
    let byWord = Dictionary(grouping: answered) { $0.answer?.outcome.word ?? "" }
    return ClueOutcome.words.compactMap { word in
      guard let entries = byWord[word], let title = entries[0].answer?.outcome.title else {
        return nil
      }
      return figure(
        "answered/\(word)",
        LocalizedText(zh: "本月办结：\(title.chinese)", en: "answered: \(title.english)"),
        entries
      )
    }
  }

  private func figure(
    _ name: String,
    _ title: LocalizedText,
    _ entries: [ClueBook.Entry]
  ) -> MonthFigure {
    MonthFigure(
      id: "clues/\(name)",
      section: .clues,
      title: title,
      counting: entries.map { MonthFigure.Entry($0.id, about: $0.clue.subject) }
    )
  }
}
